"""Teaching of the last year counts; without the record nothing is said to lack."""

import pytest
from charts import ADULT, AS_OF, Chart, on

from cds_service.clinical.education import last_taught, taught
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.presence import Presence
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace

LESSON = Event("Procedure/1", EventKind.ALLERGY_EDUCATION, "lesson", on("2025-06-01"))


def state(*events: Event, gaps: tuple[Gap, ...] = ()) -> Presence:
    """Return the answer for these events."""
    return taught(Chart(AS_OF, ADULT, events=events, gaps=gaps))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-01-07", Presence.PRESENT),
        ("2025-01-06", Presence.PRESENT),
        ("2025-01-05", Presence.ABSENT),
    ],
)
def test_the_year(day: str, expected: Presence) -> None:
    """364 and 365 days count, 366 do not, done or ordered."""
    lesson = replace(LESSON, when=on(day))

    assert state(lesson) is expected
    assert state(replace(lesson, phase=Phase.ORDERED)) is expected


def test_without_a_date() -> None:
    """An order is open; a lesson of an unknown day may be old."""
    undated = replace(LESSON, when=None)

    assert state(undated) is Presence.ABSENT
    assert state(replace(undated, phase=Phase.ORDERED)) is Presence.PRESENT


def test_an_unverified_code_clears_nothing() -> None:
    """It may not mean what we think."""
    assert state(replace(LESSON, unverified_code=True)) is Presence.ABSENT


@pytest.mark.parametrize(
    "record", [Record.PROCEDURES, Record.TEST_ORDERS, Record.ENCOUNTERS]
)
def test_where_it_would_be(record: Record) -> None:
    """What was not sent may hold it; a lesson that is there stays there."""
    gaps = (Gap(record, "was not sent"),)

    assert state(gaps=gaps) is Presence.UNKNOWN
    assert state(LESSON, gaps=gaps) is Presence.PRESENT
    assert state() is Presence.ABSENT


def test_the_last_lesson() -> None:
    """The newest with a date, in any order; an order is no lesson."""
    older = replace(LESSON, reference="Procedure/0", when=on("2023-06-01"))
    undated = replace(LESSON, reference="Procedure/9", when=None)
    ordered = replace(LESSON, phase=Phase.ORDERED, when=on("2025-07-01"))
    events = (older, LESSON, undated, ordered)

    for order in (events, events[::-1]):
        assert last_taught(Chart(AS_OF, ADULT, events=order)) == (LESSON,)
    assert last_taught(Chart(AS_OF, ADULT, events=(undated,))) == ()
