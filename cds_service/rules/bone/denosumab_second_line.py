"""Denosumab: calcium and kidneys first, after a bisphosphonate, and without gaps.

When  denosumab is being ordered, or works, in a patient with mastocytosis
and   calcium is low, the eGFR is below 30, or dialysis is on record, or advanced
      kidney disease (stage 4 or 5) that nobody measured of late
Then  warn of severe hypocalcaemia (boxed warning of 2024).

When  it is being ordered and the kidneys are not known
Then  ask for creatinine and calcium.

When  it is being ordered, no bisphosphonate was ever taken, and the clearance
      is 35 mL/min or more
Then  note that the sources have it second, after bisphosphonates.

When  the last dose is more than 7 months old and nothing followed
Then  warn of vertebral fractures.

Says nothing in other cases. Asks when laboratory results could not be read, and
when nobody measured whether calcium is low.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_drugs import (
    DENOSUMAB_LASTS,
    INFUSION_LASTS,
    antiresorptives,
)
from cds_service.clinical.bone_order_findings import (
    AdvancedByCode,
    AdvancedKidneyDisease,
    CalciumLow,
    CalciumLowByCode,
    DenosumabGap,
    KidneysLongAgo,
    KidneysUnknown,
    MaybeTooLow,
    OnDialysis,
    SecondLine,
)
from cds_service.clinical.bone_orders import not_for
from cds_service.clinical.calcium import CALCIUM_AGE, CALCIUM_NEEDS, SURELY_LOW
from cds_service.clinical.chart import Chart
from cds_service.clinical.denosumab import (
    REBOUND_ENDS,
    concerned,
    denosumab_allowed,
    denosumab_gap,
)
from cds_service.clinical.denosumab_texts import (
    BEFORE,
    BY_CODE,
    CALCIUM_TOO,
    CHECKED,
    CONFLICT,
    CORRECT,
    LATER,
    PLACE,
    PREDISPOSED,
    STAGE,
    SUBSTITUTE,
    UNSETTLED,
    WEARS_OFF,
)
from cds_service.clinical.kidney_disease import DIALYSIS_AGE, KIDNEY_DISEASE_NEEDS
from cds_service.clinical.outcome import Finding, NotIndicated, Outcome
from cds_service.clinical.renal import CREATININE_AGE, RENAL_NEEDS, WEIGHT_AGE
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import MEDICATION_RECORDS
from cds_service.knowledge.bone_advice import (
    ADVANCED_KIDNEY_DISEASE,
    BOXED_WARNING,
    OVERVIEW_BONE,
    REBOUND,
    REVIEW_BONE,
    ZOLEDRONIC_LIMIT,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    orders = concerned(chart)
    gap = None if chart.hook.about_orders else denosumab_gap(chart)
    about = orders or ((gap.last,) if gap else ())
    aside = not_for(chart, about)
    if aside is not None:
        # Only an order makes it a question that has to be answered.
        return aside if chart.hook.about_orders else NotIndicated(aside.reason)
    found = _allowed(chart)
    return found if isinstance(found, Finding) else gap or found


def _allowed(chart: Chart) -> Outcome:
    orders = concerned(chart)
    if not orders:
        return NotIndicated("no denosumab works today", antiresorptives(chart).ever)
    return denosumab_allowed(chart, orders, ADVANCED_KIDNEY_DISEASE, ZOLEDRONIC_LIMIT)


RULE: Final = Rule(
    id="denosumab-second-line",
    title="Denosumab: calcium, kidneys, place and gaps",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Denosumab is being ordered or works, and calcium is low, the eGFR is below 30"
        " or unknown, dialysis or kidney disease of stage 4 or 5 is on record, no"
        " bisphosphonate came before, or the last dose is more than 7 months old."
    ),
    then=(
        "Warn of severe hypocalcaemia and offer to measure; note that it is second"
        " after bisphosphonates; warn of fractures after a gap."
    ),
    silent_when=(
        "Calcium and kidneys allow it, and a bisphosphonate came before or is not"
        " possible."
    ),
    evaluate=evaluate,
    texts={
        OnDialysis: CardText(
            "Do not give {drug} without a kidney plan: dialysis on record, risk of"
            " severe hypocalcaemia",
            ("On record: {shown_by}", CONFLICT, BEFORE),
        ),
        AdvancedKidneyDisease: CardText(
            "Check calcium before {drug}: {measure} {clearance} on {day}, boxed"
            " warning below {limit}",
            (SUBSTITUTE, CALCIUM_TOO, CHECKED, CONFLICT, BEFORE),
        ),
        AdvancedByCode: CardText(
            "Do not give {drug} without a kidney plan: advanced kidney disease on"
            " record, no recent eGFR",
            (BY_CODE, CALCIUM_TOO, CONFLICT, BEFORE),
        ),
        CalciumLow: CardText(
            "Correct calcium before {drug}: {calcium}, below normal",
            (CORRECT,),
        ),
        CalciumLowByCode: CardText(
            "Correct calcium before {drug}: hypocalcaemia is on the problem list",
            ("On record: {problems}", CORRECT),
        ),
        KidneysUnknown: CardText(
            "Measure creatinine and calcium before {drug}: none of the last {window} on"
            " this record",
            (CONFLICT,),
        ),
        KidneysLongAgo: CardText(
            "Measure creatinine and calcium before {drug}: {measure} {clearance} is of"
            " {day}, over {window} old",
            (SUBSTITUTE, CONFLICT),
        ),
        MaybeTooLow: CardText(
            "Check the kidneys before {drug}: {measure} {clearance} on {day}, boxed"
            " warning below {limit}",
            (STAGE, UNSETTLED, SUBSTITUTE, CONFLICT),
        ),
        SecondLine: CardText(
            "Consider a bisphosphonate first: {measure} {clearance} mL/min on {day}"
            " allows it, none on record",
            (PLACE, PREDISPOSED, LATER),
        ),
        DenosumabGap: CardText(
            "Plan what follows denosumab: last dose {last_day}, {days_ago} days ago,"
            " vertebral fractures threaten",
            (WEARS_OFF, "Counted as a gap: more than {window} since the last dose."),
        ),
    },
    cites=(BOXED_WARNING, OVERVIEW_BONE, REVIEW_BONE, REBOUND),
    needs=RENAL_NEEDS
    | CALCIUM_NEEDS
    | MEDICATION_RECORDS
    | KIDNEY_DISEASE_NEEDS
    | {Analyte.VITAMIN_D},
    statements=("S0-21", "S2-30"),
    rests_on=(
        ADVANCED_KIDNEY_DISEASE,
        ZOLEDRONIC_LIMIT,
        CREATININE_AGE,
        WEIGHT_AGE,
        CALCIUM_AGE,
        SURELY_LOW,
        DIALYSIS_AGE,
        DENOSUMAB_LASTS,
        INFUSION_LASTS,
        REBOUND_ENDS,
    ),
    override_reasons=(
        OverrideReason("nephrology-plan", "There is a plan by nephrology"),
        OverrideReason("done-elsewhere", "Given or measured elsewhere"),
    ),
    not_evaluated=(
        "parathyroid hormone, phosphate, 1,25-dihydroxyvitamin D",
        "parathyroid and thyroid surgery, malabsorption, calcimimetics",
        "doses given elsewhere",
    ),
)
