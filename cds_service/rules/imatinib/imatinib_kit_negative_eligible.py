"""Imatinib is being chosen and an adequate assay did not find KIT D816V.

When  imatinib is selected for an adult with systemic mastocytosis
and   KIT D816V is negative in marrow or lesional tissue by a sensitive assay
Then  note that imatinib is an option, and that other KIT exons matter.

Asks when a result that could not be read or understood may say otherwise.
"""

from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.imatinib import (
    RECORDS,
    child,
    has_fusion,
    imatinib_drafts,
    not_known,
    other_indications,
    out_of_scope,
    unseen_phrase,
)
from cds_service.clinical.imatinib_texts import AS_SENT
from cds_service.clinical.kit import (
    ADEQUATE_LIMIT,
    KitStatus,
    kit_state,
    unseen_kit_results,
)
from cds_service.clinical.kit_positive import smallest_share
from cds_service.clinical.mastocytosis import Population, population
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.variant import KitResult
from cds_service.knowledge.imatinib_advice import OVERVIEW_IMATINIB, REVIEW_INHIBITORS


class D816VNegative(Finding):
    """No test found D816V; `percent` is what the newest adequate one could see."""

    result: KitResult
    percent: Decimal | None
    results: tuple[KitResult, ...]
    limit: Threshold = ADEQUATE_LIMIT


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = out_of_scope(chart) or _not_eligible(chart)
    return aside or child(chart) or _doubt(chart) or _finding(chart)


def _not_eligible(chart: Chart) -> NotIndicated | None:
    state = kit_state(chart)
    if state.status is not KitStatus.NEGATIVE_ADEQUATE:
        return NotIndicated(f"KIT D816V: {state.status}", state.used)
    if population(chart) is not Population.CONFIRMED or other_indications(chart):
        return NotIndicated("imatinib may be for something else", state.used)
    if has_fusion(chart):
        return NotIndicated("FIP1L1-PDGFRA is positive", state.used)
    return None


def _doubt(chart: Chart) -> InsufficientData | None:
    state = kit_state(chart)
    if unseen := unseen_kit_results(chart):
        return InsufficientData(unseen_phrase(unseen[0]), state.used)
    if state.unclear:
        return InsufficientData("another KIT result is not clear", state.unclear)
    return None


def _finding(chart: Chart) -> D816VNegative:
    negative = kit_state(chart).used
    return D816VNegative(
        indicator=Indicator.INFO,
        used=(*negative, *imatinib_drafts(chart)),
        missing=(*not_known(chart), "KIT exons 8 to 13 and the rest of exon 17"),
        proposals=(
            OrderTest(
                "Sequence KIT exons 8 to 13 and 17",
                TestOrder.KIT_SEQUENCING,
                "KIT D816V negative: variants elsewhere decide about imatinib",
            ),
        ),
        result=negative[0],
        percent=smallest_share(negative[0]),
        results=negative,
    )


RULE: Final = Rule(
    id="imatinib-kit-negative-eligible",
    title="Imatinib with KIT D816V negative on an adequate assay",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "Imatinib is being chosen for an adult with systemic mastocytosis, and KIT"
        " D816V is negative by an adequate assay."
    ),
    then="Note that imatinib is an option, and offer to sequence the other KIT exons.",
    silent_when="At any other moment than the choice of the order.",
    evaluate=evaluate,
    texts={
        D816VNegative: CardText(
            "KIT D816V negative on an adequate {result.specimen} assay (LOD {percent}"
            " %), {result.taken}: imatinib is an option; check other KIT exons",
            (
                AS_SENT,
                "{results}",
                (
                    "Adequate: an allele-specific or digital PCR on bone marrow or"
                    " lesional tissue with a stated limit of detection of {limit} or"
                    " lower."
                ),
                (
                    "One source (not reviewed by people) claims a response in half of"
                    " patients with wild-type KIT. Well-differentiated mastocytosis and"
                    " variants of exons 8 to 11 may respond."
                ),
            ),
        )
    },
    cites=(OVERVIEW_IMATINIB, REVIEW_INHIBITORS),
    needs=RECORDS,
    statements=("S0-25", "S2-33"),
    rests_on=(ADEQUATE_LIMIT,),
    not_evaluated=(
        "how many mast cells the tested sample held",
        "reports that were sent as a file and not as text",
    ),
)
