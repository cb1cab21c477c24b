"""Stomach or bowel symptoms, and no oral cromolyn.

When  an adult with systemic mastocytosis takes an H1 antihistamine and has
      stomach or bowel symptoms on the problem list
and   oral cromolyn is not found in this record
Then  note that it is an option.

Cromolyn for the airways, the nose or the eyes is not meant. What was tried
before is not offered again.
"""

from typing import Final

from cds_service.clinical.antimediator_step import (
    STEP_RECORDS,
    allergies_unseen,
    bowel_symptoms,
    foundation,
    no_further_step,
)
from cds_service.clinical.antimediators import AntimediatorClass
from cds_service.clinical.chart import Chart
from cds_service.clinical.outcome import Finding, Indicator, Outcome
from cds_service.clinical.problem import Problem
from cds_service.clinical.proposal import DrugProduct, OrderDrug
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.knowledge.antimediator_advice import (
    CROMOLYN_DOSE,
    DECLINED,
    OVERVIEW_CROMOLYN,
    PAGE_MEDICINES,
    REVIEW_TREATMENT,
    TRIED,
)


class CromolynOption(Finding):
    """Stomach or bowel symptoms, and no oral cromolyn found."""

    complaints: tuple[Problem, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    complaints = bowel_symptoms(chart)
    if aside := no_further_step(chart, AntimediatorClass.CROMOLYN, complaints):
        return aside
    return CromolynOption(
        indicator=Indicator.INFO,
        used=(*complaints, *foundation(chart)),
        missing=allergies_unseen(chart),
        proposals=(
            OrderDrug("Order oral cromolyn, dose to verify", DrugProduct.CROMOLYN),
        ),
        complaints=complaints,
    )


RULE: Final = Rule(
    id="antimediator-cromolyn",
    title="Oral cromolyn for stomach and bowel symptoms",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "An adult with systemic mastocytosis on an H1 antihistamine has stomach or"
        " bowel symptoms, and oral cromolyn is not found in this record."
    ),
    then="Note that oral cromolyn is an option, and offer it.",
    silent_when=(
        "Oral cromolyn is taken, was tried or is not borne, no H1 antihistamine is"
        " taken, a cytoreductive drug is, or the medicines were not fully read."
    ),
    evaluate=evaluate,
    texts={
        CromolynOption: CardText(
            "Consider oral cromolyn for the stomach and bowel symptoms: not found in"
            " this record; verify the dose",
            (
                "Recorded: {complaints}",
                (
                    "Oral cromolyn is for diarrhoea and cramps; a patient page adds"
                    " flushing, headache and itch."
                ),
            ),
        )
    },
    cites=(OVERVIEW_CROMOLYN, REVIEW_TREATMENT, PAGE_MEDICINES, CROMOLYN_DOSE),
    needs=STEP_RECORDS,
    statements=("S0-09", "S1-10", "S2-20", "S2-28"),
    override_reasons=(TRIED, DECLINED),
    not_evaluated=("other causes of the symptoms",),
    caveat=(
        "The dose of cromolyn, 200 mg four times daily before meals, is recalled from"
        " the label: verify it."
    ),
)
