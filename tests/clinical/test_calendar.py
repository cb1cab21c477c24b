"""Counting days without falling off the calendar."""

from datetime import date

import pytest

from cds_service.clinical.calendar import shifted


@pytest.mark.parametrize(
    ("days", "day"),
    [
        (0, date(2026, 1, 6)),
        (28, date(2026, 2, 3)),
        (-6, date(2025, 12, 31)),
        (10**7, date.max),
        (-(10**7), date.min),
        (10**30, date.max),
        (-(10**30), date.min),
    ],
)
def test_days_are_counted_and_kept_inside_the_calendar(days: int, day: date) -> None:
    """Forwards and backwards, and for any number that was sent."""
    assert shifted(date(2026, 1, 6), days) == day


def test_the_ends_of_the_calendar_are_days_too() -> None:
    """They can be reached, and not be left."""
    assert shifted(date(9999, 12, 30), 1) == date.max
    assert shifted(date.max, 1) == date.max
    assert shifted(date(1, 1, 2), -1) == date.min
    assert shifted(date.min, -1) == date.min
