"""Are the blood counts of a patient on midostaurin overdue?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import course
from cds_service.clinical.current import current
from cds_service.clinical.interrupt import window
from cds_service.clinical.interruption import Limits, Verdict, judge, row
from cds_service.clinical.lab import Lab
from cds_service.clinical.midostaurin import not_treated
from cds_service.clinical.outcome import (
    Fact,
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Record, Unread
from cds_service.clinical.surveillance import (
    Band,
    BloodCount,
    band_on,
    clock_start,
    last_blood_count,
)

LONG_WITHOUT: Final = Recency(
    "first weeks without a count that make it critical",
    14,
    HouseChoice("two weekly counts missed"),
)
_CBC: Final = (Analyte.NEUTROPHILS, Analyte.PLATELETS)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverCounted(Finding):
    """No CBC with differential since midostaurin was begun, or ever."""

    interval: Recency
    grace: Recency
    day_of_treatment: int | None
    start: date | None
    start_unknown: str
    partial: tuple[Lab, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue(NeverCounted):
    """The last CBC with differential is too old."""

    last_day: date
    days_ago: int
    neutrophils: Lab
    platelets: Lab


@dataclass(frozen=True, slots=True, kw_only=True)
class LowNotRepeated(Finding):
    """The last count was low, and is too old for the interruption rules."""

    count: Lab
    days_ago: int
    others: tuple[Lab, ...]


def overdue(chart: Chart, table: Sequence[Limits], bands: tuple[Band, ...]) -> Outcome:
    """Decide for one patient on midostaurin."""
    aside = not_treated(chart)
    if aside is not None:
        return aside
    last, start = last_blood_count(chart), clock_start(chart)
    # A start that lies ahead is no start yet.
    day = max((chart.as_of - start).days, 0) if start is not None else None
    band = band_on(day, bands)
    low = _low_and_old(chart, table)
    if _in_time(chart, last, start, band):
        return _low_not_repeated(chart, low) if low else _clear(chart, last)
    hidden = _hidden(chart, last)
    return hidden or _finding(chart, last, start, day, band)


def _in_time(
    chart: Chart, last: BloodCount | None, start: date | None, band: Band
) -> bool:
    """Tell whether the wait since the last count (or the start) is within bounds.

    A count before the first dose does not make the first one on treatment due
    any sooner.
    """
    days = [each for each in (last.day if last else None, start) if each is not None]
    if not days:
        return False
    waited = (chart.as_of - max(days)).days
    return waited <= band.interval.days + band.grace.days


def _hidden(chart: Chart, last: BloodCount | None) -> InsufficientData | None:
    gaps = chart.lacks(Record.LABS)
    if gaps:
        return InsufficientData(f"laboratory results not read in full: {gaps[0].why}")
    unread = tuple(item for item in chart.unread_about(*_CBC) if _is_newer(item, last))
    if unread:
        why = unread[0].why
        return InsufficientData(f"a newer count could not be used: {why}", unread)
    return None


def _is_newer(item: Unread, last: BloodCount | None) -> bool:
    if item.status_only:
        return False
    return item.taken is None or last is None or item.taken.day > last.day


def _clear(chart: Chart, last: BloodCount | None) -> NotIndicated:
    used = (last.neutrophils, last.platelets) if last else ()
    return NotIndicated(f"counts are in time on {chart.as_of}", used)


def _finding(
    chart: Chart, last: BloodCount | None, start: date | None, day: int | None, band: Band
) -> NeverCounted:
    partial = _partial(chart, last)
    taking = course(chart).record
    used: tuple[Fact, ...] = (
        *((last.neutrophils, last.platelets) if last else ()),
        *partial,
        *((taking,) if taking else ()),
    )
    told: dict[str, Any] = {
        "indicator": _indicator(chart, last, start, day, band),
        "used": used,
        "missing": () if start else ("the date of the first dose",),
        "proposals": _tests(band),
        "interval": band.interval,
        "grace": band.grace,
        "day_of_treatment": day,
        "start": start,
        "start_unknown": "" if start else "Start date unknown: the monthly rule is used.",
        "partial": partial,
    }
    if last is None:
        return NeverCounted(**told)
    return Overdue(
        **told,
        last_day=last.day,
        days_ago=(chart.as_of - last.day).days,
        neutrophils=last.neutrophils,
        platelets=last.platelets,
    )
