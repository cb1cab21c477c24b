"""Builds the finding of an interruption rule, with all that chose its threshold."""

from typing import Any, Final

from cds_service.clinical.analyte import SPOKEN_NAME
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import course
from cds_service.clinical.current import Current
from cds_service.clinical.exposure import first_dose, restart
from cds_service.clinical.interruption import Branch, Limits, Row, Verdict
from cds_service.clinical.lab import Lab
from cds_service.clinical.low_count import (
    BelowBoth,
    BelowReduced,
    BelowUsual,
    BelowUsualUnknownBaseline,
    LabelExcludesLeukemia,
    LowBaselineAllows,
    LowCount,
    NoLabelThreshold,
)
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.outcome import Fact, Indicator
from cds_service.clinical.proposal import (
    AddTask,
    HoldOrder,
    OrderTest,
    Proposal,
    TestOrder,
)
from cds_service.clinical.transfusion import transfusion_before

WEEK: Final = 7
_INTERRUPTING: Final = {
    Verdict.INTERRUPT,
    Verdict.INTERRUPT_WHATEVER_BASELINE,
    Verdict.INTERRUPT_UNLESS_LOW_BASELINE,
}
REPEAT_COUNT: Final = OrderTest(
    "Order a CBC with differential every week",
    TestOrder.CBC_WITH_DIFFERENTIAL,
    "Low blood count on midostaurin",
    repeat_days=WEEK,
)


def _kind(verdict: Verdict, branch: Branch) -> type[LowCount]:
    match verdict:
        case Verdict.INTERRUPT:
            return BelowUsual if branch is Branch.STANDARD else BelowReduced
        case Verdict.INTERRUPT_WHATEVER_BASELINE:
            return BelowBoth
        case Verdict.INTERRUPT_UNLESS_LOW_BASELINE:
            return BelowUsualUnknownBaseline
        case Verdict.NO_LABEL_NUMBER if branch is Branch.MCL:
            return LabelExcludesLeukemia
        case Verdict.NO_LABEL_NUMBER:
            return NoLabelThreshold
        case _:
            return LowBaselineAllows


def finding(  # noqa: PLR0913, PLR0917 (all that a card about a count tells)
    chart: Chart,
    limits: Limits,
    chosen: Row,
    known: Current,
    lab: Lab,
    verdict: Verdict,
    indicator: Indicator,
) -> LowCount:
    """Return the finding of one verdict."""
    return _kind(verdict, chosen.branch)(
        indicator=indicator,
        used=_used(chart, chosen, known, lab),
        missing=_missing(chart, limits, chosen, known),
        proposals=_proposals(chart, limits, verdict),
        count=lab,
        others=_others(known, lab),
        usual=limits.usual,
        reduced=limits.reduced,
        split=limits.split,
        resume=limits.resume,
        plain_floor=limits.floor.value,
        resume_dose=limits.resume_dose,
        full_dose=limits.full_dose,
        longest=limits.longest,
        transfusion=transfusion_before(chart, lab),
        **_baseline_fields(chart, chosen),
    )


def _baseline_fields(chart: Chart, chosen: Row) -> dict[str, Any]:
    start, before = first_dose(chart), chosen.baseline
    fields: dict[str, Any] = {"restarted": restart(chart)}
    if start is not None:
        fields |= {
            "start": start.moment,
            "start_basis": str(start.basis),
            "earlier_order": start.earlier_order,
        }
    if before is not None:
        fields |= {
            "baseline": before.lab,
            "old_baseline_days": before.old_days,
            "other_drugs": before.other_drugs,
            "baseline_transfusion": before.transfusion,
        }
    return fields


def _others(known: Current, chosen: Lab) -> tuple[Lab, ...]:
    return tuple(lab for lab in (*known.speaking, *known.beside) if lab is not chosen)


def _used(chart: Chart, chosen: Row, known: Current, lab: Lab) -> tuple[Fact, ...]:
    taking = course(chart).record
    before = chosen.baseline
    return (
        lab,
        *_others(known, lab),
        *((before.lab,) if before else ()),
        *((taking,) if taking else ()),
        *(subtype(chart).used if chosen.branch is Branch.MCL else ()),
    )


def _missing(
    chart: Chart, limits: Limits, chosen: Row, known: Current
) -> tuple[str, ...]:
    name = SPOKEN_NAME[limits.analyte]
    said = {
        f"{name} before midostaurin (baseline)": chosen.baseline is None,
        "the date of the first dose": first_dose(chart) is None,
        "which subtype (the label's thresholds exclude mast cell leukaemia)": (
            subtype(chart).certain is None
        ),
        f"a newer {name} that could not be read": bool(known.unread),
        "laboratory results that were not read in full": bool(known.gaps),
        "the date of birth (thresholds are for adults)": (
            chart.patient.born_from is None
        ),
    }
    return tuple(phrase for phrase, lacking in said.items() if lacking)


def _proposals(chart: Chart, limits: Limits, verdict: Verdict) -> tuple[Proposal, ...]:
    """Offer the same acts whichever count is low, so that one card shows each once."""
    if verdict not in _INTERRUPTING:
        return (REPEAT_COUNT,)
    holds = (
        HoldOrder(
            "Put midostaurin on hold", order.reference, "Interrupted for cytopenia"
        )
        for order in course(chart).orders
    )
    return (*holds, REPEAT_COUNT, _clock(limits))


def _clock(limits: Limits) -> AddTask:
    return AddTask(
        f"Decide after {limits.longest.days} days of low counts",
        "If the count is still low and midostaurin is suspected, the label asks to"
        " discontinue it.",
        due_days=limits.longest.days,
    )
