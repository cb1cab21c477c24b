"""Which counts speak today."""

import pytest
from charts import lab, on
from mido_charts import ANC, chart

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.current import current, withdrawn
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.record import Unread
from cds_service.frozen import replace

WEEK = Recency("week", 7, HouseChoice("test"))


def early(value: str, day: str) -> Lab:
    """Return a preliminary count."""
    return lab(ANC, value, day, status=ResultStatus.PRELIMINARY)


def test_a_preliminary_count_stands_beside_the_settled_one() -> None:
    """Newer or of the same day it speaks; older it was overtaken."""
    settled = lab(ANC, "1.2", "2026-01-04")
    newer, same = early("0.8", "2026-01-05"), early("0.7", "2026-01-04")
    older = early("0.6", "2026-01-03")
    known = current(chart(settled, newer, same, older), ANC, WEEK)
    assert known.settled is settled
    assert set(known.speaking) == {settled, newer, same}


def test_of_two_instants_of_a_day_the_earlier_preliminary_is_overtaken() -> None:
    """Where the hour is known it decides."""
    settled = lab(ANC, "1.2", "2026-01-04T10:00:00Z")
    before = early("0.8", "2026-01-04T08:00:00Z")
    after = early("0.7", "2026-01-04T12:00:00Z")
    known = current(chart(settled, before, after), ANC, WEEK)
    assert known.speaking == (settled, after)


def test_the_window_is_inclusive() -> None:
    """Day 7 is within a week, day 8 is not, and is still remembered."""
    inside = current(chart(lab(ANC, "1.2", "2025-12-30")), ANC, WEEK)
    assert inside.settled is not None
    outside = current(chart(lab(ANC, "1.2", "2025-12-29")), ANC, WEEK)
    assert outside.settled is None
    assert outside.last_settled is not None


def test_contradicting_finals_are_kept_beside() -> None:
    """The lower one counts, the other one is named."""
    one, two = lab(ANC, "1.2", reference="a"), lab(ANC, "0.9", reference="b")
    known = current(chart(one, two), ANC, WEEK)
    assert known.settled is two
    assert known.beside == (one,)


@pytest.mark.parametrize(
    ("counted", "unread", "newer"),
    [
        ("2026-01-04T10:00:00Z", "2026-01-04T10:00:01Z", True),
        ("2026-01-04T10:00:00Z", "2026-01-04T10:00:00Z", False),
        ("2026-01-04T10:00:00Z", "2026-01-04T09:59:59Z", False),
        ("2026-01-04T10:00:00Z", "2026-01-04", False),
        ("2026-01-04", "2026-01-04T10:00:00Z", False),
        ("2026-01-04", "2026-01-04", False),
        ("2026-01-04", "2026-01-05", True),
        ("2026-01-04", "2026-01-03", False),
    ],
)
def test_what_was_not_read_hides_an_older_count(
    counted: str, unread: str, *, newer: bool
) -> None:
    """By the hour where both have one, else by the day; so with what was withdrawn."""
    count = lab(ANC, "1.2", counted)
    lost = Unread("Observation/lost", ANC, "its unit is not known", taken=on(unread))
    gone = replace(lost, status_only=True)

    assert (current(_beside(count, lost), ANC, WEEK).unread == (lost,)) is newer
    assert current(_beside(count, gone), ANC, WEEK).unread == ()
    assert bool(withdrawn(_beside(count, gone), count)) is newer


def _beside(count: Lab, unread: Unread) -> Chart:
    return replace(chart(count), unread=(unread,))


def test_of_two_instants_that_are_one_neither_is_older() -> None:
    """A preliminary count of the same second stands beside the settled one."""
    settled = lab(ANC, "1.2", "2026-01-04T10:00:00Z", reference="a")
    same = replace(early("0.8", "2026-01-04T10:00:00Z"), reference="b")

    assert set(current(chart(settled, same), ANC, WEEK).speaking) == {settled, same}
