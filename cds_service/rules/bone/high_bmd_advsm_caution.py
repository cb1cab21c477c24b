"""Bone is far denser than normal in systemic mastocytosis.

When  an adult with systemic mastocytosis has a T-score above +2.5
Then  note that dense bone may go with advanced disease, and that a normal scan
      excludes no bone involvement.

Says nothing else of the subtype: bone never makes a diagnosis here.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.bone_care_findings import DenseBone
from cds_service.clinical.bone_disease import BONE_NEEDS, newest_t_scores
from cds_service.clinical.chart import Chart
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.bone_advice import (
    DENSE,
    PAGE_RELATED,
    SUBTYPES_AND_BONE,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if why := not_for_this_patient(chart):
        return NotIndicated(why)
    dense = [lab for lab in newest_t_scores(chart) if lab.value.above(DENSE.value)]
    if not dense:
        return NotIndicated("no T-score is far above normal", newest_t_scores(chart))
    return DenseBone(
        indicator=Indicator.INFO,
        used=tuple(dense),
        proposals=(_REFERRAL,),
        score=dense[-1],
        limit=DENSE,
    )


_REFERRAL: Final = OrderTest(
    "Ask haematology",
    Referral.HEMATOLOGY,
    "Dense bone in systemic mastocytosis: is the disease advanced?",
)

RULE: Final = Rule(
    id="high-bmd-advsm-caution",
    title="Dense bone in mastocytosis",
    tier=Tier.P2,
    provenance=Provenance.LITERATURE,
    when="An adult with systemic mastocytosis has a T-score above +2.5.",
    then="Note that dense bone may go with advanced disease.",
    silent_when="No T-score is that high.",
    evaluate=evaluate,
    texts={
        DenseBone: CardText(
            "Ask haematology about dense bone: {score}, above +{limit}",
            (
                (
                    "Sources disagree: the patient page ties osteoporosis to aggressive"
                    " disease; in a series osteoporosis was found in 38% of indolent"
                    " and 6% of advanced disease, and dense bone in 75% of advanced."
                ),
                (
                    "A normal or high density excludes no bone involvement. Neither"
                    " osteoporosis nor dense bone is a C-finding by itself."
                ),
            ),
        ),
    },
    cites=(SUBTYPES_AND_BONE, PAGE_RELATED),
    needs=BONE_NEEDS,
    statements=("S1-23",),
    rests_on=(DENSE,),
    override_reasons=(
        OverrideReason("other-cause", "Another cause of dense bone is known"),
    ),
    not_evaluated=("sclerosis described in imaging reports",),
)
