"""A card offers so many acts and no more, and says what it leaves to the hand."""

import json

import pytest
from cards.proposals import SENT
from cards.rules_for_tests import answer, chart, low, rule, setting

from cds_service.cards import acts
from cds_service.cards.acts import MOST_ACTS, fitting
from cds_service.cards.card import Card
from cds_service.cards.compose import compose
from cds_service.clinical.outcome import Indicator
from cds_service.clinical.proposal import (
    AddTask,
    HoldOrder,
    Proposal,
    RemoveDraft,
    StopOrder,
)

TASK = AddTask("Recheck", "See the count again", 21)


def holds(count: int) -> tuple[HoldOrder, ...]:
    """Return so many holds, each of an order of its own."""
    return tuple(
        HoldOrder(f"Hold {at}", f"MedicationRequest/{at}", "low") for at in range(count)
    )


def tasks(count: int) -> tuple[AddTask, ...]:
    """Return so many tasks."""
    return tuple(AddTask(f"Task {at}", f"Do {at}") for at in range(count))


def test_what_fits_is_offered_whole() -> None:
    """As many acts as a card has room for leave nothing to say."""
    assert fitting((*holds(7), TASK)) == acts.Acts((*holds(7), TASK))


def test_the_same_act_takes_no_room() -> None:
    """Two rules that hold the same orders do not crowd out one."""
    assert fitting(holds(8) + holds(8)) == acts.Acts(holds(8))


@pytest.mark.parametrize("kept", [HoldOrder, StopOrder])
def test_an_order_that_stands_is_not_removed_as_well(
    kept: type[HoldOrder | StopOrder],
) -> None:
    """One renewed under its own id is a draft, too; another draft is taken back."""
    own, other = (
        RemoveDraft("Wait", f"MedicationRequest/{name}") for name in ("1", "2")
    )
    keeps = kept("Keep", "MedicationRequest/1", "low")
    assert fitting((own, keeps, other)) == acts.Acts((keeps, other))


@pytest.mark.parametrize(
    ("proposals", "kept", "said"),
    [
        (holds(9), holds(8), "No button for 1 more order: change by hand."),
        (
            (*holds(300), TASK),
            (*holds(7), TASK),
            "No button for 293 more orders: change by hand.",
        ),
        (tasks(10), tasks(8), "No button for 2 more suggestions: order by hand."),
        (
            (RemoveDraft("Wait", "MedicationRequest/d"), *tasks(9)),
            tasks(8),
            (
                "No button for 1 more order: change by hand; 1 more suggestion:"
                " order by hand."
            ),
        ),
    ],
)
def test_what_does_not_fit_is_counted(
    proposals: tuple[Proposal, ...], kept: tuple[Proposal, ...], said: str
) -> None:
    """Orders give way to tests and tasks, in order, and are told of."""
    assert fitting(proposals) == acts.Acts(kept, said)


def shown(count: int, indicator: Indicator, asked: list[str]) -> Card:
    """Return the card of so many holds, noting which orders are looked for."""

    def found(reference: str) -> bytes:
        asked.append(reference)
        return json.dumps(SENT, default=float).encode()

    finding = low(indicator, *holds(count))
    (card,) = compose([answer(finding)], chart(), setting(found))
    return card


def test_only_what_is_offered_is_looked_for() -> None:
    """Of hundreds of orders no more are searched for than the card has room for."""
    asked: list[str] = []
    card = shown(300, Indicator.WARNING, asked)

    assert card.suggestions is not None
    assert len(card.suggestions) == MOST_ACTS
    assert asked == [hold.reference for hold in holds(MOST_ACTS)]
    assert "No button for 292 more orders: change by hand." in card.detail


def test_a_card_with_room_for_all_says_nothing_of_it() -> None:
    """One order is one suggestion and no remark."""
    assert "No button" not in shown(1, Indicator.WARNING, []).detail


def test_the_care_plan_has_no_more_room() -> None:
    """Each line offers one act; of many lines the last have no button."""
    said = [
        answer(low(Indicator.INFO, task), rule(f"r{at}"))
        for at, task in enumerate(tasks(10))
    ]
    (card,) = compose(said, chart(), setting())

    assert card.suggestions is not None
    assert len(card.suggestions) == MOST_ACTS
    assert "No button for 2 more suggestions: order by hand." in card.detail
