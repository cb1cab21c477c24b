"""What an order asks for, by its codes and its words."""

from datetime import date
from typing import Any

import pytest
from service_requests import LOINC, coded, order, ordered

from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.moment import Moment
from cds_service.from_fhir.wanted import (
    read_draft,
)

CPT = "http://www.ama-assn.org/go/cpt"


DAY, LATER = Moment(date(2026, 1, 2)), Moment(date(2026, 2, 3))


def kinds(events: list[Event]) -> list[EventKind]:
    """Return the kinds in the order of the events."""
    return [event.kind for event in events]


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"code": coded("32962002")}, EventKind.CONTRAST_IMAGING),
        ({"code": coded("1331946003")}, EventKind.CONTRAST_IMAGING),
        ({"code": coded("74177", CPT)}, EventKind.CONTRAST_IMAGING),
        ({"code": {"text": "MRI with contrast"}}, EventKind.CONTRAST_IMAGING),
        (
            {"code": {"text": "MRI"}, "orderDetail": [{"text": "with contrast"}]},
            EventKind.CONTRAST_IMAGING,
        ),
        ({"code": {"text": "x"}, "category": coded("387713003")}, EventKind.SURGERY),
        ({"code": coded("49401003")}, EventKind.BONE_MARROW_EXAMINATION),
        ({"code": coded("56241004")}, EventKind.BONE_MARROW_EXAMINATION),
        ({"code": coded("429529009")}, EventKind.BONE_DENSITY_SCAN),
        (
            {"code": {"text": "Referral"}, "performerType": coded("394803006")},
            EventKind.HEMATOLOGY_CARE,
        ),
        (
            {"code": {"text": "Referral"}, "performerType": coded("408439002")},
            EventKind.ALLERGY_CARE,
        ),
        ({"code": coded("55162003")}, EventKind.MINOR_PROCEDURE),
        ({"code": coded("302497006")}, EventKind.DIALYSIS),
        ({"code": coded("38240", CPT)}, EventKind.STEM_CELL_TRANSPLANT),
        ({"code": coded("22513", CPT)}, EventKind.VERTEBRAL_AUGMENTATION),
        ({"code": coded("96910", CPT)}, EventKind.PHOTOTHERAPY),
        ({"code": coded("5048-4", LOINC)}, EventKind.ANTIBODY_TITRE),
    ],
)
def test_what_an_order_asks_for(more: dict[str, Any], kind: EventKind) -> None:
    """By code, detail, category, who is to do it, and words; none is unverified."""
    (event,) = ordered(**more)
    assert (event.kind, event.unverified_code) == (kind, False)


@pytest.mark.parametrize("code", ["396101000119105", "399331006", "383371000119108"])
def test_codes_that_say_without_contrast(code: str) -> None:
    """They stand next to those that say with."""
    assert ordered(code=coded(code)) == []


def test_the_words_of_a_category_ask_for_nothing() -> None:
    """Surgery is the name of a department, too."""
    assert ordered(code={"text": "CBC"}, category={"text": "Surgery"}) == []
    assert ordered(code={"text": "CBC"}, performerType={"text": "Surgery"}) == []


def test_an_unverified_code_is_said_and_a_verified_one_mends_it() -> None:
    """Words that say the same do as well."""
    doubtful = coded("70552", CPT)
    assert ordered(code=doubtful) == []
    doubtful = coded("11102", CPT)
    assert ordered(code=doubtful)[0].unverified_code
    named = {**doubtful, "text": "skin biopsy"}
    assert not ordered(code=named)[0].unverified_code
    both = {"coding": [*doubtful["coding"], *coded("55162003")["coding"]]}
    assert not ordered(code=both)[0].unverified_code
    known = coded("55162003")
    assert not ordered(code=known, orderDetail=[doubtful])[0].unverified_code
    assert not ordered(code=doubtful, orderDetail=[known])[0].unverified_code


def test_a_detail_of_a_wrong_shape_costs_itself_only() -> None:
    """R5 has something else there."""
    for detail in (5, "with contrast", [{"parameter": [{"x": 1}]}], [5]):
        assert kinds(ordered(orderDetail=detail)) == [EventKind.KIT_TEST_ORDERED]


def test_a_draft() -> None:
    """It was never done, and nobody has ordered it yet."""
    draft = order(status="draft", occurrenceDateTime="2026-02-03")
    assert list(read_draft(draft, "ServiceRequest/s")) == [
        Event(
            "ServiceRequest/s",
            EventKind.KIT_TEST_ORDERED,
            "KIT D816V",
            phase=Phase.DRAFTED,
            planned=LATER,
        )
    ]


@pytest.mark.parametrize(
    ("priority", "at_once"),
    [
        ("stat", True),
        ("asap", True),
        ("STAT", True),
        ("urgent", False),
        ("routine", False),
        (None, False),
        ("now!", False),
    ],
)
def test_what_is_to_be_done_at_once(priority: str | None, at_once: bool) -> None:
    """Stat and as soon as possible; urgent leaves hours, another word says nothing."""
    (event,) = ordered(priority=priority)

    assert event.urgent is at_once
