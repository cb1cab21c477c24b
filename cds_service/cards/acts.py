"""Which proposals are the same act, whatever their words."""

from cds_service.clinical.proposal import (
    AddTask,
    NewEpinephrine,
    OrderDrug,
    OrderTest,
    Proposal,
)


def once_each(proposals: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Return each act once; the first, which is the most urgent, stands for it."""
    acts: dict[object, Proposal] = {}
    for proposal in proposals:
        acts.setdefault(_act(proposal), proposal)
    return tuple(acts.values())


def _act(proposal: Proposal) -> object:
    match proposal:
        case NewEpinephrine():
            return NewEpinephrine, proposal.product
        case OrderTest():
            return OrderTest, proposal.test, proposal.repeat_days
        case OrderDrug():
            return OrderDrug, proposal.product
        case AddTask():
            return AddTask, proposal.text
        case _:
            return type(proposal), proposal.reference
