"""Bone disease of systemic mastocytosis, and no drug for it on record.

When  an adult with systemic mastocytosis has osteoporosis or a fragility fracture
and   takes no bisphosphonate, denosumab or bone-building drug
Then  name a bisphosphonate, with antihistamines continued, as the first choice; a
      warning with a fracture, a note in osteopenia.

Advises none where the creatinine clearance is below 35, or dialysis or kidney
disease of stage 4 or 5 is on record (names denosumab and its boxed warning), nor
where calcium is low, which is to be corrected first.
Says nothing at discharge without a fracture, in a pregnancy, when a bone drug is
being ordered, or when the medication records were not fully read.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.bone_care_findings import (
    CalciumForbids,
    CalciumForbidsByCode,
    KidneysForbid,
    KidneysForbidByCode,
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
from cds_service.clinical.bone_untreated import untreated
from cds_service.clinical.calcium import CALCIUM_AGE, CALCIUM_NEEDS, SURELY_LOW
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.denosumab import denosumab_gap
from cds_service.clinical.event import EventKind
from cds_service.clinical.kidney_disease import DIALYSIS_AGE, KIDNEY_DISEASE_NEEDS
from cds_service.clinical.outcome import NotIndicated, Outcome
from cds_service.clinical.pregnant import pregnancy_on_record
from cds_service.clinical.renal import RENAL_NEEDS
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import MEDICATION_RECORDS, medication_gaps
from cds_service.knowledge.bone_advice import (
    BOXED_WARNING,
    OVERVIEW_BONE,
    PAGE_MEDICINES,
    ZOLEDRONIC_LIMIT,
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
    return _hidden(chart) or untreated(chart, ZOLEDRONIC_LIMIT)


def _hidden(chart: Chart) -> NotIndicated | None:
    if denosumab_gap(chart):
        return NotIndicated("the rule on denosumab says that its next dose is late")
    if pregnancy_on_record(chart):
        return NotIndicated("a pregnancy is on record: bone drugs wait")
    if medication_gaps(chart):
        return NotIndicated("the medication records were not fully read")
    return None


_SHOWN: Final = ("Bone disease or fracture: {bone}", "Taken before: {earlier}")
_NO_SIGN: Final = (
    "Bone disease says nothing of how advanced the mastocytosis is; dense bone may"
    " occur in advanced disease and is not treated by a scan alone."
)
_ADVICE: Final = (
    *_SHOWN,
    (
        "Bisphosphonates are the first choice in bone disease of mastocytosis. Continue"
        " antihistamines, since the first infusions may set off mediators. The benefit"
        " is greater in the spine than in the hip."
    ),
    "Before it: teeth, calcium, vitamin D, kidneys.",
    _NO_SIGN,
)
_KIDNEYS: Final = (
    (
        "Most bisphosphonates are contraindicated or not recommended below {lowest}."
        " The overview names denosumab then; below an eGFR of 30 and on dialysis it has"
        " a boxed warning of severe hypocalcaemia. Before it: calcium, phosphate, PTH,"
        " vitamin D and a plan for the kidneys."
    ),
    _NO_SIGN,
)
_CALCIUM: Final = (
    (
        "Bisphosphonates and denosumab lower calcium further: find the cause and"
        " correct it first."
    ),
    _NO_SIGN,
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
        "Name a bisphosphonate, with antihistamines continued, as the first choice; a"
        " plan with nephrology where the kidneys are too poor, and calcium first where"
        " it is low. A warning with a fracture, a note in osteopenia."
    ),
    silent_when=(
        "A bone drug is taken or being ordered, or the medications were not fully read."
    ),
    evaluate=evaluate,
    texts={
        Untreated: CardText(
            "Consider a bisphosphonate, antihistamines continued: {state} and no bone"
            " drug found in this record",
            _ADVICE,
        ),
        KidneysForbid: CardText(
            "Plan bone treatment with nephrology: {state} untreated, {measure}"
            " {clearance} mL/min on {day}",
            (*_SHOWN, *_KIDNEYS),
        ),
        KidneysForbidByCode: CardText(
            "Plan bone treatment with nephrology: {state} untreated, dialysis or"
            " advanced kidney disease on record",
            (*_SHOWN, "On record: {shown_by}", *_KIDNEYS),
        ),
        CalciumForbids: CardText(
            "Correct calcium first: {state} untreated, {calcium}, below normal",
            (*_SHOWN, *_CALCIUM),
        ),
        CalciumForbidsByCode: CardText(
            "Correct calcium first: {state} untreated, hypocalcaemia on the problem"
            " list",
            (*_SHOWN, "On record: {problems}", *_CALCIUM),
        ),
        OsteopeniaUntreated: CardText(
            "Consider whether osteopenia needs a bone drug: none found in this record",
            _ADVICE,
        ),
    },
    cites=(OVERVIEW_BONE, PAGE_MEDICINES, BOXED_WARNING),
    needs=BONE_NEEDS
    | RENAL_NEEDS
    | CALCIUM_NEEDS
    | KIDNEY_DISEASE_NEEDS
    | MEDICATION_RECORDS
    | {EventKind.PREGNANCY_TEST},
    statements=("S0-19", "S1-06"),
    rests_on=(
        OSTEOPOROTIC,
        OSTEOPENIC,
        T_SCORE_AGE,
        LOW_FOR_AGE,
        ZOLEDRONIC_LIMIT,
        CALCIUM_AGE,
        SURELY_LOW,
        DIALYSIS_AGE,
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
