"""Keeps a card from offering what the record, or a graver card, speaks against."""

from collections.abc import Iterable
from typing import Final

from cds_service.cards.merge import Group
from cds_service.clinical.allergy import Certainty
from cds_service.clinical.chart import Chart
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator
from cds_service.clinical.proposal import (
    ChangeDose,
    DrugProduct,
    HoldOrder,
    OrderDrug,
    Proposal,
    RemoveDraft,
    StopOrder,
)

_OF: Final = {
    DrugProduct.CETIRIZINE: Drug.H1_ANTIHISTAMINE,
    DrugProduct.FAMOTIDINE: Drug.H2_ANTIHISTAMINE,
    DrugProduct.CROMOLYN: Drug.ORAL_CROMOLYN,
    DrugProduct.CHOLECALCIFEROL: Drug.VITAMIN_D,
    DrugProduct.CALCIUM: Drug.CALCIUM_SUPPLEMENT,
    DrugProduct.ACETAMINOPHEN: Drug.ACETAMINOPHEN,
    DrugProduct.PANTOPRAZOLE: Drug.PROTON_PUMP_INHIBITOR,
    DrugProduct.ROCURONIUM: Drug.MUSCLE_RELAXANT_SAFER,
    DrugProduct.VECURONIUM: Drug.MUSCLE_RELAXANT_SAFER,
}
"""The drug, or its class, whose allergies speak against each product."""


def sound(
    proposals: tuple[Proposal, ...], chart: Chart, withheld: frozenset[str]
) -> tuple[Proposal, ...]:
    """Leave out what speaks against the record or a graver card.

    That is a drug to which an allergy is on record, and another dose for an order
    that a critical card says to withhold.
    """
    return tuple(
        [
            proposal
            for proposal in proposals
            if not _is_allergic(proposal, chart)
            and not (
                isinstance(proposal, ChangeDose) and proposal.reference in withheld
            )
        ]
    )


def withheld_by(groups: Iterable[Group], besides: Group | None) -> frozenset[str]:
    """Return the orders that critical cards other than this one would take away."""
    return frozenset(
        [
            proposal.reference
            for group in groups
            if group is not besides and group.indicator is Indicator.CRITICAL
            for proposal in group.proposals
            if isinstance(proposal, HoldOrder | RemoveDraft | StopOrder)
        ]
    )


def _is_allergic(proposal: Proposal, chart: Chart) -> bool:
    if not isinstance(proposal, OrderDrug) or not chart.allergies:
        return False
    drug = _OF[proposal.product]
    return any(
        drug in allergy.means and allergy.certainty is not Certainty.REFUTED
        for allergy in chart.allergies
    )
