"""Calcium or vitamin D is not on record in bone disease of mastocytosis.

When  an adult with systemic mastocytosis has bone disease, or takes a drug for it
and   calcium, vitamin D or both are not found among the medications
or    25-OH vitamin D of the last 12 months is below 20 ng/mL
Then  note it.

Says nothing with high calcium, kidney stones or sarcoidosis on record, or when
the medication records were not fully read.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_care_findings import (
    Supplement,
    SupplementMissing,
    VitaminDLow,
)
from cds_service.clinical.bone_disease import BONE_NEEDS, bone_disease
from cds_service.clinical.bone_drugs import antiresorptives
from cds_service.clinical.calcium import VITAMIN_D_LOW
from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import newest_settled
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import (
    DrugProduct,
    OrderDrug,
    OrderTest,
    Proposal,
    TestOrder,
)
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import (
    MEDICATION_RECORDS,
    medication_gaps,
    taken_now,
)
from cds_service.knowledge.bone_advice import (
    CALCIUM_TOO_HIGH,
    OVERVIEW_BONE,
    VITAMIN_D_AGE,
)

_DRUG: Final = {
    Supplement.CALCIUM: Drug.CALCIUM_SUPPLEMENT,
    Supplement.VITAMIN_D: Drug.VITAMIN_D,
}
_AGAINST: Final = (
    Ailment.HYPERCALCEMIA,
    Ailment.NEPHROLITHIASIS,
    Ailment.SARCOIDOSIS,
)
_CALCIUM: Final = (Analyte.CORRECTED_CALCIUM, Analyte.CALCIUM)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if why := not_for_this_patient(chart) or _against(chart):
        return NotIndicated(why)
    bone = (*bone_disease(chart).shown_by, *antiresorptives(chart).now)
    if not bone:
        return NotIndicated("no bone disease and no drug for it on record")
    if medication_gaps(chart):
        return NotIndicated("the medication records were not fully read", bone)
    lacking = tuple(each for each in Supplement if not _taken(chart, each))
    level = _vitamin_d(chart)
    below = level is not None and level.value.below(VITAMIN_D_LOW.value)
    low = level if below else None
    if lacking:
        return SupplementMissing(
            indicator=Indicator.INFO,
            used=(*bone, *((level,) if level else ())),
            missing=("what is bought without a prescription",),
            proposals=_proposals(lacking, level),
            lacking=lacking,
            bone=bone,
            low=low,
            limit=VITAMIN_D_LOW,
        )
    if low is None:
        return NotIndicated("calcium and vitamin D are on record", bone)
    return VitaminDLow(
        indicator=Indicator.INFO, used=(low,), low=low, limit=VITAMIN_D_LOW
    )


def _against(chart: Chart) -> str:
    """Return why supplements may harm; nothing when nothing is on record."""
    problems = chart.problems_of(*_AGAINST)
    if any(item.current or Ailment.NEPHROLITHIASIS in item.means for item in problems):
        return "high calcium, kidney stones or sarcoidosis on record"
    for analyte in _CALCIUM:
        newest = newest_settled(chart, analyte)
        if newest and newest.lab.value.above(CALCIUM_TOO_HIGH.value):
            return "the newest calcium is high"
    return ""


def _taken(chart: Chart, supplement: Supplement) -> bool:
    drug = _DRUG[supplement]
    return bool(taken_now(chart, frozenset({drug})) or chart.drafted(drug))


def _vitamin_d(chart: Chart) -> Lab | None:
    newest = newest_settled(chart, Analyte.VITAMIN_D)
    if newest is None or newest.lab.taken.age_in_days(chart.as_of) > VITAMIN_D_AGE.days:
        return None
    return newest.lab


def _proposals(
    lacking: tuple[Supplement, ...], level: Lab | None
) -> tuple[Proposal, ...]:
    first: tuple[Proposal, ...] = ()
    if level is None:
        test = OrderTest(
            "Order 25-OH vitamin D", TestOrder.VITAMIN_D, "Bone disease in mastocytosis"
        )
        first = (test,)
    if Supplement.VITAMIN_D in lacking:
        label = "Order cholecalciferol"
        return (*first, OrderDrug(label, DrugProduct.CHOLECALCIFEROL))
    return (*first, OrderDrug("Order calcium", DrugProduct.CALCIUM))


RULE: Final = Rule(
    id="calcium-vitd-missing",
    title="Bone disease: calcium and vitamin D",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "An adult with systemic mastocytosis and bone disease, or a drug for it, has no"
        " calcium or vitamin D on record, or a low 25-OH vitamin D."
    ),
    then="Note it, and offer vitamin D and its measurement.",
    silent_when=(
        "High calcium, kidney stones or sarcoidosis are on record, or the medications"
        " were not fully read."
    ),
    evaluate=evaluate,
    texts={
        SupplementMissing: CardText(
            "Consider {lacking} for the bones: not found among the medications on this"
            " record",
            (
                "Bone disease or its treatment: {bone}",
                "Low: {low} (below {limit}).",
                (
                    "The overview says for all patients; whether it means all with"
                    " mastocytosis or all with bone disease is not clear. Told here"
                    " only with bone disease. Ask what is taken without a prescription."
                ),
            ),
        ),
        VitaminDLow: CardText(
            "Review the dose of vitamin D: {low}, below {limit}",
            ("Vitamin D is on record and still low.",),
        ),
    },
    cites=(OVERVIEW_BONE,),
    needs=BONE_NEEDS | MEDICATION_RECORDS | {Analyte.VITAMIN_D, *_CALCIUM},
    statements=("S0-18",),
    rests_on=(VITAMIN_D_LOW, VITAMIN_D_AGE, CALCIUM_TOO_HIGH),
    override_reasons=(
        OverrideReason("over-the-counter", "Taken without a prescription"),
        OverrideReason("contraindicated", "Contraindicated"),
    ),
)
