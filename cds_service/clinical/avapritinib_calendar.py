"""Which platelet counts the label's calendar asks for on avapritinib."""

from typing import Any, Final

from cds_service.clinical.avapritinib import first_day, not_known, on_treatment
from cds_service.clinical.avapritinib_counts import Platelets
from cds_service.clinical.avapritinib_findings import (
    CountOverdue,
    NeverCounted,
    NotUsable,
)
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.lab import Lab
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.frozen import Frozen


class Schedule(Frozen, kw_only=False):
    """The label's limits on treatment, how often to count, and what is not ours."""

    lowest: Threshold
    often_below: Threshold
    as_indicated_above: Threshold
    first_weeks: Recency
    often: Recency
    less_often: Recency
    doses: tuple[Threshold, ...]
    indolent_dose: Threshold
    stromal_tumor_dose: Threshold


def in_time(
    chart: Chart, schedule: Schedule, counts: Platelets
) -> NeverCounted | NotIndicated | InsufficientData:
    """Tell whether the counts are in time.

    Where nothing says when avapritinib was begun, these may be its first weeks.
    """
    last, start = counts.last, first_day(chart)
    day = None if start is None else (chart.as_of - start).days
    interval = _interval(schedule, day, last)
    latest = max(filter(None, (last.taken.day if last else None, start)), default=None)
    waited = None if latest is None else (chart.as_of - latest).days
    if interval is None or _is_met(interval, waited):
        if start is None and not _is_met(schedule.often, waited):
            return InsufficientData(_BEGUN_WHEN, counts.used)
        return NotIndicated("the platelets are counted in time", counts.used)
    told: dict[str, Any] = {
        "indicator": Indicator.WARNING,
        "used": (*counts.unusable, *counts.used, *on_treatment(chart)),
        "missing": (
            *(() if start else ("the date of the first dose",)),
            *doubts(chart),
        ),
        "proposals": (count_every(interval),),
        "interval": interval,
        "day_of_treatment": day,
    }
    if counts.unusable:
        reported = (last,) if last else ()
        return NotUsable(**told, unusable=counts.unusable, last=reported)
    if last is None:
        return NeverCounted(**told)
    return CountOverdue(
        **told, count=last, days_ago=last.taken.age_in_days(chart.as_of)
    )


def _is_met(interval: Recency, waited: int | None) -> bool:
    return waited is not None and waited <= interval.days


_BEGUN_WHEN: Final = (
    "when avapritinib was begun is not on record: in its first 8 weeks platelets are"
    " due every 2 weeks"
)


def _interval(schedule: Schedule, day: int | None, last: Lab | None) -> Recency | None:
    """Return how often to count; None for as clinically indicated.

    A bound that leaves the band open asks for the shorter interval.
    """
    if last is None or (day is not None and day <= schedule.first_weeks.days):
        return schedule.often
    if last.value.above(schedule.as_indicated_above.value):
        return None
    calm = last.value.at_least(schedule.often_below.value)
    return schedule.less_often if calm else schedule.often


def doubts(chart: Chart) -> tuple[str, ...]:
    """Say what is not sure of the patient."""
    reading = subtype(chart)
    unsure = () if reading.certain else ("the subtype of mastocytosis",)
    return (*unsure, *not_known(chart))


def count_every(interval: Recency) -> OrderTest:
    """Offer counts at an interval."""
    return OrderTest(
        f"Order a CBC every {interval.days} days",
        TestOrder.CBC_WITH_DIFFERENTIAL,
        "Platelets on avapritinib",
        repeat_days=interval.days,
    )
