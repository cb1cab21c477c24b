"""Denosumab: is it the right drug, is it safe now, and was the next dose missed?"""

from typing import Any, Final

from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.clinical.bone_drugs import (
    BONE_DRUGS,
    DENOSUMAB_LASTS,
    antiresorptives,
)
from cds_service.clinical.bone_order_findings import (
    DenosumabGap,
    KidneysLongAgo,
    KidneysUnknown,
    MaybeTooLow,
    SecondLine,
)
from cds_service.clinical.bone_orders import drafts_of
from cds_service.clinical.calcium import low_calcium
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.denosumab_harm import (
    Orders,
    denosumab_harm,
    kidneys_for_denosumab,
    measured,
    minerals_first,
)
from cds_service.clinical.kidney_disease import advanced_stage
from cds_service.clinical.medication import Drug, Medication, MedicationKind
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import AddTask, OrderTest, Referral, TestOrder
from cds_service.clinical.renal import CREATININE_AGE, creatinine_clearance
from cds_service.clinical.renal_gaps import calcium_unknown, hidden_kidneys
from cds_service.clinical.therapy import medication_gaps

REBOUND_ENDS: Final = Recency(
    "how long after the last denosumab its loss is still told",
    730,
    HouseChoice("most rebound fractures come within two years"),
)
_GIVEN: Final = frozenset({MedicationKind.ADMINISTRATION, MedicationKind.DISPENSE})


def concerned(chart: Chart) -> Orders:
    """Return the denosumab of this call: the drafts, or what works today."""
    if chart.hook.about_orders:
        return drafts_of(chart, frozenset({Drug.DENOSUMAB}))
    if chart.hook is not Hook.PATIENT_VIEW:
        return ()
    now = antiresorptives(chart).now
    return tuple([item for item in now if item.drug is Drug.DENOSUMAB])


def denosumab_allowed(
    chart: Chart, orders: Orders, advanced: Threshold, second: Threshold
) -> Outcome:
    """Decide for these orders; from `second` on the kidneys allow a bisphosphonate."""
    harm = denosumab_harm(chart, orders, advanced)
    if harm is not None:
        return harm
    if not chart.hook.about_orders:
        return NotIndicated("no low calcium and no advanced kidney disease", orders)
    missing = hidden_kidneys(chart, kidneys_for_denosumab(chart))
    found = missing or _not_known(chart, orders, advanced)
    if found is not None:
        return found
    place = _second_line(chart, orders, second)
    return place if isinstance(place, Finding) else calcium_unknown(chart) or place


def denosumab_gap(chart: Chart) -> DenosumabGap | None:
    """Tell of a last dose so long ago that vertebrae may break, if nothing followed."""
    given = [
        (item.starts.day, item.reference, item)
        for item in antiresorptives(chart).ever
        if item.drug is Drug.DENOSUMAB and item.kind in _GIVEN and item.starts
    ]
    if not given:
        return None
    day, _, last = max(given, key=lambda each: each[:2])
    ago = (chart.as_of - day).days
    if not DENOSUMAB_LASTS.days < ago <= REBOUND_ENDS.days or _followed(chart, last):
        return None
    task = "Decide on the next denosumab or on a bisphosphonate to follow it"
    return DenosumabGap(
        indicator=Indicator.WARNING,
        used=(last,),
        proposals=(
            AddTask("Plan the next dose or what follows", task),
            OrderTest(
                "Refer for bone health", Referral.BONE_HEALTH, "Denosumab interrupted"
            ),
        ),
        last=last,
        last_day=day,
        days_ago=ago,
        window=DENOSUMAB_LASTS,
    )


def _followed(chart: Chart, last: Medication) -> bool:
    """Tell whether another bone drug was begun since, or any is drafted now."""
    others = (
        item
        for item in antiresorptives(chart).ever
        if item.drug is not Drug.DENOSUMAB and item.starts and last.starts
    )
    later = any(
        item.starts.day > last.starts.day
        for item in others
        if item.starts and last.starts
    )
    return later or bool(chart.drafted(*BONE_DRUGS))


def _not_known(chart: Chart, orders: Orders, limit: Threshold) -> Finding | None:
    """Ask for kidneys and calcium where nothing settles that the kidneys are well."""
    kidneys, calcium = kidneys_for_denosumab(chart), low_calcium(chart)
    stage = advanced_stage(chart)
    known = kidneys is not None and kidneys.settles and not kidneys.old
    told: dict[str, Any] = {
        "indicator": Indicator.WARNING,
        "used": (*(kidneys.used if kidneys else ()), *stage, *calcium.used, *orders),
        "missing": (*(() if known else ("a recent eGFR",)), *calcium.missing),
        "proposals": (
            OrderTest("Order creatinine", TestOrder.CREATININE, "Before denosumab"),
            *minerals_first(chart, orders, "Before denosumab"),
        ),
        "drug": Drug.DENOSUMAB,
        "limit": limit,
    }
    if kidneys is None:
        return KidneysUnknown(window=CREATININE_AGE, **told)
    told |= {"low_calcium": (), **measured(kidneys)}
    if kidneys.old:
        return KidneysLongAgo(window=CREATININE_AGE, **told)
    enough = kidneys.settles and kidneys.value.at_least(limit.value)
    return None if enough and not stage else MaybeTooLow(stage=stage, **told)


def _second_line(
    chart: Chart, orders: Orders, limit: Threshold
) -> SecondLine | NotIndicated:
    before, kidneys, calcium = (
        antiresorptives(chart).bisphosphonates,
        creatinine_clearance(chart),
        low_calcium(chart),
    )
    begun = tuple(
        [item for item in antiresorptives(chart).ever if item.drug is Drug.DENOSUMAB]
    )
    if begun:
        # To leave it now would cost vertebrae: its place was decided before.
        return NotIndicated("denosumab was begun before", begun)
    if before or medication_gaps(chart) or kidneys is None:
        return NotIndicated("a bisphosphonate came before, or may have", before)
    if not kidneys.value.at_least(limit.value):
        return NotIndicated("the kidneys do not allow a bisphosphonate", kidneys.used)
    return SecondLine(
        indicator=Indicator.INFO,
        used=(*kidneys.used, *calcium.used, *orders),
        missing=(*kidneys.missing, *calcium.missing),
        limit=limit,
        **measured(kidneys) | {"substitute": ""},
    )
