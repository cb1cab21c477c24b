"""Are the blood counts of a patient on midostaurin overdue?"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import newest_settled
from cds_service.clinical.course import course
from cds_service.clinical.hold import not_going_on
from cds_service.clinical.interruption import Limits
from cds_service.clinical.lab import Lab
from cds_service.clinical.low_and_old import Late, low_and_old, low_not_repeated
from cds_service.clinical.outcome import (
    Fact,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.overdue_findings import NeverCounted, NotUsable, Overdue
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import About, Record, Unread
from cds_service.clinical.surveillance import (
    Band,
    BloodCount,
    band_on,
    clock_start,
    last_blood_count,
)
from cds_service.frozen import Frozen

LONG_WITHOUT: Final = Recency(
    "first weeks without a count that make it critical",
    14,
    HouseChoice("two weekly counts missed"),
)
_CBC: Final = (Analyte.NEUTROPHILS, Analyte.PLATELETS)


class _Wait(Frozen, kw_only=False):
    """The last count, the start, and where that puts the patient.

    `day` is the day of treatment. `days` counts from the last count, or from
    the start when that came later: a count before the first dose does not make
    the first one on treatment due any sooner.
    """

    chart: Chart
    last: BloodCount | None
    start: date | None
    day: int | None
    days: int | None
    band: Band

    @classmethod
    def of(cls, chart: Chart, bands: tuple[Band, ...]) -> "_Wait":
        last, start, today = last_blood_count(chart), clock_start(chart), chart.as_of
        # A start that lies ahead is no start yet.
        day = None if start is None else max((today - start).days, 0)
        latest = start
        if last is not None and (start is None or last.day > start):
            latest = last.day
        days = None if latest is None else (today - latest).days
        return cls(chart, last, start, day, days, band_on(day, bands))

    @property
    def in_time(self) -> bool:
        due = self.band.interval.days + self.band.grace.days
        return self.days is not None and self.days <= due

    def indicator(self, first: Band) -> Indicator:
        early = self.day is not None and self.band is first
        long = self.days is not None and self.days > LONG_WITHOUT.days
        return Indicator.CRITICAL if early and long else Indicator.WARNING


def overdue(chart: Chart, table: Sequence[Limits], bands: tuple[Band, ...]) -> Outcome:
    """Decide for one patient on midostaurin."""
    aside = not_going_on(chart, table)
    if aside is not None:
        return aside
    wait = _Wait.of(chart, bands)
    low = low_and_old(chart, table)
    if low:
        return low_not_repeated(chart, low, _late(wait, bands[0]))
    if not wait.in_time:
        return _not_sent(wait) or _finding(wait, wait.indicator(bands[0]))
    return NotIndicated("the counts are in time", _counts(wait.last))


def _late(wait: _Wait, first: Band) -> Late | None:
    """Say how late the counts are; a low one is told first and hides nothing."""
    if wait.in_time:
        return None
    unsure = ("laboratory results that were not read in full",)
    hidden = _not_sent(wait) or _unusable(wait)
    return Late(wait.indicator(first), wait.band.interval, unsure if hidden else ())


def _not_sent(wait: _Wait) -> InsufficientData | None:
    """Say that a count in time may be among what was not sent."""
    gaps = wait.chart.lacks(Record.LABS)
    return InsufficientData(gaps[0].of("laboratory results")) if gaps else None


def _unusable(wait: _Wait) -> tuple[Unread, ...]:
    """Return the newer counts that could not be used: as good as not taken."""
    unread = wait.chart.unread_about(*_CBC)
    return tuple(item for item in unread if _is_newer(item, wait.last))


def _is_newer(item: Unread, last: BloodCount | None) -> bool:
    if item.status_only:
        return False
    return item.taken is None or last is None or item.taken.day > last.day


def _finding(wait: _Wait, indicator: Indicator) -> NeverCounted:
    last, partial = wait.last, _partial(wait)
    taking = course(wait.chart).record
    unusable = _unusable(wait)
    used: tuple[Fact, ...] = (
        *unusable,
        *_counts(last),
        *partial,
        *((taking,) if taking else ()),
    )
    told: dict[str, Any] = {
        "indicator": indicator,
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
    if unusable:
        return NotUsable(
            **told,
            unusable=unusable,
            analytes=tuple(each for each in _CBC if each in _abouts(unusable)),
            last=_counts(last),
        )
    if last is None:
        return NeverCounted(**told)
    return Overdue(
        **told,
        last_day=last.day,
        days_ago=(wait.chart.as_of - last.day).days,
        neutrophils=last.neutrophils,
        platelets=last.platelets,
    )


def _abouts(unusable: tuple[Unread, ...]) -> frozenset[About]:
    return frozenset([item.about for item in unusable])


def _counts(last: BloodCount | None) -> tuple[Lab, ...]:
    return (last.neutrophils, last.platelets) if last else ()


def _partial(wait: _Wait) -> tuple[Lab, ...]:
    """Return the newest count where the other one was never taken."""
    if wait.last is not None:
        return ()
    found = (newest_settled(wait.chart, analyte) for analyte in _CBC)
    return tuple(each.lab for each in found if each)


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
