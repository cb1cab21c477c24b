"""A moment is as exact as what was said."""

from datetime import UTC, date, datetime

import pytest

from cds_service.clinical.moment import Moment

DAY = Moment(date(2026, 1, 5))
EIGHT = Moment(date(2026, 1, 5), datetime(2026, 1, 5, 8, tzinfo=UTC))
NINE = Moment(date(2026, 1, 5), datetime(2026, 1, 5, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("as_of", "days"),
    [
        (date(2026, 1, 4), -1),
        (date(2026, 1, 5), 0),
        (date(2026, 1, 12), 7),
        (date(2027, 1, 5), 365),
    ],
)
def test_age_is_counted_in_calendar_days(as_of: date, days: int) -> None:
    """The time of day plays no part, and what lies ahead is negative."""
    assert DAY.age_in_days(as_of) == NINE.age_in_days(as_of) == days


def test_a_bare_day_sorts_as_its_first_moment() -> None:
    """So that an instant of the same day is never older."""
    assert DAY.order() < EIGHT.order() < NINE.order()
    assert DAY.order() == datetime(2026, 1, 5, tzinfo=UTC)


def test_two_instants_coincide_only_when_equal() -> None:
    """A bare day coincides with every moment of that day."""
    assert not EIGHT.may_coincide(NINE)
    assert EIGHT.may_coincide(EIGHT)
    assert DAY.may_coincide(NINE)
    assert NINE.may_coincide(DAY)
    assert not DAY.may_coincide(Moment(date(2026, 1, 6)))
