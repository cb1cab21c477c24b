"""A bisphosphonate is being ordered: do kidneys and calcium allow it?"""

from collections.abc import Mapping
from typing import Any, Final

from cds_service.clinical.basis import Threshold
from cds_service.clinical.bone_drugs import BISPHOSPHONATES
from cds_service.clinical.bone_order_findings import (
    CalciumLow,
    CalciumLowByCode,
    Contraindicated,
    ContraindicatedByCode,
    KidneysLongAgo,
    KidneysUnknown,
    MaybeTooLow,
    NotRecommended,
    NotRecommendedByCode,
)
from cds_service.clinical.bone_orders import drafts_of, not_for
from cds_service.clinical.calcium import LowCalcium, low_calcium
from cds_service.clinical.chart import Chart
from cds_service.clinical.kidney_disease import advanced_stage, on_dialysis
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.presence import Presence
from cds_service.clinical.proposal import OrderTest, Proposal, RemoveDraft, TestOrder
from cds_service.clinical.renal import (
    CREATININE_AGE,
    Clearance,
    creatinine_clearance,
)
from cds_service.clinical.renal_gaps import calcium_unknown, hidden_kidneys

Limits = Mapping[Drug, Threshold]

_UNMEASURED: Final = ("a recent creatinine or eGFR",)
SUBSTITUTE: Final = (
    "A reported eGFR stands in for the creatinine clearance that the label names; the"
    " two differ most in the old, the very light and the very heavy."
)


def bisphosphonate_allowed(chart: Chart, limits: Limits) -> Outcome:
    """Decide for one patient; of several drafts, for the one with the highest limit."""
    drafts = drafts_of(chart, BISPHOSPHONATES)
    aside = not_for(chart, drafts)
    if aside is not None:
        return aside
    draft = max(drafts, key=lambda item: _strictness(item, limits))
    clearance, calcium = creatinine_clearance(chart), low_calcium(chart)
    return (
        _by_code(chart, draft, limits[draft.drug])
        or _too_low(draft, limits[draft.drug], clearance, calcium)
        or _calcium_low(draft, calcium)
        or hidden_kidneys(chart, clearance)
        or _not_known(chart, draft, limits[draft.drug])
        or calcium_unknown(chart)
        or _fine(draft, clearance, calcium)
    )


def _strictness(item: Medication, limits: Limits) -> tuple[object, ...]:
    zoledronic = item.drug is Drug.ZOLEDRONIC_ACID
    return (limits[item.drug].value, zoledronic, item.reference)


def _by_code(chart: Chart, draft: Medication, limit: Threshold) -> Finding | None:
    """Believe dialysis, and a stage on record where no recent value speaks."""
    clearance, calcium = creatinine_clearance(chart), low_calcium(chart)
    unmeasured = clearance is None or not clearance.settles
    shown = on_dialysis(chart) or (advanced_stage(chart) if unmeasured else ())
    if not shown:
        return None
    strict = draft.drug is Drug.ZOLEDRONIC_ACID
    low = calcium.used if calcium.state is Presence.PRESENT else ()
    return (ContraindicatedByCode if strict else NotRecommendedByCode)(
        indicator=Indicator.CRITICAL if strict or low else Indicator.WARNING,
        used=(*shown, *calcium.used, draft),
        missing=(*(_UNMEASURED if unmeasured else ()), *calcium.missing),
        proposals=_reconsider(draft),
        drug=draft.drug,
        shown_by=shown,
        limit=limit,
        low_calcium=low,
    )


def _too_low(
    draft: Medication,
    limit: Threshold,
    clearance: Clearance | None,
    calcium: LowCalcium,
) -> Finding | None:
    if clearance is None or clearance.old or not clearance.value.below(limit.value):
        return None
    strict = draft.drug is Drug.ZOLEDRONIC_ACID
    grave = strict or calcium.state is Presence.PRESENT
    return (Contraindicated if strict else NotRecommended)(
        indicator=Indicator.CRITICAL if grave else Indicator.WARNING,
        proposals=_reconsider(draft),
        **_told(draft, limit, clearance, calcium),
    )


def _calcium_low(draft: Medication, calcium: LowCalcium) -> Finding | None:
    if calcium.state is not Presence.PRESENT:
        return None
    told: dict[str, Any] = {
        "indicator": Indicator.CRITICAL,
        "used": (*calcium.used, draft),
        "missing": calcium.missing,
        "proposals": (
            minerals("A bisphosphonate is ordered and calcium is low"),
            _back(draft, "Defer the order until calcium is corrected"),
        ),
        "drug": draft.drug,
    }
    if calcium.lab is None:
        return CalciumLowByCode(problems=calcium.used, **told)
    return CalciumLow(calcium=calcium.lab, **told)


def _not_known(chart: Chart, draft: Medication, limit: Threshold) -> Finding | None:
    """Ask for a creatinine where none settles that the kidneys are well."""
    clearance, calcium = creatinine_clearance(chart), low_calcium(chart)
    proposals = (
        _creatinine("Order creatinine", "Needed before a bisphosphonate is given"),
        _back(draft, "Defer the order until the result is known"),
    )
    if clearance is None:
        return KidneysUnknown(
            indicator=Indicator.WARNING,
            used=(draft, *calcium.used),
            missing=("creatinine and eGFR", *calcium.missing),
            proposals=proposals,
            drug=draft.drug,
            window=CREATININE_AGE,
            limit=limit,
        )
    told = _told(draft, limit, clearance, calcium)
    told |= {"indicator": Indicator.WARNING, "proposals": proposals}
    if clearance.old:
        return KidneysLongAgo(window=CREATININE_AGE, **told)
    enough, stage = clearance.value.at_least(limit.value), advanced_stage(chart)
    if enough and clearance.settles and not stage:
        return None
    told["used"] = (*told["used"], *stage)
    return MaybeTooLow(stage=stage, **told)


def _fine(
    draft: Medication, clearance: Clearance | None, calcium: LowCalcium
) -> NotIndicated:
    used = clearance.used if clearance else ()
    return NotIndicated("the kidneys allow it", (draft, *used, *calcium.used))


def _told(
    draft: Medication, limit: Threshold, clearance: Clearance, calcium: LowCalcium
) -> dict[str, Any]:
    low = calcium.used if calcium.state is Presence.PRESENT else ()
    return {
        "used": (*clearance.used, *calcium.used, draft),
        "missing": (*clearance.missing, *calcium.missing),
        "drug": draft.drug,
        "measure": clearance.measure,
        "clearance": clearance.shown,
        "day": clearance.source.taken.day,
        "limit": limit,
        "low_calcium": low,
        "substitute": SUBSTITUTE if clearance.by_egfr else "",
    }


def _reconsider(draft: Medication) -> tuple[Proposal, ...]:
    why = "A bisphosphonate is being considered"
    return (_back(draft, "Take the order back"), _creatinine("Repeat creatinine", why))


def minerals(reason: str) -> OrderTest:
    """Offer calcium, phosphate, magnesium, PTH and vitamin D."""
    label = "Order calcium, phosphate, magnesium, PTH and vitamin D"
    return OrderTest(label, TestOrder.MINERAL_PANEL, reason)


def _creatinine(label: str, reason: str) -> OrderTest:
    return OrderTest(label, TestOrder.CREATININE, reason)


def _back(draft: Medication, label: str) -> Proposal:
    return RemoveDraft(label, draft.reference)
