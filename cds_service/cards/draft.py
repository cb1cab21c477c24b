"""A card before it is one: the parts that every kind of card has."""

from datetime import date
from functools import lru_cache

import msgspec

from cds_service.cards import closing
from cds_service.cards.card import (
    SUMMARY_LIMIT,
    Card,
    Coding,
    Evidence,
    Extension,
    RuleVersion,
    Source,
    Suggestion,
    utf16_length,
)
from cds_service.cards.constants import Rules, once_for_rules
from cds_service.cards.identity import new_uuid
from cds_service.cards.merge import once
from cds_service.cards.override_reasons import codings
from cds_service.cards.setting import CardSetting
from cds_service.clinical.outcome import Fact, Indicator
from cds_service.clinical.rule import Rule

PAGE_VERSION = "1.0.0"
"""The version of the cards that are no single rule's."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a card says; `page` is the id of the page that it leads to.

    A quiet one leaves out what belongs to advice: it gives none.
    """

    page: str
    title: str
    summary: str
    paragraphs: tuple[str, ...]
    label: str
    indicator: Indicator = Indicator.INFO
    rules: tuple[Rule, ...] = ()
    used: tuple[Fact, ...] = ()
    missing: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    exclusive: bool = False
    quiet: bool = False


def fitting(summary: str, title: str) -> tuple[str, str]:
    """Return a summary that fits, and the line that did not fit, if so.

    A card must reach its reader: a line that is too long goes into the detail
    whole, and the rule's title stands for it.
    """
    if 0 < utf16_length(summary) < SUMMARY_LIMIT:
        return summary, ""
    return title, summary


def card_of(draft: Draft, as_of: date, setting: CardSetting) -> Card:
    """Return the card."""
    offers = draft.suggestions or None
    return Card(
        uuid=new_uuid(draft.page),
        summary=draft.summary,
        detail=_detail(draft, as_of),
        indicator=draft.indicator,
        source=_source(draft.label, draft.page, draft.title, setting.rules),
        suggestions=offers,
        selection_behavior=offers and ("at-most-one" if draft.exclusive else "any"),
        override_reasons=codings(draft.rules, setting.override_reasons),
        extension=Extension(evidence=_evidence(draft)),
    )


def _detail(draft: Draft, as_of: date) -> str:
    used = closing.data_used(draft.used, as_of)
    if draft.quiet:
        return closing.joined(
            *draft.paragraphs,
            used or closing.NONE_USED,
            closing.quiet_ending(draft.rules),
        )
    return closing.joined(
        *draft.paragraphs,
        used,
        closing.not_evaluated(draft.rules, draft.missing),
        closing.advice_ending(draft.rules),
    )


@lru_cache
def _source(label: str, page: str, title: str, rules_page: str) -> Source:
    topic = Coding(system=rules_page, code=page, display=title)
    return Source(label=label, url=f"{rules_page}/{page}", topic=topic)


def _evidence(draft: Draft) -> Evidence:
    references = once([fact.reference for fact in draft.used])
    return Evidence(
        rules=_versions(draft.rules, draft.page),
        resources=tuple(filter(None, references)) or None,
    )


@once_for_rules
def _versions(rules: Rules, page: str) -> tuple[RuleVersion, ...]:
    """Return the rules that spoke; a page of its own speaks where none did."""
    spoke = (RuleVersion(id=rule.id, version=rule.version) for rule in rules)
    return tuple(spoke) or (RuleVersion(id=page, version=PAGE_VERSION),)
