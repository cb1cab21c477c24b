"""Trials that the patient takes part in, and harms."""

from datetime import date
from typing import Any

import pytest
from calls import bundle, call, read

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.moment import Moment

DAY = Moment(date(2026, 1, 2))
MINE = {"reference": "Patient/p1"}


def trial(**more: Any) -> tuple[Event, ...]:  # noqa: ANN401 (JSON)
    """Read that the patient is in a trial since 2026-01-02."""
    sent = {
        "resourceType": "ResearchSubject",
        "id": "r",
        "status": "on-study",
        "individual": MINE,
        "period": {"start": "2026-01-02"},
        **more,
    }
    return read(call({"researchSubjects": bundle(sent)})).events


def harm(**more: Any) -> tuple[Event, ...]:  # noqa: ANN401 (JSON)
    """Read a severe harm of 2026-01-02."""
    sent = {
        "resourceType": "AdverseEvent",
        "id": "h",
        "actuality": "actual",
        "subject": MINE,
        "event": {"text": "pneumonitis"},
        "severity": {"coding": [{"code": "severe"}]},
        "date": "2026-01-02",
        **more,
    }
    return read(call({"adverseEvents": bundle(sent)})).events


def test_a_trial() -> None:
    """Since when."""
    assert trial() == (
        Event("ResearchSubject/r", EventKind.CLINICAL_TRIAL, "clinical trial", DAY),
    )


@pytest.mark.parametrize(
    ("status", "events"),
    [
        ("on-study", 1),
        ("on-study-intervention", 1),
        ("follow-up", 1),
        ("active", 1),
        ("enrolled", 1),
        ("candidate", 0),
        ("eligible", 0),
        ("screening", 0),
        ("ineligible", 0),
        ("withdrawn", 0),
        ("off-study", 0),
        (None, 0),
    ],
)
def test_who_might_take_part_does_not(status: str | None, events: int) -> None:
    """Nor does who has left."""
    assert len(trial(status=status)) == events


def test_whose_trial_it_is() -> None:
    """The patient is the subject in R5."""
    assert trial(individual={"reference": "Patient/p2"}) == ()
    assert trial(individual=None, subject={"reference": "Patient/p2"}) == ()
    assert len(trial(individual=None, subject=MINE)) == 1


def test_a_harm() -> None:
    """What it was, and when."""
    assert harm() == (
        Event("AdverseEvent/h", EventKind.SEVERE_ADVERSE_EVENT, "pneumonitis", DAY),
    )


@pytest.mark.parametrize(
    ("more", "events"),
    [
        ({}, 1),
        ({"severity": {"coding": [{"code": "Severe "}]}}, 1),
        (
            {
                "severity": {
                    "coding": [{"system": "http://snomed.info/sct", "code": "24484000"}]
                }
            },
            1,
        ),
        ({"severity": {"text": "Grade 3"}}, 1),
        ({"severity": {"text": "life-threatening"}}, 1),
        ({"severity": None, "seriousness": {"coding": [{"code": "serious"}]}}, 1),
        ({"severity": {"coding": [{"code": "moderate"}]}}, 0),
        ({"severity": {"text": "Grade 2"}}, 0),
        ({"severity": {"text": "not severe"}}, 0),
        ({"severity": None, "seriousness": {"coding": [{"code": "non-serious"}]}}, 0),
        ({"severity": None}, 0),
        ({"actuality": "potential"}, 0),
        ({"actuality": None}, 1),
        ({"status": "entered-in-error"}, 0),
        ({"actuality": "entered-in-error"}, 0),
    ],
)
def test_which_harms_are_severe(more: dict[str, Any], events: int) -> None:
    """One that might have happened did not."""
    assert len(harm(**more)) == events


@pytest.mark.parametrize(
    "field", ["date", "occurrenceDateTime", "detected", "recordedDate"]
)
def test_the_date_of_a_harm(field: str) -> None:
    """Under the name of any version; without one it is undated."""
    assert harm(**{"date": None, field: "2026-01-02"})[0].when == DAY
    assert harm(date=None)[0].when is None


def test_the_code_of_r5() -> None:
    """It is called `code` there."""
    assert harm(event=None, code={"text": "rash"})[0].name == "rash"
