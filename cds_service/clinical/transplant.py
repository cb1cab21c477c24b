"""Was a transplant of stem cells done, or its evaluation asked for?"""

from typing import Final

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.midostaurin import has_leukemia
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Record

TRANSPLANT_RECORDS: Final = frozenset(
    {Record.PROCEDURES, Record.TEST_ORDERS, Record.CONDITIONS}
)
"""Where a transplant, or a referral for one, would be."""


def transplant_gap(chart: Chart) -> str:
    """Say what is missing first of the records where a transplant would be."""
    gap = chart.lacks(*TRANSPLANT_RECORDS)[0]
    listed = gap.record is Record.CONDITIONS
    return gap.of("problem list entries" if listed else "procedures and orders")


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


def high_risk(chart: Chart) -> Disease | Ailment | None:
    """Return what asks for an evaluation now; None when nothing on record does."""
    if Disease.MAST_CELL_LEUKEMIA in subtype(chart).candidates:
        return Disease.MAST_CELL_LEUKEMIA
    if has_leukemia(chart):
        return Disease.ACUTE_MYELOID_LEUKEMIA
    return Ailment.MYELODYSPLASIA_WITH_EXCESS_BLASTS if excess_blasts(chart) else None


@fact
def excess_blasts(chart: Chart) -> tuple[Problem, ...]:
    """Return the myelodysplasia with excess of blasts, a high-risk neoplasm.

    Which associated neoplasms are high-risk no source here lists: leukaemia and an
    excess of blasts are by what they are named.
    """
    found = chart.problems_of(Ailment.MYELODYSPLASIA_WITH_EXCESS_BLASTS)
    return tuple([item for item in found if item.current and item.confirmed])


def _all(chart: Chart) -> tuple[Event | Problem, ...]:
    return (
        *chart.events_of(EventKind.STEM_CELL_TRANSPLANT),
        *chart.problems_of(Ailment.STEM_CELL_TRANSPLANT_STATUS),
    )
