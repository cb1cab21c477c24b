"""May avapritinib be started on the platelets that are known?"""

from typing import Any, Final

from cds_service.clinical.avapritinib import (
    ABOUT_AVAPRITINIB,
    not_known,
    on_treatment,
    ordered,
    outside_mastocytosis,
)
from cds_service.clinical.avapritinib_counts import Platelets, cannot_clear, platelets
from cds_service.clinical.avapritinib_findings import (
    LowBeforeStart,
    NotCountedBeforeStart,
    NotUsableBeforeStart,
    OldBeforeStart,
    TransfusedBeforeStart,
)
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.current import withdrawn
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import (
    OrderTest,
    Proposal,
    RemoveDraft,
    TestOrder,
)
from cds_service.frozen import Frozen

_COUNT: Final = OrderTest(
    "Order a CBC with platelets",
    TestOrder.CBC_WITH_DIFFERENTIAL,
    "Platelets before avapritinib",
)


class StartLimits(Frozen, kw_only=False):
    """Below what not to start, how old a count may be, which dose is not ours."""

    lowest: Threshold
    window: Recency
    stromal_tumor_dose: Threshold


def may_start(chart: Chart, limits: StartLimits) -> Outcome:
    """Decide for one patient; what is taken already is the monitoring rule's."""
    aside = outside_mastocytosis(chart, limits.stromal_tumor_dose)
    if aside is not None:
        return aside
    if not ordered(chart):
        return ABOUT_AVAPRITINIB.otherwise
    if on_treatment(chart):
        return NotIndicated("taken already, see avapritinib-platelet-monitor")
    counts = platelets(chart, limits.lowest, limits.window)
    if counts.low is not None:
        return _low(chart, limits, counts, counts.low)
    answer = _not_low(chart, limits, counts)
    if counts.unusable and isinstance(answer, Finding):
        return _not_usable(chart, limits, counts, answer.indicator)
    return cannot_clear(counts, limits.lowest) or answer


def _low(
    chart: Chart, limits: StartLimits, counts: Platelets, lab: Lab
) -> LowBeforeStart:
    level = Indicator.CRITICAL
    return LowBeforeStart(
        **_told(chart, counts, level if lab.settles else level.one_lower),
        limit=limits.lowest,
        count=lab,
        days_ago=lab.taken.age_in_days(chart.as_of),
        others=counts.others,
        transfusion=counts.transfusion,
    )


def _not_low(
    chart: Chart, limits: StartLimits, counts: Platelets
) -> Finding | InsufficientData | NotIndicated:
    last, told = counts.last, _told(chart, counts, Indicator.WARNING)
    told |= {"limit": limits.lowest}
    if last is None:
        return NotCountedBeforeStart(**told, window=limits.window)
    days = last.taken.age_in_days(chart.as_of)
    if days > limits.window.days:
        return OldBeforeStart(**told, window=limits.window, count=last, days_ago=days)
    if counts.transfusion is not None:
        given = counts.transfusion
        told |= {"indicator": Indicator.INFO}
        return TransfusedBeforeStart(**told, count=last, transfusion=given)
    return NotIndicated("platelets are not below the limit", (last,))


def _not_usable(
    chart: Chart, limits: StartLimits, counts: Platelets, level: Indicator
) -> NotUsableBeforeStart:
    """Ask as urgently as if the newer count had not been taken."""
    told = _told(chart, counts, level)
    told["used"] = (*counts.unusable, *told["used"])
    return NotUsableBeforeStart(
        **told,
        limit=limits.lowest,
        window=limits.window,
        unusable=counts.unusable,
        last=(counts.last,) if counts.last else (),
        transfusion=counts.transfusion,
    )


def _told(chart: Chart, counts: Platelets, level: Indicator) -> dict[str, Any]:
    named = counts.low
    return {
        "indicator": level,
        "used": (*counts.used, *ordered(chart)),
        "missing": (*(withdrawn(chart, named) if named else ()), *not_known(chart)),
        "proposals": (*(_taken_back(chart) if named else ()), _COUNT),
    }


def _taken_back(chart: Chart) -> tuple[Proposal, ...]:
    return tuple(
        RemoveDraft("Wait: take the avapritinib order back", draft.reference)
        for draft in ordered(chart)
    )
