"""Answers in, cards out: most urgent first, five at most, nothing lost in silence."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from cds_service.cards import (
    acts,
    checklist,
    could_not_check,
    merge,
    rule_card,
    unchecked,
)
from cds_service.cards.card import Card
from cds_service.cards.closing import listed
from cds_service.cards.contradictions import sound, withheld_by
from cds_service.cards.draft import Draft, card_of
from cds_service.cards.markdown import escape
from cds_service.cards.merge import Group
from cds_service.cards.offer import Offer
from cds_service.cards.setting import CardSetting
from cds_service.cards.suggestions import offered
from cds_service.clinical.chart import Chart
from cds_service.clinical.rule import Answer

MOST_CARDS: Final = 5


def compose(
    answers: Sequence[Answer], chart: Chart, setting: CardSetting
) -> list[Card]:
    """Return the cards of one call; none for a patient who has died."""
    if chart.patient.deceased:
        return []
    alone, lines = _sorted_out(answers, chart)
    doubts = unchecked.find(answers, chart)
    if not (alone or lines or doubts):
        return []
    room = MOST_CARDS - bool(doubts)
    listed_lines = lines if len(alone) < room else ()
    left = alone[room:] + (() if listed_lines else lines)
    offer = Offer(chart, setting)
    drafts = [
        *(_own(group, alone, offer) for group in alone[:room]),
        *([_checklist(listed_lines, alone, offer)] if listed_lines else []),
        *([could_not_check.draft_of(doubts)] if doubts else []),
    ]
    return [card_of(draft, chart.as_of, setting) for draft in _named(drafts, left)]


def _sorted_out(
    answers: Sequence[Answer], chart: Chart
) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Return the cards of their own, and the lines of the checklist."""
    alone: list[Group] = []
    lines: list[Group] = []
    for group in merge.groups(answers):
        (lines if checklist.belongs(group, chart.hook) else alone).append(group)
    return tuple(alone), tuple(lines)


def _own(group: Group, others: tuple[Group, ...], offer: Offer) -> Draft:
    withheld = withheld_by(others, group)
    # Before an order is looked for in what was sent: there may be hundreds.
    room = acts.fitting(sound(group.proposals, offer.chart, withheld))
    made = offered(room.offered, group.lead.rule.id, offer)
    return _with_said(rule_card.draft_of(group, made), room.left_out)


def _checklist(
    lines: tuple[Group, ...], others: tuple[Group, ...], offer: Offer
) -> Draft:
    """Return the checklist; each line offers its first proposal at most."""
    withheld = withheld_by(others, None)
    first = tuple(
        proposal
        for group in lines
        for proposal in sound(group.proposals, offer.chart, withheld)[:1]
    )
    title = checklist.title_for(offer.chart)
    room = acts.fitting(first)
    made = offered(room.offered, checklist.PAGE, offer)
    return _with_said(checklist.draft_of(title, lines, made), room.left_out)


def _with_said(draft: Draft, last: str) -> Draft:
    return replace(draft, paragraphs=(*draft.paragraphs, last)) if last else draft


def _named(drafts: list[Draft], left: tuple[Group, ...]) -> list[Draft]:
    """Name in the last card what found no room, at its top, where it is seen."""
    if not left:
        return drafts
    lines = tuple(
        escape(f"{group.indicator}: {rule_card.headline(group)}") for group in left
    )
    also = listed("Also found, without room for a card of its own", lines)
    last = drafts[-1]
    return [*drafts[:-1], replace(last, paragraphs=(also, *last.paragraphs))]
