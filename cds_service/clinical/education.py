"""Has the patient been taught about triggers and the device? Unknown is never no."""

from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.presence import Presence
from cds_service.clinical.record import Record

EDUCATION_CURRENT: Final = Recency(
    "education on record",
    365,
    HouseChoice("no source says how often; once a year"),
)
EDUCATION_RECORDS: Final = frozenset(
    {Record.PROCEDURES, Record.TEST_ORDERS, Record.ENCOUNTERS}
)
"""Where teaching would be, apart from notes that nobody can read."""


@fact
def taught(chart: Chart) -> Presence:
    """Tell whether it took place, or is ordered, within the year."""
    events = chart.events_of(_KIND)
    if any(event.within(EDUCATION_CURRENT, chart.as_of) for event in events):
        return Presence.PRESENT
    hidden = chart.lacks(*EDUCATION_RECORDS)
    return Presence.UNKNOWN if hidden else Presence.ABSENT


@fact
def last_taught(chart: Chart) -> tuple[Event, ...]:
    """Return the newest teaching on record, if there was any with a date."""
    dated = [event for event in chart.done(_KIND) if event.when is not None]
    return tuple(sorted(dated, key=_newest_first)[:1])


_KIND: Final = EventKind.ALLERGY_EDUCATION


def _newest_first(event: Event) -> tuple[int, str]:
    day = event.when.day.toordinal() if event.when else 0
    return -day, event.reference
