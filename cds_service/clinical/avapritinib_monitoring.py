"""Are the platelets of a patient on avapritinib too low, or not counted in time?"""

from dataclasses import dataclass
from typing import Any

from cds_service.clinical.avapritinib import (
    first_day,
    not_known,
    on_treatment,
    ordered,
    outside_mastocytosis,
)
from cds_service.clinical.avapritinib_counts import Platelets, cannot_clear, platelets
from cds_service.clinical.avapritinib_findings import (
    CountOverdue,
    LowNotRepeated,
    LowOnTreatment,
    NeverCounted,
)
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.current import withdrawn
from cds_service.clinical.interrupt import window
from cds_service.clinical.interrupting import which
from cds_service.clinical.lab import Lab
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.medication import Medication, MedicationKind, MedicationStatus
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import (
    HoldOrder,
    OrderTest,
    Proposal,
    RemoveDraft,
    TestOrder,
)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The label's limits on treatment, how often to count, and what is not ours."""

    lowest: Threshold
    often_below: Threshold
    as_indicated_above: Threshold
    first_weeks: Recency
    often: Recency
    less_often: Recency
    indolent_dose: Threshold
    stromal_tumor_dose: Threshold


def monitor(chart: Chart, schedule: Schedule) -> Outcome:
    """Decide for one patient on avapritinib."""
    aside = outside_mastocytosis(chart, schedule.stromal_tumor_dose)
    if aside is not None:
        return aside
    if not on_treatment(chart):
        return NotIndicated("not taken yet, see avapritinib-platelet-start")
    counts = platelets(chart, schedule.lowest, window(chart))
    if counts.low is not None:
        return _low(chart, schedule, counts, counts.low)
    if not _counted_by_calendar(chart, schedule):
        done = NotIndicated("no count is due by the calendar in indolent disease")
        return cannot_clear(counts, schedule.lowest) or done if counts.last else done
    return cannot_clear(counts, schedule.lowest) or _in_time(chart, schedule, counts)


def _counted_by_calendar(chart: Chart, schedule: Schedule) -> bool:
    """Tell whether the label's calendar holds: advanced disease, or a dose for it.

    Where the subtype is not named, a dose above the one for indolent disease
    says that somebody treats advanced disease.
    """
    reading = subtype(chart)
    if reading.outside_advanced or reading.advanced:
        return not reading.outside_advanced
    doses = (item.dose.mg_per_day for item in on_treatment(chart))
    return any(mg is not None and mg > schedule.indolent_dose.value for mg in doses)


def _low(
    chart: Chart, schedule: Schedule, counts: Platelets, lab: Lab
) -> LowOnTreatment:
    days, reading = lab.taken.age_in_days(chart.as_of), subtype(chart)
    level = Indicator.CRITICAL if lab.settles else Indicator.WARNING
    told: dict[str, Any] = {
        "used": (*counts.used, *on_treatment(chart)),
        "missing": (*withdrawn(chart, lab), *_doubts(chart)),
        "count": lab,
        "limit": schedule.lowest,
        "others": counts.others,
        "transfusion": counts.transfusion,
        "indolent": reading.candidates if reading.outside_advanced else frozenset(),
    }
    again = _count(schedule.often)
    if days > window(chart).days and not chart.hook.about_orders:
        told |= {"indicator": Indicator.WARNING, "proposals": (again,)}
        return LowNotRepeated(**told, days_ago=days)
    return LowOnTreatment(
        **told, indicator=level, proposals=(*_interrupting(chart), again)
    )


def _in_time(
    chart: Chart, schedule: Schedule, counts: Platelets
) -> NeverCounted | NotIndicated:
    last, start = counts.last, first_day(chart)
    day = None if start is None else (chart.as_of - start).days
    interval = _interval(schedule, day, last)
    latest = max(filter(None, (last.taken.day if last else None, start)), default=None)
    waited = None if latest is None else (chart.as_of - latest).days
    if interval is None or (waited is not None and waited <= interval.days):
        return NotIndicated("the platelets are counted in time", counts.used)
    told: dict[str, Any] = {
        "indicator": Indicator.WARNING,
        "used": (*counts.used, *on_treatment(chart)),
        "missing": (
            *(() if start else ("the date of the first dose",)),
            *_doubts(chart),
        ),
        "proposals": (_count(interval),),
        "interval": interval,
        "day_of_treatment": day,
    }
    if last is None:
        return NeverCounted(**told)
    return CountOverdue(
        **told, count=last, days_ago=last.taken.age_in_days(chart.as_of)
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


def _doubts(chart: Chart) -> tuple[str, ...]:
    reading = subtype(chart)
    unsure = () if reading.certain else ("the subtype of mastocytosis",)
    return (*unsure, *not_known(chart))


def _interrupting(chart: Chart) -> tuple[Proposal, ...]:
    orders = tuple(item for item in on_treatment(chart) if _stands(item))
    holds = (
        HoldOrder(
            f"Put avapritinib on hold{which(order, orders)}",
            order.reference,
            "Interrupted for low platelets",
        )
        for order in orders
    )
    drafts = (
        RemoveDraft("Wait: take the avapritinib order back", draft.reference)
        for draft in ordered(chart)
    )
    return (*holds, *drafts)


def _stands(item: Medication) -> bool:
    ordered_ = item.kind is MedicationKind.ORDER
    return ordered_ and item.status is MedicationStatus.ACTIVE


def _count(interval: Recency) -> OrderTest:
    return OrderTest(
        f"Order a CBC every {interval.days} days",
        TestOrder.CBC_WITH_DIFFERENTIAL,
        "Platelets on avapritinib",
        repeat_days=interval.days,
    )
