"""A bisphosphonate is being ordered, and kidneys or calcium do not allow it.

When  a bisphosphonate is being ordered for a patient with mastocytosis
and   the creatinine clearance is below its limit (zoledronic acid and alendronate
      35 mL/min, risedronate, ibandronate and pamidronate 30), or is not known, or
      older than 90 days; or calcium is low; or dialysis is on record, or kidney
      disease of stage 4 or 5 that nobody measured of late
Then  say so, and offer to take the order back or to measure first.

The clearance is calculated by Cockcroft and Gault; a reported eGFR stands in
where weight, age or creatinine are missing, and is named as such.
Critical for zoledronic acid below 35, and for low calcium with any of them.
Says nothing when kidneys and calcium allow it.
Asks when laboratory results could not be read, and when nobody measured whether
calcium is low.
"""

from typing import Final

from cds_service.clinical.bisphosphonate_order import bisphosphonate_allowed
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
from cds_service.clinical.calcium import CALCIUM_AGE, CALCIUM_NEEDS, SURELY_LOW
from cds_service.clinical.chart import Chart
from cds_service.clinical.kidney_disease import DIALYSIS_AGE, KIDNEY_DISEASE_NEEDS
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.renal import CREATININE_AGE, RENAL_NEEDS, WEIGHT_AGE
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.bone_advice import (
    ALENDRONATE_LIMIT,
    BOXED_WARNING,
    CLEARANCE_LIMITS,
    IBANDRONATE_LIMIT,
    OVERVIEW_BONE,
    PAMIDRONATE_LIMIT,
    RECLAST_CONTRAINDICATIONS,
    RISEDRONATE_LIMIT,
    UNLISTED_LIMIT,
    ZOLEDRONIC_LIMIT,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    return bisphosphonate_allowed(chart, CLEARANCE_LIMITS)


_SUBSTITUTE: Final = "{substitute}"
_BY_CODE: Final = (
    "On record: {shown_by}",
    (
        "Stages 4 and 5 lie below 30 mL/min by definition; dialysis outweighs what was"
        " measured."
    ),
)
_CALCIUM_TOO: Final = "Calcium is low as well, and is to be corrected: {low_calcium}"
_INSTEAD: Final = (
    "Sources disagree on what to give instead: the overview names denosumab for poor"
    " kidneys; the FDA added a boxed warning to it (2024-01-19) for severe"
    " hypocalcaemia below an eGFR of 30. Check calcium, phosphate, PTH and vitamin D"
    " before either."
)
_CORRECT: Final = (
    "Low calcium is a contraindication of bisphosphonates until it is corrected: they"
    " lower it further."
)
_KIDNEYS: Final = (
    "Bisphosphonates leave the body through the kidneys; below {limit} this one is not"
    " to be given."
)

RULE: Final = Rule(
    id="bisphosphonate-renal",
    title="Bisphosphonate: kidneys and calcium",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "A bisphosphonate is being ordered, and the creatinine clearance is below its"
        " limit, or unknown or older than 90 days, or calcium is low, or dialysis or"
        " kidney disease of stage 4 or 5 is on record."
    ),
    then="Say so, and offer to take the order back or to measure first.",
    silent_when="Creatinine clearance and calcium allow it.",
    evaluate=evaluate,
    texts={
        Contraindicated: CardText(
            "Do not give {drug}: {measure} {clearance} mL/min on {day}, contraindicated"
            " below {limit}",
            (_SUBSTITUTE, _CALCIUM_TOO, _INSTEAD),
        ),
        NotRecommended: CardText(
            "Avoid {drug}: {measure} {clearance} mL/min on {day}, not recommended below"
            " {limit}",
            (_SUBSTITUTE, _CALCIUM_TOO, _INSTEAD),
        ),
        ContraindicatedByCode: CardText(
            "Do not give {drug}: dialysis or advanced kidney disease on record,"
            " contraindicated below {limit}",
            (*_BY_CODE, _CALCIUM_TOO, _INSTEAD),
        ),
        NotRecommendedByCode: CardText(
            "Avoid {drug}: dialysis or advanced kidney disease on record, not"
            " recommended below {limit}",
            (*_BY_CODE, _CALCIUM_TOO, _INSTEAD),
        ),
        MaybeTooLow: CardText(
            "Check the kidneys before {drug}: {measure} {clearance} mL/min on {day},"
            " limit {limit}",
            (
                "On the problem list, and at odds with the value: {stage}",
                "What is known does not settle whether the value is below the limit.",
                _SUBSTITUTE,
            ),
        ),
        KidneysLongAgo: CardText(
            "Measure creatinine before {drug}: {measure} {clearance} mL/min is of"
            " {day}, over {window} old",
            (_KIDNEYS, _SUBSTITUTE),
        ),
        KidneysUnknown: CardText(
            "Measure creatinine before {drug}: none of the last {window} on this"
            " record",
            (_KIDNEYS,),
        ),
        CalciumLow: CardText(
            "Correct calcium before {drug}: {calcium}, below normal",
            (_CORRECT,),
        ),
        CalciumLowByCode: CardText(
            "Correct calcium before {drug}: hypocalcaemia is on the problem list",
            ("On record: {problems}", _CORRECT),
        ),
    },
    cites=(RECLAST_CONTRAINDICATIONS, OVERVIEW_BONE, BOXED_WARNING),
    needs=RENAL_NEEDS | CALCIUM_NEEDS | KIDNEY_DISEASE_NEEDS,
    statements=("S0-21",),
    rests_on=(
        ZOLEDRONIC_LIMIT,
        ALENDRONATE_LIMIT,
        RISEDRONATE_LIMIT,
        IBANDRONATE_LIMIT,
        PAMIDRONATE_LIMIT,
        UNLISTED_LIMIT,
        CREATININE_AGE,
        WEIGHT_AGE,
        CALCIUM_AGE,
        SURELY_LOW,
        DIALYSIS_AGE,
    ),
    override_reasons=(
        OverrideReason("newer-result", "A newer result elsewhere allows it"),
        OverrideReason("specialist-directed", "Specialist decided otherwise"),
    ),
    not_evaluated=(
        "the product: zoledronic acid 4 mg for cancer has limits of its own",
        "acute kidney injury, hydration, teeth and jaw",
    ),
    caveat=(
        "The limits of risedronate, ibandronate and pamidronate are recalled, not read"
        " in full; for pamidronate the label speaks of bone metastases and leaves other"
        " uses to clinical judgement."
    ),
)
