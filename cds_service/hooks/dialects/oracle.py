"""Oracle Health (Cerner): opened charts only, links by a list, critical interrupts."""

from collections.abc import Iterator
from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.hooks.dialects.dialect import Dialect, Shown
from cds_service.hooks.dialects.trait import Effect, Json, Source, Trait

_PAGE: Final = "Cerner, CDS Hooks (beta), developer documentation"


def _links(card: Json) -> Iterator[str]:
    yield from (f"link {number}" for number, _ in enumerate(card.get("links", ()), 1))


def _source_address(card: Json) -> Iterator[str]:
    if card.get("source", {}).get("url"):
        yield "source.url"


def _critical(card: Json) -> Iterator[str]:
    if card.get("indicator") == "critical":
        yield "indicator"


TRAITS: Final = (
    Trait(
        "oracle-registered-links",
        Effect.DROPS,
        "A link that is not on the list given at registration is removed.",
        "This service sends no links in cards.",
        Source(_PAGE, "CDS Service Registration, allowed links"),
        _links,
    ),
    Trait(
        "oracle-source-address",
        Effect.CHANGES,
        "The address of the source may be taken for a link, and then counts only if"
        " it was registered.",
        "Register the address of the rule pages; docs/integrate/oracle.md has it.",
        Source(_PAGE, "CDS Service Registration, allowed links", weak=True),
        _source_address,
    ),
    Trait(
        "oracle-critical-interrupts",
        Effect.CHANGES,
        "A critical card opens over the chart; the others wait in a side bar.",
        "Critical stands for act now or harm and for nothing else.",
        Source(_PAGE, "how cards are shown", weak=True),
        _critical,
    ),
)


def _presented(indicator: str) -> str:
    return "pop-up" if indicator == "critical" else "side bar"


ORACLE: Final = Dialect(
    "oracle",
    traits=TRAITS,
    hooks=frozenset({Hook.PATIENT_VIEW}),
    shown=Shown(_presented, lambda suggestion: str(suggestion.get("label", ""))),
)
