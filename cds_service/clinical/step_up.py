"""Has the lower dose of midostaurin been taken long enough to go back up?"""

from collections.abc import Sequence
from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import course
from cds_service.clinical.hold import held_for_cytopenia, is_remembered
from cds_service.clinical.interrupt import AGE_FOR_VIEW
from cds_service.clinical.interruption import Limits
from cds_service.clinical.medication import Medication, MedicationKind
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.recovery import recovery
from cds_service.clinical.resume import ALWAYS_REQUIRED
from cds_service.clinical.resuming import Steps, StepUpPossible

TIME_AT_STEP: Final = Recency(
    "time at the lower dose before a step up",
    14,
    HouseChoice("the label sets no time"),
)


def stepping_up(
    chart: Chart, table: Sequence[Limits], steps: Steps
) -> StepUpPossible | NotIndicated:
    """Judge a patient who takes midostaurin now."""
    order = _long_enough(chart, steps)
    if order is None or order.starts is None:
        return NotIndicated("not long enough on the dose to resume at")
    hold = held_for_cytopenia(chart, table)
    if hold is None or hold.since is None or not is_remembered(hold.since, chart):
        return NotIndicated("no recent interruption for low counts", (order,))
    required = ALWAYS_REQUIRED | hold.counts
    seen = recovery(chart, table, required, order.starts.day, AGE_FOR_VIEW)
    if not seen.proven:
        return NotIndicated("the counts do not show recovery", seen.low)
    return StepUpPossible(
        indicator=Indicator.INFO,
        used=(order, *seen.recovered, hold.record),
        resume_dose=steps.resume,
        full_dose=steps.full,
        since=hold.since,
        reason=hold.record.status_reason,
        recovered=seen.recovered,
        from_day=order.starts,
        step=TIME_AT_STEP,
    )


def _long_enough(chart: Chart, steps: Steps) -> Medication | None:
    taking = course(chart)
    order = None if taking.contradicted_by else taking.record
    if order is None or order.kind is not MedicationKind.ORDER or order.starts is None:
        return None
    days = order.starts.age_in_days(chart.as_of)
    return order if steps.is_resume(order.dose) and days >= TIME_AT_STEP.days else None
