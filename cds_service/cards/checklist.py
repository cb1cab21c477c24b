"""The care plan: what is merely useful to know, on one card, a line each."""

from typing import Final

from cds_service.cards import rule_card
from cds_service.cards.card import Suggestion
from cds_service.cards.closing import citations, listed
from cds_service.cards.draft import Draft, fitting
from cds_service.cards.markdown import escape
from cds_service.cards.merge import Group, once
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.mastocytosis import Population, population
from cds_service.clinical.outcome import Indicator
from cds_service.clinical.rule import Tier

PAGE: Final = "care-plan"
TITLE: Final = "Care plan for systemic mastocytosis"
SUSPECTED: Final = "Clues to mastocytosis"
"""What the card is called of a patient without the diagnosis."""


def belongs(group: Group, hook: Hook) -> bool:
    """Tell whether a group is a line here and not a card of its own.

    While ordering, only education is; a chart that is opened has all that is
    not urgent in one place.
    """
    if group.indicator is not Indicator.INFO:
        return False
    return not hook.about_orders or all(rule.tier is Tier.P2 for rule in group.rules)


def title_for(chart: Chart) -> str:
    """Return what the card is called: nobody is told of a diagnosis not made."""
    unknown = population(chart) is Population.NONE
    return SUSPECTED if unknown else TITLE


def draft_of(
    title: str, lines: tuple[Group, ...], suggestions: tuple[Suggestion, ...]
) -> Draft:
    """Return the checklist card."""
    labels = once(rule_card.label(group) for group in lines)
    return Draft(
        page=PAGE,
        title=title,
        summary=_summary(title, lines),
        paragraphs=(listed("To consider", tuple(_line(group) for group in lines)),),
        label=labels[0] if len(labels) == 1 else f"{title}: one source per line",
        rules=tuple(rule for group in lines for rule in group.rules),
        used=once(fact for group in lines for fact in group.used),
        missing=once(text for group in lines for text in group.missing),
        suggestions=suggestions,
    )


def _summary(title: str, lines: tuple[Group, ...]) -> str:
    """Say the one point there is, or how many; a rule's title says too little."""
    if len(lines) > 1:
        return f"{title}: {len(lines)} points"
    lead = lines[0].lead
    return fitting(rule_card.line(lead), lead.rule.title)[0]


def _line(group: Group) -> str:
    cited = citations(group.rules[:1])
    source = f" ({cited[0].source.title}, {cited[0].place})" if cited else ""
    said = "; ".join(rule_card.line(found) for found in group.found)
    return escape(f"{said}{source}")
