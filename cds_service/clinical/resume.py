"""May midostaurin be taken again, and at which dose?"""

from collections.abc import Sequence
from typing import Any, Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import newest_settled
from cds_service.clinical.course import Taking, course
from cds_service.clinical.hold import Hold, held_for_cytopenia, is_remembered
from cds_service.clinical.interrupt import AGE_FOR_ORDERS
from cds_service.clinical.interrupting import taking_back
from cds_service.clinical.interruption import Limits
from cds_service.clinical.leukemia_regimen import leukemia_regimen
from cds_service.clinical.medication import Drug, Medication, highest_dose
from cds_service.clinical.midostaurin import unclear
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import (
    ChangeDose,
    OrderTest,
    Proposal,
    TestOrder,
)
from cds_service.clinical.recovery import Recovery, recovery
from cds_service.clinical.resuming import (
    AboveResumeDose,
    AboveResumeDoseAfterLow,
    NotRecovered,
    RecoveryUnproven,
    RecoveryUnprovenByNewest,
    Steps,
)
from cds_service.frozen import Frozen

ALWAYS_REQUIRED: Final = frozenset({Analyte.NEUTROPHILS, Analyte.PLATELETS})
"""Counts that must have recovered whatever the interruption was for."""

WEEKLY_COUNT: Final = OrderTest(
    "Order a CBC with differential every week",
    TestOrder.CBC_WITH_DIFFERENTIAL,
    "Midostaurin after low counts",
    repeat_days=7,
)


class _Case(Frozen, kw_only=False):
    chart: Chart
    table: Sequence[Limits]
    steps: Steps
    hold: Hold
    seen: Recovery

    def told(self) -> dict[str, Any]:
        """Return what every finding about resuming tells."""
        return {
            "indicator": Indicator.WARNING,
            "resume_dose": self.steps.resume,
            "full_dose": self.steps.full,
            "since": self.hold.since,
            "reason": self.hold.record.status_reason,
            "recovered": self.seen.recovered,
        }


def resumed(chart: Chart, table: Sequence[Limits], steps: Steps) -> Outcome:
    """Judge a new order of midostaurin after an interruption for low counts."""
    taking = course(chart)
    if taking.state is not Taking.STOPPED and not taking.held_anew:
        return unclear(chart, taking.state) or NotIndicated(str(taking.state))
    other = leukemia_regimen(chart, steps.resume, steps.takes_per_day)
    if other is not None:
        return other
    hold = held_for_cytopenia(chart, table)
    if hold is None:
        return NotIndicated("the interruption was not for low counts")
    if hold.since is None or not is_remembered(hold.since, chart):
        return _long_ago(hold, stands=course(chart).held_anew)
    required = ALWAYS_REQUIRED | hold.counts
    seen = recovery(chart, table, required, hold.since.day, AGE_FOR_ORDERS)
    case = _Case(chart, table, steps, hold, seen)
    if seen.low:
        return _not_recovered(case)
    return _unproven(case) if seen.unproven else _at_which_dose(case)


def _long_ago(hold: Hold, *, stands: bool) -> NotIndicated | InsufficientData:
    # The order's own day says little of a hold that still stands.
    if hold.last_low is None and stands:
        why = "held for low counts, at a date that is not on record"
        return InsufficientData(why, (hold.record,))
    return NotIndicated("the interruption for low counts is long past", (hold.record,))


def _not_recovered(case: _Case) -> NotRecovered:
    count, *others = case.seen.low
    limits = next(each for each in case.table if each.analyte is count.analyte)
    return NotRecovered(
        **case.told(),
        used=(*case.seen.low, *case.seen.recovered, case.hold.record),
        proposals=_taking_back(case.chart),
        count=count,
        resume=limits.resume,
        low=tuple(others),
    )


def _unproven(case: _Case) -> RecoveryUnproven:
    seen, low = case.seen, case.hold.last_low
    newest = newest_settled(case.chart, seen.unproven[0])
    return (RecoveryUnprovenByNewest if newest else RecoveryUnproven)(
        **case.told(),
        newest=newest.lab if newest else None,
        used=(
            *((newest.lab,) if newest and newest.lab != low else ()),
            *((low,) if low else ()),
            *seen.recovered,
            *seen.transfusions,
            case.hold.record,
        ),
        proposals=_taking_back(case.chart),
        count=seen.unproven[0],
        counts=seen.unproven,
        current=AGE_FOR_ORDERS,
        last_low=low,
        transfusions=seen.transfusions,
    )


def _at_which_dose(case: _Case) -> Outcome:
    draft = max(case.chart.drafted(Drug.MIDOSTAURIN), key=highest_dose)
    above = case.steps.above_resume(draft.dose)
    if above is None:
        return InsufficientData("the dose of the new order could not be read", (draft,))
    if not above:
        return NotIndicated("recovered, and not above the dose to resume at", (draft,))
    low = case.hold.last_low
    return (AboveResumeDoseAfterLow if low else AboveResumeDose)(
        **case.told(),
        used=(
            draft,
            *((low,) if low else ()),
            *case.seen.recovered,
            case.hold.record,
        ),
        last_low=low,
        proposals=(change_to_resume_dose(draft, case.steps), WEEKLY_COUNT),
        ordered=draft.dose,
    )


def _taking_back(chart: Chart) -> tuple[Proposal, ...]:
    return (*taking_back(chart), WEEKLY_COUNT)


def change_to_resume_dose(draft: Medication, steps: Steps) -> ChangeDose:
    """Offer the dose to resume at."""
    dose = f"{steps.resume.value} mg twice daily with food"
    return ChangeDose(
        f"Change to {dose}",
        draft.reference,
        mg_per_take=steps.resume.value,
        takes_per_day=int(steps.takes_per_day.value),
        with_food=True,
        text=f"{dose} (resumed after low counts)",
    )
