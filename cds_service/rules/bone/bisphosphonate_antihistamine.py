"""A bisphosphonate infusion is ordered without an antihistamine on record.

When  zoledronic acid or pamidronate is about to be signed for an adult with
      systemic mastocytosis
and   no H1 antihistamine is taken or ordered with it
Then  note that antihistamines go on through it.

Says nothing when the medication records were not fully read.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.bone_care_findings import NoAntihistamine
from cds_service.clinical.bone_orders import drafts_of
from cds_service.clinical.chart import Chart
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import DrugProduct, OrderDrug
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import (
    MEDICATION_RECORDS,
    medication_gaps,
    taken_now,
)
from cds_service.knowledge.bone_advice import OVERVIEW_BONE

_INFUSED: Final = frozenset({Drug.ZOLEDRONIC_ACID, Drug.PAMIDRONATE})
_ANTIHISTAMINES: Final = frozenset({Drug.H1_ANTIHISTAMINE, Drug.SEDATING_ANTIHISTAMINE})


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if why := not_for_this_patient(chart):
        return NotIndicated(why)
    infusions = drafts_of(chart, _INFUSED)
    if not infusions:
        return NotIndicated("no bisphosphonate infusion is being ordered")
    beside = [*chart.drafts, *chart.other_drafts]
    cover = (
        *taken_now(chart, _ANTIHISTAMINES),
        *(item for item in beside if item.drug in _ANTIHISTAMINES),
    )
    if cover:
        return NotIndicated("an H1 antihistamine is taken or ordered", cover)
    if medication_gaps(chart):
        return NotIndicated("the medication records were not fully read")
    return NoAntihistamine(
        indicator=Indicator.INFO,
        used=infusions,
        missing=("what is bought without a prescription",),
        proposals=(OrderDrug("Order cetirizine", DrugProduct.CETIRIZINE),),
        infusion=infusions[0],
    )


RULE: Final = Rule(
    id="bisphosphonate-antihistamine",
    title="Bisphosphonate infusion: antihistamines",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "Zoledronic acid or pamidronate is about to be signed for an adult with"
        " systemic mastocytosis, and no H1 antihistamine is on record."
    ),
    then="Note that antihistamines go on through the infusion.",
    silent_when=(
        "An H1 antihistamine is taken or ordered, or the medications were not fully"
        " read."
    ),
    evaluate=evaluate,
    texts={
        NoAntihistamine: CardText(
            "Continue antihistamines through the bisphosphonate infusion: none found on"
            " this record",
            (
                (
                    "The first infusions often bring fever and aches, and may set off"
                    " mediators. The overview asks to continue antihistamines."
                ),
                "Ordered: {infusion}.",
            ),
        ),
    },
    cites=(OVERVIEW_BONE,),
    needs=MEDICATION_RECORDS | {Record.PATIENT, Record.CONDITIONS},
    statements=("S0-19",),
    override_reasons=(
        OverrideReason("over-the-counter", "Taken without a prescription"),
    ),
)
