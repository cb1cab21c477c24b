"""Findings in the order of their urgency, those of one act together."""

from collections.abc import Iterable
from typing import Final, TypeVar

import msgspec

from cds_service.clinical.outcome import Fact, Finding, Indicator
from cds_service.clinical.proposal import Proposal
from cds_service.clinical.rule import Answer, Rule, Tier

Item = TypeVar("Item")

_URGENCY: Final = (Indicator.CRITICAL, Indicator.WARNING, Indicator.INFO)
_TIERS: Final = (Tier.P0, Tier.P1, Tier.P2)


class Found(msgspec.Struct, frozen=True):
    """A rule that applies, with its finding and its place among those asked."""

    rule: Rule
    finding: Finding
    place: int

    def urgency(self) -> tuple[int, int, int]:
        """Return what to sort by: urgency, tier, then the order of the service."""
        level = _URGENCY.index(self.finding.indicator)
        return level, _TIERS.index(self.rule.tier), self.place


class Group(msgspec.Struct, frozen=True):
    """What one card says: findings about the same act, the most urgent first."""

    found: tuple[Found, ...]

    @property
    def lead(self) -> Found:
        """The most urgent finding; it gives the card its name and its line."""
        return self.found[0]

    @property
    def indicator(self) -> Indicator:
        """How urgent the card is."""
        return self.lead.finding.indicator

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that spoke."""
        return tuple([found.rule for found in self.found])

    @property
    def used(self) -> tuple[Fact, ...]:
        """Every fact used, each once."""
        facts = [fact for found in self.found for fact in found.finding.used]
        if len({fact.reference for fact in facts}) == len(facts):
            return tuple(facts)  # they differ, and need not be compared
        return once(facts)

    @property
    def missing(self) -> tuple[str, ...]:
        """What was not known, each once."""
        return once([text for found in self.found for text in found.finding.missing])

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Every proposal, in order; the same act may be there twice."""
        return tuple(
            [proposal for found in self.found for proposal in found.finding.proposals]
        )

    @property
    def exclusive(self) -> bool:
        """Whether the proposals are alternatives; only one finding can say so."""
        proposing = [found for found in self.found if found.finding.proposals]
        return len(proposing) == 1 and proposing[0].finding.exclusive


def groups(answers: Iterable[Answer]) -> tuple[Group, ...]:
    """Return the findings among the answers, most urgent first, merged by act."""
    found = [
        Found(answer.rule, answer.outcome, place)
        for place, answer in enumerate(answers)
        if isinstance(answer.outcome, Finding)
    ]
    if not found:
        return ()
    by_act: dict[str, tuple[Found, ...]] = {}
    for item in sorted(found, key=Found.urgency):
        act = item.rule.act or item.rule.id
        by_act[act] = (*by_act.get(act, ()), item)
    return tuple([Group(members) for members in by_act.values()])


def once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return each item once, in the order of its first appearance."""
    return tuple(dict.fromkeys(items))
