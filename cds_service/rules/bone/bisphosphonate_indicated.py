"""Bone disease of systemic mastocytosis, and no drug for it on record.

When  an adult with systemic mastocytosis has osteoporosis or a fragility fracture
and   takes no bisphosphonate, denosumab or bone-building drug
Then  name a bisphosphonate, with antihistamines continued, as the first choice; a
      warning with a fracture, a note in osteopenia.

Names denosumab and its boxed warning where the creatinine clearance is below 35.
Says nothing at discharge without a fracture, when a bone drug is being
ordered, or when the medication records were not fully read.
"""

from typing import Any, Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.bone_care_findings import (
    FractureUntreated,
    OsteopeniaUntreated,
    Untreated,
)
from cds_service.clinical.bone_disease import (
    BONE_NEEDS,
    LOW_FOR_AGE,
    OSTEOPENIC,
    OSTEOPOROTIC,
    T_SCORE_AGE,
    bone_disease,
)
from cds_service.clinical.bone_drugs import (
    BONE_DRUGS,
    DENOSUMAB_LASTS,
    INFUSION_LASTS,
    antiresorptives,
)
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.denosumab import denosumab_gap
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, Referral, TestOrder
from cds_service.clinical.renal import RENAL_NEEDS, creatinine_clearance
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import MEDICATION_RECORDS, medication_gaps
from cds_service.knowledge.bone_advice import (
    OVERVIEW_BONE,
    PAGE_MEDICINES,
    ZOLEDRONIC_LIMIT,
)

_POOR: Final = (
    "The kidneys are too poor for most bisphosphonates. The overview names denosumab"
    " then; below an eGFR of 30 it has a boxed warning of severe hypocalcaemia."
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if why := not_for_this_patient(chart):
        return NotIndicated(why)
    bone, drugs = bone_disease(chart), antiresorptives(chart)
    if not bone.shown_by:
        return NotIndicated("no bone disease on record")
    if chart.hook is Hook.ENCOUNTER_DISCHARGE and not bone.fractures:
        return NotIndicated("no fracture: not for the day of going home")
    if drugs.now or chart.drafted(*BONE_DRUGS):
        return NotIndicated("a bone drug is taken or being ordered", drugs.now)
    return _hidden(chart) or _finding(chart)


def _hidden(chart: Chart) -> NotIndicated | None:
    if denosumab_gap(chart):
        return NotIndicated("the rule on denosumab says that its next dose is late")
    if medication_gaps(chart):
        return NotIndicated("the medication records were not fully read")
    return None


def _finding(chart: Chart) -> Untreated:
    bone, kidneys = bone_disease(chart), creatinine_clearance(chart)
    poor = kidneys is not None and kidneys.value.below(ZOLEDRONIC_LIMIT.value)
    earlier = antiresorptives(chart).ever
    told: dict[str, Any] = {
        "used": (*bone.shown_by, *earlier, *(kidneys.used if kidneys else ())),
        "missing": () if kidneys else ("kidney function",),
        "proposals": _PROPOSALS,
        "bone": bone.shown_by,
        "earlier": earlier,
        "kidneys": _POOR if poor else "",
    }
    if bone.fractures:
        return FractureUntreated(indicator=Indicator.WARNING, **told)
    if bone.osteoporosis:
        return Untreated(indicator=Indicator.INFO, **told)
    told["proposals"] = ()
    return OsteopeniaUntreated(indicator=Indicator.INFO, **told)


_WHY: Final = "Bone disease in systemic mastocytosis without a bone drug"
_PROPOSALS: Final = (
    OrderTest("Refer for bone health", Referral.BONE_HEALTH, _WHY),
    OrderTest(
        "Order calcium, phosphate, magnesium, PTH and vitamin D",
        TestOrder.MINERAL_PANEL,
        _WHY,
    ),
)
_ADVICE: Final = (
    "Bone disease or fracture: {bone}",
    "Taken before: {earlier}",
    "{kidneys}",
    (
        "Bisphosphonates are the first choice in bone disease of mastocytosis. Continue"
        " antihistamines, since the first infusions may set off mediators. The benefit"
        " is greater in the spine than in the hip."
    ),
    "Before it: teeth, calcium, vitamin D, kidneys.",
    (
        "Bone disease says nothing of how advanced the mastocytosis is; dense bone may"
        " occur in advanced disease and is not treated by a scan alone."
    ),
)

RULE: Final = Rule(
    id="bisphosphonate-indicated",
    title="Bone disease without a bone drug",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "An adult with systemic mastocytosis has osteoporosis, osteopenia or a"
        " fragility fracture, and takes no drug for it."
    ),
    then=(
        "Name a bisphosphonate, with antihistamines continued, as the first choice. A"
        " warning with a fracture, a note in osteopenia."
    ),
    silent_when=(
        "A bone drug is taken or being ordered, or the medications were not fully read."
    ),
    evaluate=evaluate,
    texts={
        FractureUntreated: CardText(
            "Consider a bisphosphonate, antihistamines continued: fragility fracture"
            " and no bone drug found in this record",
            _ADVICE,
        ),
        Untreated: CardText(
            "Consider a bisphosphonate, antihistamines continued: osteoporosis and no"
            " bone drug found in this record",
            _ADVICE,
        ),
        OsteopeniaUntreated: CardText(
            "Consider whether osteopenia needs a bone drug: none found in this record",
            _ADVICE,
        ),
    },
    cites=(OVERVIEW_BONE, PAGE_MEDICINES),
    needs=BONE_NEEDS | RENAL_NEEDS | MEDICATION_RECORDS,
    statements=("S0-19", "S1-06"),
    rests_on=(
        OSTEOPOROTIC,
        OSTEOPENIC,
        T_SCORE_AGE,
        LOW_FOR_AGE,
        ZOLEDRONIC_LIMIT,
        INFUSION_LASTS,
        DENOSUMAB_LASTS,
    ),
    override_reasons=(
        OverrideReason("patient-declined", "Declined by the patient"),
        OverrideReason("already-referred", "Already referred"),
        OverrideReason("done-elsewhere", "Treated elsewhere"),
    ),
    not_evaluated=("teeth and jaw", "fracture risk by a score", "adequacy of trauma"),
)
