"""When a rule is to be reviewed: strict boundaries, with literal numbers."""

from datetime import date

import pytest

from cds_service.report.line import Line, Week


@pytest.mark.parametrize(
    ("overridden", "accepted", "said"),
    [
        (49, 0, ()),
        (50, 0, ("over 90 % overridden, of 50",)),
        (45, 5, ()),
        (46, 4, ("over 90 % overridden, of 50",)),
        (90, 10, ()),
        (91, 9, ("over 90 % overridden, of 100",)),
        (900, 100, ()),
        (901, 99, ("over 90 % overridden, of 1000",)),
        (0, 0, ()),
    ],
)
def test_overridden_in_over_90_percent_of_at_least_50(
    overridden: int, accepted: int, said: tuple[str, ...]
) -> None:
    """49 cards are too few, 50 are not; 90 % is not over 90 %."""
    line = Line("hospital", "a", overridden=overridden, accepted=accepted)

    assert line.flags == said


@pytest.mark.parametrize(
    ("cannot_tell", "fired", "fine", "said"),
    [
        (19, 41, 40, ()),
        (20, 40, 40, ()),
        (21, 40, 39, ("over 20 % cannot tell, of 100",)),
        (1, 2, 2, ()),
        (1, 2, 1, ("over 20 % cannot tell, of 4",)),
        (0, 0, 0, ()),
    ],
)
def test_cannot_tell_in_over_20_percent(
    cannot_tell: int, fired: int, fine: int, said: tuple[str, ...]
) -> None:
    """Of the times that the rule concerned the patient; 20 % is not over 20 %."""
    line = Line("hospital", "a", cannot_tell=cannot_tell, fired=fired, fine=fine)

    assert line.flags == said


def test_both_may_be_said() -> None:
    """One does not hide the other."""
    line = Line("hospital", "a", overridden=50, cannot_tell=1)

    assert len(line.flags) == 2


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (date(2026, 1, 4), date(2025, 12, 29)),
        (date(2026, 1, 5), date(2026, 1, 5)),
        (date(2026, 1, 11), date(2026, 1, 5)),
        (date(1, 1, 1), date(1, 1, 1)),
    ],
)
def test_a_week_begins_on_monday(day: date, monday: date) -> None:
    """Over the turn of the year, and at the beginning of the calendar."""
    line = Line("hospital", "a")
    line.week(day).shown += 1

    assert line.weeks == {monday: Week(shown=1)}
