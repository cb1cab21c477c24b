"""An emergency visit goes on for a day, a hospital stay for two weeks."""

import pytest
from trigger_charts import event, sm_chart

from cds_service.clinical.emergency import emergency, in_hospital
from cds_service.clinical.event import EventKind, Phase

VISIT, STAY = EventKind.EMERGENCY_VISIT, EventKind.HOSPITAL_STAY


@pytest.mark.parametrize(
    ("day", "now"),
    [
        ("2026-01-06", True),
        ("2026-01-05", True),
        ("2026-01-04", False),
        ("2026-01-07", False),
        (None, False),
    ],
)
def test_a_visit_of_today_or_yesterday(day: str | None, now: bool) -> None:
    """An older one, a future one and one without a date are none."""
    chart = sm_chart(events=(event(VISIT, day),))

    assert bool(emergency(chart)) is now
    assert bool(in_hospital(chart)) is now


def test_no_visit_that_did_not_take_place() -> None:
    """One that is ordered, or recognised by an unverified code, costs no warning."""
    ordered = event(VISIT, "2026-01-06", phase=Phase.ORDERED)
    unsure = event(VISIT, "2026-01-06", unverified_code=True)

    assert emergency(sm_chart(events=(ordered, unsure))) == ()


@pytest.mark.parametrize(
    ("day", "there"), [("2025-12-23", True), ("2025-12-22", False)]
)
def test_a_stay_of_two_weeks(day: str, there: bool) -> None:
    """Day 14 counts, day 15 does not; a stay is no emergency."""
    chart = sm_chart(events=(event(STAY, day),))

    assert bool(in_hospital(chart)) is there
    assert emergency(chart) == ()
