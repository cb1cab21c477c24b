"""Procedures, as what took place."""

from datetime import date
from typing import Any

import pytest

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.moment import Moment
from cds_service.from_fhir.events import read_procedure
from cds_service.from_fhir.wire.clinical import Coded, Procedure
from cds_service.from_fhir.wire.datatypes import Coding, Period
from cds_service.knowledge.terminology import value_sets

SNOMED = "http://snomed.info/sct"
DAY = Moment(date(2026, 1, 2))


def coded(code: str, system: str = SNOMED, text: str | None = None) -> Coded:
    """Return a concept of one code."""
    return Coded(coding=[Coding(system=system, code=code)], text=text)


def transfused(**more: Any) -> list[Event]:  # noqa: ANN401
    """Read a red cell transfusion of 2026-01-02."""
    sent: dict[str, Any] = {
        "status": "completed",
        "code": coded("116863004", text="2 units red cells"),
        "performed_date_time": "2026-01-02",
        **more,
    }
    return list(read_procedure(Procedure(**sent), "Procedure/p"))


def test_a_transfusion_is_an_event() -> None:
    """With its name as sent and its day."""
    assert transfused() == [
        Event("Procedure/p", EventKind.TRANSFUSION, "2 units red cells", DAY)
    ]


@pytest.mark.parametrize(
    ("code", "system"),
    [
        ("71493000", SNOMED),
        ("12719002", SNOMED),
        ("30233N1", "http://www.cms.gov/Medicare/Coding/ICD10"),
        ("36430", "http://www.ama-assn.org/go/cpt"),
    ],
)
def test_transfusions_are_coded_in_many_ways(code: str, system: str) -> None:
    """Packed cells, platelets, ICD-10-PCS, CPT."""
    assert len(transfused(code=coded(code, system))) == 1


@pytest.mark.parametrize(
    ("status", "events"),
    [
        ("completed", 1),
        ("in-progress", 1),
        (" Completed ", 1),
        ("preparation", 0),
        ("not-done", 0),
        ("stopped", 0),
        ("entered-in-error", 0),
        (None, 0),
    ],
)
def test_only_what_was_done_counts(status: str | None, events: int) -> None:
    """A transfusion that was planned changed no count."""
    assert len(transfused(status=status)) == events


def test_a_transfusion_counts_as_of_its_end() -> None:
    """The period's end, else its start, else no date at all."""
    period = Period(start="2026-01-01", end="2026-01-02")
    none: dict[str, Any] = {"performed_date_time": None}
    assert transfused(performed_period=period, **none)[0].when == DAY
    start = Period(start="2026-01-02")
    assert transfused(performed_period=start, **none)[0].when == DAY
    assert transfused(**none)[0].when is None


def test_another_procedure_is_no_transfusion() -> None:
    """Nor is one without a code."""
    assert transfused(code=coded("80146002")) == []
    assert transfused(code=None) == []


_FROM_ELSEWHERE = {
    EventKind.PREGNANCY_TEST,
    EventKind.CHEMISTRY,
    EventKind.KIT_TEST_ORDERED,
    EventKind.ANAPHYLAXIS_REACTION,
}
CODED_KINDS = [
    kind
    for kind in EventKind
    if kind.value in value_sets() and value_sets()[kind.value].codes
]


@pytest.mark.parametrize("kind", CODED_KINDS)
def test_a_procedure_of_any_set_is_an_event(kind: EventKind) -> None:
    """A kind is read as soon as its value set exists; results come from results."""
    system, code = next(iter(value_sets()[kind.value].codes))
    kinds = [event.kind for event in transfused(code=coded(code, system))]
    assert (kind in kinds) is (kind not in _FROM_ELSEWHERE)


def test_a_procedure_of_several_kinds() -> None:
    """Its category counts beside its code: an operation of no code we know."""
    category = [coded("387713003")]
    assert {event.kind for event in transfused(category=category)} == {
        EventKind.TRANSFUSION,
        EventKind.SURGERY,
    }
    assert [event.kind for event in transfused(code=None, category=category[0])] == [
        EventKind.SURGERY
    ]


def test_a_code_that_no_source_confirmed_is_said_to_be_one() -> None:
    """It may raise a card, and clear none."""
    cpt = "http://www.ama-assn.org/go/cpt"
    (doubtful,) = transfused(code=coded("96912", cpt))
    assert doubtful.kind is EventKind.PHOTOTHERAPY
    assert doubtful.unverified_code
    assert not transfused()[0].unverified_code
