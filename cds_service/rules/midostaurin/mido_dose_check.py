"""A midostaurin order differs from the dose for advanced mastocytosis.

When  midostaurin is ordered for systemic mastocytosis
and   the dose is not 100 mg twice daily, and not the 50 mg twice daily that is
      right after an interruption or low counts of the last 60 days
Then  say so, and offer the labelled dose; never 100 mg after low counts.

Mentions a missing "with food", a dose that cannot be read, a subtype that is
not named or outside the indication, and leukaemia beside mastocytosis (which
regimen?); offers the full dose in advanced disease only.
Says nothing for leukaemia without advanced mastocytosis.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.dose_case import RESUME_MEMORY
from cds_service.clinical.dose_check import check_dose
from cds_service.clinical.dose_findings import (
    DoseDiffers,
    DoseDiffersAfterLowCounts,
    DoseNotRead,
    DoseNotReadAfterLowCounts,
    FoodNotSaid,
    OutsideIndication,
    SubtypeNotNamed,
    WhichRegimen,
)
from cds_service.clinical.midostaurin import ABOUT_MIDOSTAURIN, RECORDS
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.midostaurin_label import (
    ALL_LIMITS,
    DOSE_TABLE,
    FULL_DOSE,
    OVERVIEW_FIRST_LINE,
    RECOMMENDED_DOSE,
    RESUME_DOSE,
    REVIEW_FIRST_LINE,
    STEPS,
    TAKES_PER_DAY,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    return check_dose(chart, ALL_LIMITS, STEPS)


_AS_WRITTEN: Final = "Instruction as written: {instruction}."
_FOOD: Final = "Order it with food: the order {without_food} does not say so."
_NOT_FULL: Final = (
    "The full dose is not offered. Low within {memory}: {low}.",
    "The full dose is not offered. Interrupted: {interrupted}.",
)
_OUTSIDE: Final = (
    "The label covers advanced systemic mastocytosis; the subtype on record is"
    " {not_advanced}."
)
_ADVICE: Final = (
    "Capsules are swallowed whole, with food; an antiemetic before the dose helps."
)

RULE: Final = Rule(
    id="mido-dose-check",
    title="Midostaurin: dose for advanced systemic mastocytosis",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Midostaurin is ordered for systemic mastocytosis at another dose than 100 mg"
        " twice daily with food, not explained by recent low counts."
    ),
    then="Say so and offer the labelled dose; after low counts 50 mg twice daily.",
    silent_when=(
        "The dose is the labelled one, or 50 mg twice daily after an interruption or"
        " low counts of the last 60 days; or it is given for leukaemia alone."
    ),
    evaluate=evaluate,
    about=ABOUT_MIDOSTAURIN,
    texts={
        DoseDiffers: CardText(
            "Check the midostaurin dose: {ordered}; the label says {full_dose} twice"
            " daily with food",
            (_AS_WRITTEN, _FOOD, _ADVICE),
        ),
        DoseDiffersAfterLowCounts: CardText(
            "Check the midostaurin dose: {ordered}; after low counts resume at"
            " {resume_dose} twice daily",
            (
                *_NOT_FULL,
                _AS_WRITTEN,
                _FOOD,
                _ADVICE,
            ),
        ),
        DoseNotReadAfterLowCounts: CardText(
            "Check the midostaurin dose: it could not be read; after low counts resume"
            " at {resume_dose} twice daily",
            (*_NOT_FULL, _AS_WRITTEN, _ADVICE),
        ),
        SubtypeNotNamed: CardText(
            "Name the subtype of mastocytosis: midostaurin {ordered} is ordered",
            (
                (
                    "The labelled dose is for advanced disease; which subtype this is,"
                    " is not on record or contradicts itself."
                ),
                *_NOT_FULL,
                _AS_WRITTEN,
                _FOOD,
                _ADVICE,
            ),
        ),
        DoseNotRead: CardText(
            "Check the midostaurin dose: it could not be read; label {full_dose} twice"
            " daily with food",
            (_AS_WRITTEN, _ADVICE),
        ),
        FoodNotSaid: CardText(
            "Order midostaurin with food: {ordered}, food not mentioned",
            (_AS_WRITTEN, _ADVICE),
        ),
        OutsideIndication: CardText(
            "Check the indication for midostaurin: subtype on record is {not_advanced}",
            (_OUTSIDE, _AS_WRITTEN, _FOOD),
        ),
        WhichRegimen: CardText(
            "State which regimen midostaurin follows: {ordered}; mastocytosis and"
            " leukaemia on record",
            (
                (
                    "For advanced mastocytosis the label says {full_dose} twice daily,"
                    " every day; with chemotherapy for leukaemia {resume_dose} twice"
                    " daily on some days of each cycle."
                ),
                _AS_WRITTEN,
                _FOOD,
            ),
        ),
    },
    cites=(RECOMMENDED_DOSE, DOSE_TABLE, OVERVIEW_FIRST_LINE, REVIEW_FIRST_LINE),
    needs=RECORDS
    | {
        Record.LABS,
        Analyte.NEUTROPHILS,
        Analyte.PLATELETS,
        Analyte.HEMOGLOBIN,
    },
    statements=("S0-23", "S2-40", "S1-12"),
    rests_on=(
        FULL_DOSE,
        RESUME_DOSE,
        TAKES_PER_DAY,
        RESUME_MEMORY,
        *(limits.resume for limits in ALL_LIMITS),
    ),
    override_reasons=(
        OverrideReason("resume-step", "Resumed at a lower dose"),
        OverrideReason("toxicity", "Reduced for toxicity"),
        OverrideReason("aml-regimen", "Leukaemia regimen"),
        OverrideReason("interaction", "Reduced for an interaction"),
        OverrideReason("frailty", "Reduced for frailty"),
    ),
    not_evaluated=("interactions, and toxicity outside the blood",),
    act="midostaurin-dose",
    version="1.0.1",
)
