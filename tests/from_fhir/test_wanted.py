"""Orders of tests and procedures, and bookings: what is to be done, and when."""

from datetime import date

import pytest
from service_requests import LOINC, coded, order, ordered

from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.moment import Moment
from cds_service.from_fhir.wanted import (
    read_draft,
)

DAY, LATER = Moment(date(2026, 1, 2)), Moment(date(2026, 2, 3))


def test_an_order_and_the_day_it_is_for() -> None:
    """When it was written, and when it is planned: two days."""
    assert ordered(occurrenceDateTime="2026-02-03") == [
        Event(
            "ServiceRequest/s",
            EventKind.KIT_TEST_ORDERED,
            "KIT D816V",
            DAY,
            phase=Phase.ORDERED,
            planned=LATER,
        )
    ]


@pytest.mark.parametrize(
    ("status", "events"),
    [
        ("active", 1),
        (" Active ", 1),
        ("draft", 0),
        ("completed", 0),
        ("revoked", 0),
        ("on-hold", 0),
        ("entered-in-error", 0),
        ("unknown", 0),
        (None, 0),
    ],
)
def test_only_an_active_order_of_the_record_counts(
    status: str | None, events: int
) -> None:
    """A completed one has its result elsewhere."""
    assert len(ordered(status=status)) == events


def test_what_must_not_be_done_is_no_order() -> None:
    """In the record and among the drafts."""
    assert ordered(doNotPerform=True) == []
    assert list(read_draft(order(doNotPerform=True), "ServiceRequest/s")) == []
    assert len(ordered(doNotPerform=False)) == 1


def test_an_order_of_no_interest() -> None:
    """A blood count that was ordered is nobody's question."""
    assert ordered(code=coded("58410-2", LOINC, "CBC")) == []
    assert ordered(code=None) == []


def test_a_period_begins_when_it_is_planned() -> None:
    """Its start, else its end."""
    period = {"start": "2026-02-03", "end": "2026-03-01"}
    assert ordered(occurrencePeriod=period)[0].planned == LATER
    assert ordered(occurrencePeriod={"end": "2026-02-03"})[0].planned == LATER
    assert ordered()[0].planned is None


def test_the_code_of_r5() -> None:
    """It lies in a reference."""
    concept = {"concept": coded("55201-8", LOINC, "KIT")}
    assert [event.name for event in ordered(code=concept)] == ["KIT"]
