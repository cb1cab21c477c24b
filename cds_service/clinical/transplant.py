"""Was a transplant of stem cells done, or its evaluation asked for?"""

from typing import Final

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Record

TRANSPLANT_RECORDS: Final = frozenset(
    {Record.PROCEDURES, Record.TEST_ORDERS, Record.CONDITIONS}
)
"""Where a transplant, or a referral for one, would be."""


@fact
def transplant_signs(chart: Chart) -> tuple[Event | Problem, ...]:
    """Return what shows a transplant, its evaluation, or a referral for it.

    A code that nobody verified shows nothing here: it would silence a question.
    """
    return tuple(item for item in _all(chart) if not item.unverified_code)


@fact
def doubtful_transplant_signs(chart: Chart) -> tuple[Event | Problem, ...]:
    """Return what may show one, by a code that nobody verified."""
    return tuple(item for item in _all(chart) if item.unverified_code)


@fact
def transplant_considered(chart: Chart) -> Presence:
    """Tell whether it was; unknown when the records it would be in are not whole."""
    if transplant_signs(chart):
        return Presence.PRESENT
    missing = chart.lacks(*TRANSPLANT_RECORDS)
    return Presence.UNKNOWN if missing else Presence.ABSENT


def _all(chart: Chart) -> tuple[Event | Problem, ...]:
    return (
        *chart.events_of(EventKind.STEM_CELL_TRANSPLANT),
        *chart.problems_of(Ailment.STEM_CELL_TRANSPLANT_STATUS),
    )
