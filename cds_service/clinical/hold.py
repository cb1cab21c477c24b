"""Was midostaurin interrupted because of low counts, and since when?

FHIR gives a hold no date. It is counted from the last count below the level to
resume at, else from the day of the held order.
"""

from collections.abc import Iterable
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import standing
from cds_service.clinical.course import Taking, course, telling_records
from cds_service.clinical.hold_words import cytopenia_named
from cds_service.clinical.interruption import Limits
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication, MedicationStatus
from cds_service.clinical.midostaurin import NotDecided, not_treated
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import NotIndicated
from cds_service.frozen import Frozen

HOLD_MEMORY: Final = Recency(
    "how long an interruption is remembered", 90, HouseChoice("about three cycles")
)
_HELD: Final = {MedicationStatus.ON_HOLD, MedicationStatus.STOPPED}


class Hold(Frozen, kw_only=False):
    """An interruption for low counts.

    `counts` are those that caused it, as far as words or values tell. `since`
    is the last low count, else the day of the order; None when neither is known.
    """

    record: Medication
    counts: frozenset[Analyte]
    last_low: Lab | None
    since: Moment | None


def held_for_cytopenia(chart: Chart, table: Iterable[Limits]) -> Hold | None:
    """Return the newest interruption for low counts; None when there is none."""
    record = last_interruption(chart)
    if record is None:
        return None
    low = [
        lab
        for lab in low_counts(chart, table)
        if record.starts is None or lab.taken.day >= record.starts.day
    ]
    named = cytopenia_named(record.status_reason)
    if named is None and not low:
        return None
    counts = (named or frozenset()) | {lab.analyte for lab in low}
    last_low = max(low, key=_newest, default=None)
    return Hold(record, counts, last_low, last_low.taken if last_low else record.starts)


def last_interruption(chart: Chart) -> Medication | None:
    """Return the newest order or statement that is on hold or was stopped."""
    held = (item for item in telling_records(chart) if item.status in _HELD)
    return next(held, None)


def low_counts(chart: Chart, table: Iterable[Limits]) -> tuple[Lab, ...]:
    """Return every count that is surely below the level to resume at."""
    return tuple(
        lab
        for limits in table
        for lab in standing(chart, limits.analyte)
        if lab.value.below(limits.resume.value)
    )


def not_going_on(chart: Chart, table: Iterable[Limits]) -> NotDecided | None:
    """Say why midostaurin is neither taken nor ordered to go on; None if it is.

    After an interruption for low counts that is remembered, an order is the
    business of the rule about resuming.
    """
    aside = not_treated(chart)
    if aside is not None or course(chart).state is not Taking.STOPPED:
        return aside
    hold = held_for_cytopenia(chart, table)
    if hold is None or hold.since is None or not is_remembered(hold.since, chart):
        return None
    return NotIndicated("stopped for low counts, see mido-resume-step", (hold.record,))


def _newest(lab: Lab) -> tuple[object, ...]:
    return lab.taken.order(), lab.analyte, lab.reference


def is_remembered(since: Moment, chart: Chart) -> bool:
    """Tell whether an interruption is recent enough to matter."""
    return since.age_in_days(chart.as_of) <= HOLD_MEMORY.days
