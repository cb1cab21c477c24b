"""A card before it is one: the parts that every kind of card has."""

from dataclasses import dataclass
from datetime import date

from cds_service.cards import closing
from cds_service.cards.card import (
    SUMMARY_LIMIT,
    Card,
    Coding,
    Evidence,
    RuleVersion,
    Source,
    Suggestion,
    utf16_length,
)
from cds_service.cards.identity import new_uuid
from cds_service.cards.merge import once
from cds_service.cards.override_reasons import codings
from cds_service.cards.setting import CardSetting
from cds_service.clinical.outcome import Fact, Indicator
from cds_service.clinical.rule import Rule

PAGE_VERSION = "1.0.0"
"""The version of the cards that are no single rule's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
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
    """Return the card, checked."""
    behaviour = "at-most-one" if draft.exclusive else "any"
    return Card.model_validate(
        {
            "uuid": new_uuid(draft.page),
            "summary": draft.summary,
            "detail": _detail(draft, as_of),
            "indicator": draft.indicator.value,
            "source": _source(draft, setting),
            "suggestions": draft.suggestions or None,
            "selection_behavior": behaviour if draft.suggestions else None,
            "override_reasons": codings(draft.rules, setting),
            "extension": {"org.smcds.evidence": _evidence(draft)},
        }
    )


def _detail(draft: Draft, as_of: date) -> str:
    parts = (
        *draft.paragraphs,
        closing.data_used(draft.used, as_of),
        *(() if draft.quiet else _advice(draft)),
        *closing.origin(draft.rules),
        closing.KNOWLEDGE_LINE,
    )
    return "\n\n".join(part for part in parts if part)


def _advice(draft: Draft) -> tuple[str, ...]:
    return (
        closing.not_evaluated(draft.rules, draft.missing),
        closing.local_choices(draft.rules),
    )


def _source(draft: Draft, setting: CardSetting) -> Source:
    topic = Coding(system=setting.rules, code=draft.page, display=draft.title)
    return Source(label=draft.label, url=setting.page(draft.page), topic=topic)


def _evidence(draft: Draft) -> Evidence:
    spoke = [RuleVersion(id=rule.id, version=rule.version) for rule in draft.rules]
    page = RuleVersion(id=draft.page, version=PAGE_VERSION)
    return Evidence(
        rules=tuple(spoke) or (page,),
        resources=once(fact.reference for fact in draft.used if fact.reference) or None,
    )
