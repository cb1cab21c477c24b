"""What makes denosumab dangerous: low calcium, advanced kidney disease, dialysis."""

from typing import Any, Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Threshold
from cds_service.clinical.bisphosphonate_order import minerals
from cds_service.clinical.bone_order_findings import (
    AdvancedByCode,
    AdvancedKidneyDisease,
    CalciumLow,
    CalciumLowByCode,
    OnDialysis,
)
from cds_service.clinical.calcium import CALCIUM_AGE, low_calcium
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.counted import newest_settled
from cds_service.clinical.kidney_disease import advanced_stage, on_dialysis
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Finding, Indicator
from cds_service.clinical.presence import Presence
from cds_service.clinical.proposal import Proposal, RemoveDraft
from cds_service.clinical.renal import (
    Clearance,
    creatinine_clearance,
    reported_egfr,
)

CALCULATED: Final = (
    "The creatinine clearance by Cockcroft and Gault stands in for the eGFR that the"
    " warning names."
)

Orders = tuple[Medication, ...]


def denosumab_harm(chart: Chart, orders: Orders, limit: Threshold) -> Finding | None:
    """Return what forbids denosumab until it is dealt with; None when nothing does."""
    return (
        _dialysis(chart, orders)
        or _advanced(chart, orders, limit)
        or _advanced_by_code(chart, orders, limit)
        or _calcium_low(chart, orders)
    )


@fact
def kidneys_for_denosumab(chart: Chart) -> Clearance | None:
    """Return the eGFR, which the warning names; else the calculated clearance."""
    egfr = reported_egfr(chart)
    if egfr is not None and not egfr.old:
        return egfr
    return creatinine_clearance(chart)


def measured(kidneys: Clearance) -> dict[str, Any]:
    """Return the fields that tell what is known of the kidneys."""
    return {
        "measure": kidneys.measure,
        "clearance": kidneys.shown,
        "day": kidneys.source.taken.day,
        "substitute": "" if kidneys.by_egfr else CALCULATED,
    }


def minerals_first(chart: Chart, orders: Orders, reason: str) -> tuple[Proposal, ...]:
    """Offer to measure, and to defer what is only being ordered."""
    label = "Defer denosumab until calcium and kidneys are looked at"
    drafts = [item for item in orders if item in chart.drafts]
    return (minerals(reason), *(RemoveDraft(label, item.reference) for item in drafts))


def _dialysis(chart: Chart, orders: Orders) -> OnDialysis | None:
    shown, calcium = on_dialysis(chart), low_calcium(chart)
    if not shown:
        return None
    return OnDialysis(
        indicator=Indicator.CRITICAL,
        used=(*shown, *calcium.used, *orders),
        missing=calcium.missing,
        proposals=minerals_first(chart, orders, "Denosumab on dialysis"),
        drug=Drug.DENOSUMAB,
        shown_by=shown,
    )


def _advanced(
    chart: Chart, orders: Orders, limit: Threshold
) -> AdvancedKidneyDisease | None:
    kidneys, calcium = kidneys_for_denosumab(chart), low_calcium(chart)
    if kidneys is None or kidneys.old or not kidneys.value.below(limit.value):
        return None
    low = calcium.used if calcium.state is Presence.PRESENT else ()
    vitamin_d = _recent_vitamin_d(chart)
    # Never less than critical: a plan, which the label wants too, is not read.
    return AdvancedKidneyDisease(
        indicator=Indicator.CRITICAL,
        used=(*kidneys.used, *calcium.used, *vitamin_d, *orders),
        missing=(*kidneys.missing, *calcium.missing),
        proposals=minerals_first(chart, orders, "Denosumab with an eGFR below 30"),
        drug=Drug.DENOSUMAB,
        limit=limit,
        low_calcium=low,
        checked=(*(() if low else calcium.used), *vitamin_d),
        **measured(kidneys),
    )


def _advanced_by_code(
    chart: Chart, orders: Orders, limit: Threshold
) -> AdvancedByCode | None:
    """Believe a diagnosis of stage 4 or 5 where no recent value speaks."""
    kidneys, stage = kidneys_for_denosumab(chart), advanced_stage(chart)
    if not stage or (kidneys is not None and kidneys.settles):
        return None
    calcium = low_calcium(chart)
    return AdvancedByCode(
        indicator=Indicator.CRITICAL,
        used=(*stage, *calcium.used, *orders),
        missing=("a recent eGFR", *calcium.missing),
        proposals=minerals_first(chart, orders, "Denosumab in advanced kidney disease"),
        drug=Drug.DENOSUMAB,
        shown_by=stage,
        limit=limit,
        low_calcium=calcium.used if calcium.state is Presence.PRESENT else (),
    )


def _calcium_low(chart: Chart, orders: Orders) -> Finding | None:
    calcium = low_calcium(chart)
    if calcium.state is not Presence.PRESENT:
        return None
    told: dict[str, Any] = {
        "indicator": Indicator.CRITICAL,
        "used": (*calcium.used, *orders),
        "missing": calcium.missing,
        "proposals": minerals_first(chart, orders, "Denosumab and low calcium"),
        "drug": Drug.DENOSUMAB,
    }
    if calcium.lab is None:
        return CalciumLowByCode(problems=calcium.used, **told)
    return CalciumLow(calcium=calcium.lab, **told)


def _recent_vitamin_d(chart: Chart) -> tuple[Lab, ...]:
    newest = newest_settled(chart, Analyte.VITAMIN_D)
    if newest is None or newest.lab.taken.age_in_days(chart.as_of) > CALCIUM_AGE.days:
        return ()
    return (newest.lab,)
