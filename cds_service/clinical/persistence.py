"""Has a low count lasted longer than the label allows, and is that proven?"""

from collections.abc import Sequence
from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import Course, Taking, course
from cds_service.clinical.cytopenia import LowRun, low_run
from cds_service.clinical.hold import HOLD_MEMORY
from cds_service.clinical.interrupt import AGE_FOR_VIEW
from cds_service.clinical.interrupting import which
from cds_service.clinical.interruption import Limits
from cds_service.clinical.lab import Lab
from cds_service.clinical.leukemia_regimen import leukemia_regimen
from cds_service.clinical.medication import MedicationKind
from cds_service.clinical.midostaurin import is_renewal, out_of_scope, unclear
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import (
    AddTask,
    OrderTest,
    Proposal,
    StopOrder,
    TestOrder,
)
from cds_service.clinical.record import Record

LONGEST_GAP: Final = Recency(
    "longest gap between counts that proves persistence",
    10,
    HouseChoice("weekly counts with some grace"),
)


class LowTooLong(Finding):
    """A count has been low for longer than the label allows."""

    first: Lab
    last: Lab
    between: tuple[Lab, ...]
    days: int
    also: tuple[Lab, ...]
    longest: Recency
    gap: Recency = LONGEST_GAP


class PersistenceUnproven(LowTooLong):
    """The same, but the counts lie too far apart (or back) to prove it."""


def persisting(chart: Chart, table: Sequence[Limits]) -> Outcome:
    """Judge every count of a patient who takes midostaurin or has it on hold."""
    aside = out_of_scope(chart)
    if aside is not None:
        return aside
    state = course(chart).state
    if state not in {Taking.NOW, Taking.ON_HOLD} and not is_renewal(chart):
        return unclear(chart, state) or NotIndicated(str(state))
    limits = table[0]
    other = leukemia_regimen(chart, limits.resume_dose, limits.takes_per_day)
    if other is not None:
        return other
    runs = [run for limits in table if (run := low_run(chart, limits)) is not None]
    long = [run for run in runs if _is_long(chart, run)]
    if long:
        return _finding(chart, long)
    gaps = chart.lacks(Record.LABS)
    if gaps:
        return InsufficientData(gaps[0].of("laboratory results"))
    return NotIndicated("no count was low for longer than the label allows")


def _is_long(chart: Chart, run: LowRun) -> bool:
    fresh = _age(chart, run) <= HOLD_MEMORY.days
    return fresh and run.days > run.limits.longest.days


def _is_proven(chart: Chart, run: LowRun) -> bool:
    close = run.longest_gap <= LONGEST_GAP.days
    return close and _age(chart, run) <= AGE_FOR_VIEW.days


def _age(chart: Chart, run: LowRun) -> int:
    return run.labs[-1].taken.age_in_days(chart.as_of)


def _finding(chart: Chart, long: list[LowRun]) -> LowTooLong:
    proven = [run for run in long if _is_proven(chart, run)]
    first, *others = proven or long
    taking = course(chart)
    return (LowTooLong if proven else PersistenceUnproven)(
        indicator=Indicator.WARNING if proven else Indicator.INFO,
        used=(
            *first.labs,
            *(run.labs[-1] for run in others),
            *((taking.record,) if taking.record else ()),
        ),
        missing=_missing(chart, first),
        proposals=_proposals(taking) if proven else (REPEAT,),
        first=first.labs[0],
        last=first.labs[-1],
        between=first.labs[1:-1],
        days=first.days,
        longest=first.limits.longest,
        also=tuple(run.labs[-1] for run in others),
    )


def _missing(chart: Chart, run: LowRun) -> tuple[str, ...]:
    baseline = () if run.baseline_known else ("the count before midostaurin",)
    gaps = chart.lacks(Record.LABS)
    return (*baseline, *(("results that were not read in full",) if gaps else ()))


REPEAT: Final = OrderTest(
    "Repeat the CBC with differential",
    TestOrder.CBC_WITH_DIFFERENTIAL,
    "Low count on midostaurin: does it persist?",
)


def _proposals(taking: Course) -> tuple[Proposal, ...]:
    record = taking.record
    held = (
        (record,)
        if record is not None
        and record.kind is MedicationKind.ORDER
        and record not in taking.orders
        else ()
    )
    orders = (*taking.orders, *held)
    stops = (
        StopOrder(
            f"Discontinue midostaurin{which(order, orders)}",
            order.reference,
            "Stopped: cytopenia longer than 21 days",
        )
        for order in orders
    )
    task = AddTask(
        "Document what causes the low count",
        "Low count for more than 21 days on midostaurin: state whether midostaurin is"
        " suspected.",
    )
    return (task, *stops)
