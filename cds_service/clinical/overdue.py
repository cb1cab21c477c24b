"""Are the blood counts of a patient on midostaurin overdue?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.counts import settled
from cds_service.clinical.course import course
from cds_service.clinical.interruption import Limits
from cds_service.clinical.lab import Lab
from cds_service.clinical.low_and_old import low_and_old, low_not_repeated
from cds_service.clinical.midostaurin import not_treated
from cds_service.clinical.outcome import (
    Fact,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.overdue_findings import NeverCounted, Overdue
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


@dataclass(frozen=True, slots=True)
class _Wait:
    """The last count, the start, and where that puts the patient."""

    chart: Chart
    last: BloodCount | None
    start: date | None
    bands: tuple[Band, ...]

    @property
    def day(self) -> int | None:
        """The day of treatment; a start that lies ahead is no start yet."""
        if self.start is None:
            return None
        return max((self.chart.as_of - self.start).days, 0)

    @property
    def band(self) -> Band:
        return band_on(self.day, self.bands)

    @property
    def days(self) -> int | None:
        """Days since the last count, or since the start when that came later.

        A count before the first dose does not make the first one on treatment
        due any sooner.
        """
        known = (self.last.day if self.last else None, self.start)
        latest = max((day for day in known if day is not None), default=None)
        return None if latest is None else (self.chart.as_of - latest).days

    @property
    def in_time(self) -> bool:
        due = self.band.interval.days + self.band.grace.days
        return self.days is not None and self.days <= due

    @property
    def indicator(self) -> Indicator:
        early = self.day is not None and self.band is self.bands[0]
        long = self.days is not None and self.days > LONG_WITHOUT.days
        return Indicator.CRITICAL if early and long else Indicator.WARNING


def overdue(chart: Chart, table: Sequence[Limits], bands: tuple[Band, ...]) -> Outcome:
    """Decide for one patient on midostaurin."""
    aside = not_treated(chart)
    if aside is not None:
        return aside
    wait = _Wait(chart, last_blood_count(chart), clock_start(chart), bands)
    if not wait.in_time:
        return _hidden(wait) or _finding(wait)
    low = low_and_old(chart, table)
    if low:
        return low_not_repeated(chart, low)
    return NotIndicated("the counts are in time", _counts(wait.last))


def _hidden(wait: _Wait) -> InsufficientData | None:
    """Say what may hide a count that was taken in time."""
    gaps = wait.chart.lacks(Record.LABS)
    if gaps:
        return InsufficientData(f"laboratory results not read in full ({gaps[0].why})")
    unread = wait.chart.unread_about(*_CBC)
    newer = tuple(item for item in unread if _is_newer(item, wait.last))
    if newer:
        why = f"a newer count could not be used: {newer[0].why}"
        return InsufficientData(why, newer)
    return None


def _is_newer(item: Unread, last: BloodCount | None) -> bool:
    if item.status_only:
        return False
    return item.taken is None or last is None or item.taken.day > last.day


def _finding(wait: _Wait) -> NeverCounted:
    last, partial = wait.last, _partial(wait)
    taking = course(wait.chart).record
    used: tuple[Fact, ...] = (*_counts(last), *partial, *((taking,) if taking else ()))
    told: dict[str, Any] = {
        "indicator": wait.indicator,
        "used": used,
        "missing": () if wait.start else ("the date of the first dose",),
        "proposals": _tests(wait.band),
        "interval": wait.band.interval,
        "grace": wait.band.grace,
        "day_of_treatment": wait.day,
        "start": wait.start,
        "monthly": None if wait.start else wait.band.interval,
        "partial": partial,
    }
    if last is None:
        return NeverCounted(**told)
    return Overdue(
        **told,
        last_day=last.day,
        days_ago=(wait.chart.as_of - last.day).days,
        neutrophils=last.neutrophils,
        platelets=last.platelets,
    )


def _counts(last: BloodCount | None) -> tuple[Lab, ...]:
    return (last.neutrophils, last.platelets) if last else ()


def _partial(wait: _Wait) -> tuple[Lab, ...]:
    """Return newer counts that lack the other one of the same day."""
    return tuple(
        lab
        for analyte in _CBC
        for lab in settled(wait.chart.labs_of(analyte))
        if wait.last is None or lab.taken.day > wait.last.day
    )


def _tests(band: Band) -> tuple[OrderTest, ...]:
    why, days = "Monitoring on midostaurin", band.interval.days
    return (
        OrderTest(
            f"Order a CBC with differential every {days} days",
            TestOrder.CBC_WITH_DIFFERENTIAL,
            why,
            repeat_days=days,
        ),
        OrderTest("Order a metabolic panel", TestOrder.METABOLIC_PANEL, why),
    )
