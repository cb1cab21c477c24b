"""How every detail ends: the data used, what was not looked at, where it comes from."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from cds_service.cards.constants import Rules, once_for_rules
from cds_service.cards.fact_line import fact_line, spoken
from cds_service.cards.markdown import bullets, escape
from cds_service.cards.merge import once
from cds_service.cards.spelling import spell
from cds_service.clinical.basis import Cited, HouseChoice, Recency, Threshold
from cds_service.clinical.outcome import Fact
from cds_service.clinical.rule import Provenance, Rule
from cds_service.knowledge.sources import KNOWLEDGE_AS_OF

_MOST_FACTS: Final = 12
_BY_SEEDS: Final = frozenset(
    {Provenance.SEEDS, Provenance.SEEDS_AND_LABEL, Provenance.SEEDS_AND_LITERATURE}
)

NONE_USED: Final = "**Data used:** none."
KNOWLEDGE_LINE: Final = (
    f"*Knowledge as of {KNOWLEDGE_AS_OF}. Decision support, not validated for patient"
    " care.*"
)
"""The last line of every card."""


def data_used(used: Iterable[Fact], as_of: date) -> str:
    """Write each fact with its value, its day and its age."""
    lines = once([spoken(fact_line(fact, as_of)) for fact in used])
    return listed("Data used", lines, most=_MOST_FACTS)


def not_evaluated(rules: Rules, missing: Iterable[str]) -> str:
    """Write what the rules do not look at, and what was not known."""
    said = dict(_never_evaluated(rules))
    for text in missing:
        if text not in said:
            said[text] = escape(text)
    return _in_line("Not evaluated", tuple(said.values()))


@once_for_rules
def _never_evaluated(rules: Rules) -> Mapping[str, str]:
    """Return what the rules do not look at, with each text as it is shown."""
    return {text: escape(text) for rule in rules for text in rule.not_evaluated}


@once_for_rules
def advice_ending(rules: Rules) -> str:
    """Write how a card with advice ends: local choices, then as every card."""
    return joined(_local_choices(rules), _ending(rules))


@once_for_rules
def quiet_ending(rules: Rules) -> str:
    """Write how a card without advice ends; without rules, no document is behind it."""
    sources = "" if rules else "**Sources:** none; this card is about the data sent."
    return joined(
        "**Not evaluated:** advice that needs what is named above.",
        sources,
        _ending(rules),
    )


def _ending(rules: Rules) -> str:
    """Write how every card ends: the sources, the caveats, the provenance."""
    return joined(
        listed("Sources", once(_place(place) for place in citations(rules))),
        *once(escape(rule.caveat) for rule in rules),
        *_provenance(rules),
        KNOWLEDGE_LINE,
    )


def joined(*paragraphs: str) -> str:
    """Return the paragraphs that say something, with a blank line between."""
    return "\n\n".join(filter(None, paragraphs))


@once_for_rules
def citations(rules: Rules) -> tuple[Cited, ...]:
    """Return every place these rules rest on, each once."""
    return once(
        place
        for rule in rules
        for place in (*rule.cites, *(number.basis for number in rule.rests_on))
        if isinstance(place, Cited)
    )


def listed(title: str, lines: tuple[str, ...], most: int | None = None) -> str:
    """Write a title and a list of safe lines; empty when there are none."""
    if not lines:
        return ""
    shown = lines if most is None else lines[:most]
    more = (f"and {len(lines) - most} more",) if most and len(lines) > most else ()
    return f"**{title}**\n\n{bullets((*shown, *more))}"


def _place(cited: Cited) -> str:
    return escape(f"{cited.source.title}, {cited.place} ({cited.source.kind})")


def _local_choices(rules: Rules) -> str:
    """Write the numbers that no source gives; the rule's page says why."""
    lines = once(
        _choice(number)
        for rule in rules
        for number in rule.rests_on
        if isinstance(number.basis, HouseChoice)
    )
    return _in_line("Local choices, which no source gives", lines)


def _choice(number: Threshold | Recency) -> str:
    return escape(f"{number.name} {spell(number, brief=False)}")


def _in_line(title: str, parts: tuple[str, ...]) -> str:
    return f"**{title}:** {'; '.join(parts)}." if parts else ""


def _provenance(rules: Rules) -> tuple[str, ...]:
    """Write what kind of source each rule has, rules of one kind together."""
    kinds = once(rule.provenance for rule in rules)
    return tuple(
        _kind(kind, tuple(_known(rule) for rule in rules if rule.provenance is kind))
        for kind in kinds
    )


def _known(rule: Rule) -> str:
    return f"{rule.id} {rule.version}"


def _kind(kind: Provenance, known: tuple[str, ...]) -> str:
    unsupported = (
        ""
        if kind in _BY_SEEDS
        else "; not in the systemic mastocytosis source documents"
    )
    rules = "rule" if len(known) == 1 else "rules"
    return escape(f"Based on {kind}{unsupported} ({rules} {', '.join(known)}).")
