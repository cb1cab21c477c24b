"""Which proposals are the same act, and how many acts one card has room for."""

from typing import Final

import msgspec

from cds_service.clinical.plural import several
from cds_service.clinical.proposal import (
    AddTask,
    HoldOrder,
    NewEpinephrine,
    OrderDrug,
    OrderTest,
    Proposal,
    RemoveDraft,
    StopOrder,
)

MOST_ACTS: Final = 8
"""House choice: as many buttons as fit on a screen, and as the longest care plan of
the fixtures has. A record may hold hundreds of orders of one drug.
"""
_NEW: Final = (NewEpinephrine, OrderTest, OrderDrug, AddTask)
"""What changes no order that was sent; a card has few of them."""


class Acts(msgspec.Struct, frozen=True):
    """The acts that a card offers, and a sentence on those that it does not."""

    offered: tuple[Proposal, ...]
    left_out: str = ""


def once_each(proposals: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Return each act once; the first, which is the most urgent, stands for it.

    An order that is to be held or stopped is not to be removed as well: renewed under
    its own id, it is a draft and stands on record.
    """
    kept = {
        each.reference for each in proposals if isinstance(each, HoldOrder | StopOrder)
    }
    acts: dict[object, Proposal] = {}
    for proposal in proposals:
        if not isinstance(proposal, RemoveDraft) or proposal.reference not in kept:
            acts.setdefault(_act(proposal), proposal)
    return tuple(acts.values())


def fitting(proposals: tuple[Proposal, ...]) -> Acts:
    """Return what one card offers, in order.

    Of many orders some give way before a test or a task does: a hundred holds
    must not hide the count to repeat.
    """
    acts = once_each(proposals)
    if len(acts) <= MOST_ACTS:
        return Acts(acts)
    new = [act for act in acts if isinstance(act, _NEW)]
    changes = [act for act in acts if not isinstance(act, _NEW)]
    room = max(0, MOST_ACTS - len(new))
    kept = {id(act) for act in (*new[:MOST_ACTS], *changes[:room])}
    offered = tuple(act for act in acts if id(act) in kept)
    return Acts(offered, _left_out(len(changes[room:]), len(new[MOST_ACTS:])))


def _left_out(changes: int, new: int) -> str:
    """Say how many acts a card has no button for."""
    parts = (
        f"{several(changes, 'more orders')}: change by hand" if changes else "",
        f"{several(new, 'more suggestions')}: order by hand" if new else "",
    )
    return f"No button for {'; '.join(filter(None, parts))}."


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
