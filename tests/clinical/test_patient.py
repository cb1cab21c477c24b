"""Age is known as exactly as the birth date."""

from datetime import date

import pytest

from cds_service.clinical.patient import Patient

BORN = date(2008, 1, 6)


def patient(first: date | None, last: date | None) -> Patient:
    """Return a patient born in a span of days."""
    return Patient("Patient/p1", first, last)


@pytest.mark.parametrize(
    ("as_of", "child"),
    [(date(2026, 1, 5), True), (date(2026, 1, 6), False), (date(2026, 1, 7), False)],
)
def test_eighteen_begins_on_the_birthday(as_of: date, child: bool) -> None:
    """The day before, on, and after the eighteenth birthday."""
    assert patient(BORN, BORN).younger_than(18, as_of) is child


def test_a_leap_day_birthday_is_not_reached_on_february_28() -> None:
    """It is reached on the first of March."""
    leap = date(2008, 2, 29)
    assert patient(leap, leap).younger_than(18, date(2026, 2, 28)) is True
    assert patient(leap, leap).younger_than(18, date(2026, 3, 1)) is False


@pytest.mark.parametrize(
    ("year", "child"), [(2007, False), (2008, None), (2009, True), (2010, True)]
)
def test_a_year_of_birth_may_leave_it_open(year: int, child: bool | None) -> None:
    """On 2026-01-06 somebody born in 2008 may be 17 or 18."""
    born = patient(date(year, 1, 1), date(year, 12, 31))
    assert born.younger_than(18, date(2026, 1, 6)) is child


def test_without_a_birth_date_nobody_knows() -> None:
    """Unknown is not adult."""
    assert patient(None, None).younger_than(18, date(2026, 1, 6)) is None
    assert patient(BORN, None).younger_than(18, date(2026, 1, 6)) is None


def test_a_birth_still_to_come_is_no_age() -> None:
    """A mistyped year makes nobody a child."""
    assert patient(date(2999, 1, 1), date(2999, 1, 1)).younger_than(18, BORN) is None
