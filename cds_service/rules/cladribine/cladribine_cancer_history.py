"""Cladribine is ordered for a patient who has, or has had, a cancer.

When  cladribine is being ordered for an adult with systemic mastocytosis
and   another cancer, present or past, is on the problem list
Then  warn: the source excludes such patients, for fear of second cancers.

The mastocytosis and an associated haematologic neoplasm are no "prior cancer";
basal cell carcinoma of the skin is left out, and so is hairy cell leukaemia, for
which cladribine is given: beside it the other rules on cladribine say that they
cannot tell what it is for.
Asks when the problem list was not read in full.
"""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.cladribine import (
    ABOUT_CLADRIBINE,
    cladribine_drafts,
    not_about_cladribine,
)
from cds_service.clinical.concerned import doubts, softened
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import OrderTest, Referral, RemoveDraft
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.cladribine_advice import (
    OTHER_DISEASE,
    REVIEW_CLADRIBINE,
    SPECIALIST,
)


class CancerOnRecord(Finding):
    """Another cancer is on the problem list."""

    cancers: tuple[Problem, ...]
    draft: Medication


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = not_about_cladribine(chart, must_say=True)
    if aside is not None:
        return aside
    cancers, drafts = _cancers(chart), cladribine_drafts(chart)
    if cancers:
        return CancerOnRecord(
            indicator=softened(chart, Indicator.WARNING),
            used=(*cancers, *drafts),
            missing=doubts(chart),
            proposals=(
                RemoveDraft("Take the cladribine order back", drafts[0].reference),
                OrderTest(
                    "Ask haematology about another treatment",
                    Referral.HEMATOLOGY,
                    "Cladribine was considered after a cancer",
                ),
            ),
            cancers=cancers,
            draft=drafts[0],
        )
    if gaps := chart.lacks(Record.CONDITIONS):
        return InsufficientData(f"the problem list may lack a cancer: {gaps[0].why}")
    return NotIndicated("no other cancer is on the problem list")


def _cancers(chart: Chart) -> tuple[Problem, ...]:
    """Return cancers that are neither ours, nor what cladribine is given for too."""
    of_ours = {item.reference for item in chart.diagnoses}
    found = chart.problems_of(Ailment.MALIGNANT_NEOPLASM, Ailment.HISTORY_OF_CANCER)
    return tuple(
        item
        for item in found
        if item.confirmed
        and item.reference not in of_ours
        and not item.means & _LEFT_OUT
    )


_LEFT_OUT: Final = frozenset(
    {Ailment.BASAL_CELL_CARCINOMA, Ailment.HAIRY_CELL_LEUKEMIA}
)
_WHY: Final = (
    "A review of 2019 gives no cladribine after a cancer, because second cancers were"
    " seen. Cladribine also lowers lymphocytes for long: consider prophylaxis of"
    " infections."
)

RULE: Final = Rule(
    id="cladribine-cancer-history",
    title="Cladribine after a cancer",
    tier=Tier.P0,
    provenance=Provenance.SEEDS,
    when=(
        "Cladribine is being ordered for an adult with systemic mastocytosis, and a"
        " cancer other than mast cell disease, an associated haematologic neoplasm,"
        " hairy cell leukaemia or basal cell carcinoma is on the problem list, present"
        " or past."
    ),
    then="Warn that the source excludes such patients; offer to ask haematology.",
    silent_when="No such cancer is on a problem list that was read in full.",
    evaluate=evaluate,
    about=ABOUT_CLADRIBINE,
    texts={
        CancerOnRecord: CardText(
            "Reconsider cladribine: another cancer, present or past, is on the problem"
            " list",
            (
                "Being ordered: {draft}",
                "On the problem list: {cancers}",
                _WHY,
            ),
        ),
    },
    cites=(REVIEW_CLADRIBINE,),
    needs=frozenset({Record.PATIENT, Record.CONDITIONS, Record.MEDICATION_ORDERS}),
    statements=("S2-35",),
    override_reasons=(
        OverrideReason("benefit-outweighs-risk", "Cancer cured long ago"),
        SPECIALIST,
        OTHER_DISEASE,
    ),
    not_evaluated=("how long ago a cancer was, and whether it is cured",),
)
