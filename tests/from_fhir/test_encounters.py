"""Visits and stays: what kind of care it was."""

from datetime import date
from typing import Any

import pytest
from calls import bundle, call, read

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.moment import Moment

SNOMED = "http://snomed.info/sct"
ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
DAY = Moment(date(2026, 1, 2))


def visit(**more: Any) -> tuple[Event, ...]:  # noqa: ANN401 (JSON)
    """Read a finished visit that began on 2026-01-02."""
    sent = {
        "resourceType": "Encounter",
        "id": "e",
        "status": "finished",
        "subject": {"reference": "Patient/p1"},
        "period": {"start": "2026-01-02", "end": "2026-01-05"},
        **more,
    }
    return read(call({"encounters": bundle(sent)})).events


def kinds(**more: Any) -> list[EventKind]:  # noqa: ANN401 (JSON)
    """Return the kinds of care of such a visit."""
    return [event.kind for event in visit(**more)]


def specialty(code: str, system: str = SNOMED) -> dict[str, Any]:
    """Return the code of a specialty."""
    return {"coding": [{"system": system, "code": code}], "text": "clinic"}


def test_a_visit() -> None:
    """What it was, what it is called, when it began."""
    assert visit(serviceType=specialty("394803006")) == (
        Event("Encounter/e", EventKind.HEMATOLOGY_CARE, "clinic", DAY),
    )


@pytest.mark.parametrize(
    ("status", "events"),
    [
        ("arrived", 1),
        ("triaged", 1),
        ("in-progress", 1),
        ("finished", 1),
        ("completed", 1),
        ("discharged", 1),
        ("planned", 0),
        ("cancelled", 0),
        ("entered-in-error", 0),
        ("unknown", 0),
        (None, 0),
    ],
)
def test_only_what_took_place_counts(status: str | None, events: int) -> None:
    """One that is planned was none yet."""
    assert len(visit(status=status, type=specialty("408439002"))) == events


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        ({"system": ACT_CODE, "code": "EMER"}, EventKind.EMERGENCY_VISIT),
        ({"system": ACT_CODE, "code": "IMP"}, EventKind.HOSPITAL_STAY),
        ({"system": ACT_CODE, "code": "ACUTE"}, EventKind.HOSPITAL_STAY),
        (
            {"system": "http://hl7.org/fhir/v3/ActCode", "code": "EMER"},
            "emergency-visit",
        ),
        ({"code": "emer "}, EventKind.EMERGENCY_VISIT),
        ([{"coding": [{"system": ACT_CODE, "code": "IMP"}]}], EventKind.HOSPITAL_STAY),
        ("emergency", EventKind.EMERGENCY_VISIT),
        ("Inpatient", EventKind.HOSPITAL_STAY),
    ],
)
def test_the_class_in_every_version(sent: object, kind: str) -> None:
    """A Coding, a list of concepts, a word."""
    assert kinds(**{"class": sent}) == [EventKind(kind)]


@pytest.mark.parametrize(
    "sent",
    [
        {"system": ACT_CODE, "code": "AMB"},
        {"system": "https://ehr.example/class", "code": "IMP"},
        {"system": ACT_CODE},
        "ambulatory",
        5,
        [5],
        {"code": 5},
        None,
    ],
)
def test_a_class_that_says_nothing(sent: object) -> None:
    """A code of somebody's own list may mean anything; a wrong shape costs nothing."""
    assert kinds(**{"class": sent, "type": specialty("408439002")}) == [
        EventKind.ALLERGY_CARE
    ]


@pytest.mark.parametrize(
    "more",
    [
        {"type": [specialty("408439002")]},
        {"serviceType": [{"concept": specialty("408439002")}]},
        {"serviceType": specialty("207K00000X", "http://nucc.org/provider-taxonomy")},
        {
            "serviceType": specialty(
                "196", "http://terminology.hl7.org/CodeSystem/service-type"
            )
        },
    ],
)
def test_where_a_visit_says_what_it_was(more: dict[str, Any]) -> None:
    """By type and service, of R4 and R5; a specialty by several systems."""
    assert kinds(**more) == [EventKind.ALLERGY_CARE]


def test_a_visit_of_several_kinds() -> None:
    """An emergency that was seen by an allergist is both."""
    assert set(
        kinds(**{"class": {"code": "EMER"}, "type": specialty("408439002")})
    ) == {
        EventKind.EMERGENCY_VISIT,
        EventKind.ALLERGY_CARE,
    }


def test_a_visit_of_no_interest() -> None:
    """Most are."""
    assert visit(type=[{"text": "Allergy clinic"}]) == ()
    assert visit() == ()


def test_dates_and_patients_of_other_versions() -> None:
    """R5 and DSTU2 have other names."""
    r5 = {"period": None, "actualPeriod": {"end": "2026-01-02"}}
    assert visit(**r5, type=specialty("408439002"))[0].when == DAY
    theirs = {"subject": None, "patient": {"reference": "Patient/p2"}}
    assert visit(**theirs, type=specialty("408439002")) == ()
