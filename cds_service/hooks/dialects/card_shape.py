"""Whether an answer of any service is made of cards, before an EHR is asked of them.

Our own cards cannot be built otherwise; those of others may be anything.
"""

from collections.abc import Iterator
from typing import Any, Final, Literal, TypeAlias

import msgspec

from cds_service.cards.card import SUMMARY_LIMIT, utf16_length
from cds_service.hooks.dialects.trait import Effect, Source, Trait

Object: TypeAlias = dict[str, Any]


class _Coding(msgspec.Struct):
    code: str
    system: str = ""
    display: str = ""


class _Labelled(msgspec.Struct):
    label: str
    url: str = ""
    topic: _Coding | msgspec.UnsetType = msgspec.UNSET


class _Action(msgspec.Struct, rename="camel"):
    type: Literal["create", "update", "delete"]
    description: str
    resource: Object | str | msgspec.UnsetType = msgspec.UNSET
    resource_id: str = ""

    def __post_init__(self) -> None:
        if self.type == "delete":
            if not (self.resource_id or isinstance(self.resource, str)):
                why = "A delete names a resourceId"
                raise ValueError(why)
        elif not isinstance(self.resource, dict):
            why = "A create or update carries a resource"
            raise ValueError(why)


class _Suggestion(msgspec.Struct, rename="camel"):
    label: str
    uuid: str = ""
    is_recommended: bool = False
    actions: list[_Action] = []


class _Link(msgspec.Struct):
    label: str
    url: str
    type: Literal["absolute", "smart"]


class _Card(msgspec.Struct, rename="camel"):
    summary: str
    indicator: Literal["info", "warning", "critical"]
    source: _Labelled
    detail: str = ""
    uuid: str = ""
    selection_behavior: Literal["any", "at-most-one"] = "any"
    suggestions: list[_Suggestion] = []
    links: list[_Link] = []
    override_reasons: list[_Coding] = []
    extension: Object = {}

    def __post_init__(self) -> None:
        if not 0 < utf16_length(self.summary) < SUMMARY_LIMIT:
            why = f"A summary has between 1 and {SUMMARY_LIMIT - 1} characters"
            raise ValueError(why)


def faults(card: object) -> Iterator[str]:
    """Yield what is no card by the specification: the first fault and its place."""
    try:
        msgspec.convert(card, _Card)
    except msgspec.ValidationError as fault:
        yield str(fault)


NO_CARD: Final = Trait(
    "no-card",
    Effect.REJECTS,
    "This is no card as the specification has it, so that no record system can be"
    " trusted to show it; nothing else was looked at.",
    "Cards of this service cannot be built so.",
    Source("CDS Hooks 2.0", "HTTP Response, Card Attributes"),
    faults,
)
"""Of every dialect, and before all of its own."""
