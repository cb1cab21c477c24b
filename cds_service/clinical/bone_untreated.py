"""Bone disease that no drug treats, and what speaks against the usual one.

What a rule about orders would forbid is not advised here.
"""

from typing import Any, Final

from cds_service.clinical.basis import Threshold
from cds_service.clinical.bone_care_findings import (
    BoneState,
    CalciumForbids,
    CalciumForbidsByCode,
    KidneysForbid,
    KidneysForbidByCode,
    OsteopeniaUntreated,
    Untreated,
)
from cds_service.clinical.bone_disease import bone_disease
from cds_service.clinical.bone_drugs import antiresorptives
from cds_service.clinical.calcium import low_calcium
from cds_service.clinical.chart import Chart
from cds_service.clinical.kidney_disease import advanced_stage, on_dialysis
from cds_service.clinical.outcome import Indicator
from cds_service.clinical.presence import Presence
from cds_service.clinical.proposal import OrderTest, Referral, TestOrder
from cds_service.clinical.renal import Clearance, creatinine_clearance

_WHY: Final = "Bone disease in systemic mastocytosis without a bone drug"
_PROPOSALS: Final = (
    OrderTest("Refer for bone health", Referral.BONE_HEALTH, _WHY),
    OrderTest(
        "Order calcium, phosphate, magnesium, PTH and vitamin D",
        TestOrder.MINERAL_PANEL,
        _WHY,
    ),
)


def untreated(chart: Chart, limit: Threshold) -> Untreated:
    """Return the finding; below `limit` the kidneys forbid most bisphosphonates."""
    told = _told(chart)
    barred = _kidneys_forbid(chart, limit, told) or _calcium_forbids(chart, told)
    if barred is not None:
        return barred
    kidneys, calcium = creatinine_clearance(chart), low_calcium(chart)
    told["used"] = (*told["used"], *(kidneys.used if kidneys else ()), *calcium.used)
    told["missing"] = (*_kidneys_unknown(kidneys), *calcium.missing)
    if told["state"] is BoneState.OSTEOPENIA:
        return OsteopeniaUntreated(**told | {"proposals": ()})
    return Untreated(**told)


def _told(chart: Chart) -> dict[str, Any]:
    bone, earlier = bone_disease(chart), antiresorptives(chart).ever
    state = _state(chart)
    broken = state is BoneState.FRACTURE
    return {
        "indicator": Indicator.WARNING if broken else Indicator.INFO,
        "used": (*bone.shown_by, *earlier),
        "proposals": _PROPOSALS,
        "state": state,
        "bone": bone.shown_by,
        "earlier": earlier,
    }


def _state(chart: Chart) -> BoneState:
    bone = bone_disease(chart)
    if bone.fractures:
        return BoneState.FRACTURE
    return BoneState.OSTEOPOROSIS if bone.osteoporosis else BoneState.OSTEOPENIA


def _kidneys_forbid(
    chart: Chart, limit: Threshold, told: dict[str, Any]
) -> Untreated | None:
    """Say so for dialysis, for a value, or for a stage that nobody measured."""
    kidneys = creatinine_clearance(chart)
    recent = kidneys is not None and kidneys.settles
    shown = on_dialysis(chart) or (() if recent else advanced_stage(chart))
    if shown:
        told = told | {"used": (*told["used"], *shown)}
        return KidneysForbidByCode(**told, shown_by=shown, lowest=limit)
    if kidneys is None or not kidneys.value.below(limit.value):
        return None
    return KidneysForbid(
        **told | {"used": (*told["used"], *kidneys.used), "missing": kidneys.missing},
        measure=kidneys.measure,
        clearance=kidneys.shown,
        day=kidneys.source.taken.day,
        lowest=limit,
    )


def _calcium_forbids(chart: Chart, told: dict[str, Any]) -> Untreated | None:
    calcium = low_calcium(chart)
    if calcium.state is not Presence.PRESENT:
        return None
    told = told | {"used": (*told["used"], *calcium.used), "missing": calcium.missing}
    if calcium.lab is None:
        return CalciumForbidsByCode(**told, problems=calcium.used)
    return CalciumForbids(**told, calcium=calcium.lab)


def _kidneys_unknown(kidneys: Clearance | None) -> tuple[str, ...]:
    if kidneys is not None and not kidneys.old:
        return kidneys.missing
    return ("a recent creatinine or eGFR",)
