"""What an EHR does with a card, as a fact with its source and a way to find it."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, TypeAlias

from cds_service.frozen import Frozen

Json: TypeAlias = dict[str, Any]
Find: TypeAlias = Callable[[Json], Iterator[str]]
"""Yields the places of a card that a fact is about, such as "suggestion 2"."""


class Effect(StrEnum):
    """What becomes of a place of a card."""

    REJECTS = "rejects"
    DROPS = "drops"
    CHANGES = "changes"
    IGNORES = "does not show"

    @property
    def loses(self) -> bool:
        """Whether something that a clinician should have is gone."""
        return self in {Effect.REJECTS, Effect.DROPS}


class Source(Frozen, kw_only=False):
    """Where a fact is written; `weak` if it was not seen in the vendor's own words."""

    document: str
    place: str
    weak: bool = False

    def __str__(self) -> str:
        doubt = "; not confirmed in a public document" if self.weak else ""
        return f"{self.document}, {self.place}{doubt}"


class Trait(Frozen, kw_only=False):
    """One thing that an EHR does with cards.

    `says` is a sentence for an analyst; `answer` is what this service does about
    it, or what a site can do.
    """

    id: str
    effect: Effect
    says: str
    answer: str
    source: Source
    find: Find


def suggestions_of(card: Json) -> Iterator[tuple[str, Json]]:
    """Yield each suggestion with its place, counted from one."""
    for number, suggestion in enumerate(card.get("suggestions", ()), 1):
        yield f"suggestion {number}", suggestion


def actions_of(card: Json) -> Iterator[tuple[str, Json]]:
    """Yield each action of each suggestion with its place."""
    for place, suggestion in suggestions_of(card):
        for number, action in enumerate(suggestion.get("actions", ()), 1):
            yield f"{place}, action {number}", action


def several_actions(card: Json) -> Iterator[str]:
    """Yield suggestions with more than one action."""
    for place, suggestion in suggestions_of(card):
        if len(suggestion.get("actions", ())) > 1:
            yield place


def kind_of(action: Json) -> str:
    """Return the type of the resource that an action is about."""
    if action.get("type") == "delete":
        return str(action.get("resourceId", "")).partition("/")[0]
    return str(action.get("resource", {}).get("resourceType", ""))
