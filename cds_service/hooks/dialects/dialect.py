"""What one EHR needs differently: how it asks, and what it can show."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from cds_service.cards.card import Card
from cds_service.clinical.chart import Hook
from cds_service.from_fhir.habits import USUAL, Habits
from cds_service.frozen import Frozen
from cds_service.hooks.dialects.trait import Json, Trait

Orderable: TypeAlias = Mapping[str, str]
"""What a site calls the orders we offer, by the names that we give them."""


class Shown(Frozen, kw_only=False):
    """How an EHR lays out a card: which words are on its buttons, and how it comes.

    `presented` says of an indicator what the clinician meets; `button` takes a
    suggestion and returns its words.
    """

    presented: Callable[[str], str]
    button: Callable[[Json], str]


def _by_label(suggestion: Json) -> str:
    return str(suggestion.get("label", ""))


AS_SPECIFIED = Shown(str, _by_label)
"""As most clients do: the indicator by its name, buttons with their labels."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One EHR's way of speaking CDS Hooks; `standard` has nothing but a name.

    `hooks` are those that it ever calls. `meant` finds the hook that a call is really
    about, None if it is the one that it names. `outward`
    makes cards into cards that this EHR shows whole. `tells_today` says that it
    resolves `{{today()}}` in prefetch, as CDS Hooks 3.0 has it.
    """

    name: str
    habits: Habits = USUAL
    meant: Callable[[bytes], Hook | None] | None = None
    outward: Callable[[Sequence[Card], Orderable], list[Card]] | None = None
    orderable: Orderable = field(default_factory=lambda: MappingProxyType({}))
    traits: tuple[Trait, ...] = ()
    hooks: frozenset[Hook] = frozenset(Hook)
    shown: Shown = AS_SPECIFIED
    tells_today: bool = False

    def __post_init__(self) -> None:
        """Traits are named once.

        Raises:
            ValueError: two have the same id.
        """
        if len({trait.id for trait in self.traits}) != len(self.traits):
            why = "two traits have one id"
            raise ValueError(why)
