"""Cards as Epic takes them: what it cannot place is said in words, never lost.

Each suggestion is a line of a native advisory, read by its action's description.
Only orders can be placed or removed, those of drugs by RxNorm (by its OID), those
of tests by an item of the site's preference list, all with the defaults of that
list. So a change of an order and a task, and a test that the site has not listed,
become a line of the card that says what to do by hand. Where suggestions exclude each
other and one of them has become such a line, a removal becomes one too: as the only
button beside it, "take the order back" would stand for the whole advice, though the
card asks for another dose as well as for none.
"""

from collections.abc import Sequence
from typing import Any, Final, Literal

import msgspec
from msgspec.structs import asdict, replace

from cds_service.cards.card import Card, Extension, Suggestion
from cds_service.cards.markdown import bullets, escape
from cds_service.hooks.dialects.dialect import Orderable
from cds_service.knowledge.code_systems import RXNORM
from cds_service.patterns import uncompiled

PREFERENCE_LIST: Final = "urn:com.epic.cdshooks.action.code.system.preference-list-item"
RXNORM_OID: Final = "urn:oid:2.16.840.1.113883.6.88"
CONTENT_TYPE: Final = "com.epic.cdshooks.card.detail.content-type"

BY_HAND: Final = "To be done by hand; this record system takes no such change from here"
DEFAULTS: Final = (
    "Orders placed from here take the defaults of this site: check drug, dose,"
    " quantity, dates and directions. Each is added; it replaces no order."
)
ONE_ONLY: Final = (
    "Of what is offered here, as a suggestion or by hand, do at most one: each excludes"
    " the others."
)

_NOT_ALPHANUMERIC: Final = uncompiled(r"[^A-Za-z0-9]")
_CODED_IN: Final = {
    "MedicationRequest": "medicationCodeableConcept",
    "ServiceRequest": "code",
}


class EpicExtension(Extension, frozen=True, kw_only=True):
    """Ours, and how Epic is to read the detail."""

    content_type: Literal["text/markdown; variant=GitHub"] = msgspec.field(
        name=CONTENT_TYPE
    )


def for_epic(cards: Sequence[Card], orderable: Orderable) -> list[Card]:
    """Return the cards as Epic takes them; none is left out."""
    return [_card(card, orderable) for card in cards]


def topic_code(code: str) -> str:
    """Return a topic's code without what is no letter and no digit."""
    return _NOT_ALPHANUMERIC.sub("", code)


def _card(card: Card, orderable: Orderable) -> Card:
    offered = card.suggestions or ()
    made = [(each, _orderable(each, orderable)) for each in offered]
    if card.selection_behavior == "at-most-one" and any(not one for _, one in made):
        made = [(each, None if _removes(each) else taken) for each, taken in made]
    kept = tuple(taken for _, taken in made if taken is not None)
    by_hand = [each for each, taken in made if taken is None]
    topic = replace(card.source.topic, code=topic_code(card.source.topic.code))
    return replace(
        card,
        detail="\n\n".join((*_notes(card, kept, by_hand), card.detail)),
        source=replace(card.source, topic=topic),
        suggestions=kept or None,
        selection_behavior="any" if kept else None,
        extension=EpicExtension(
            **asdict(card.extension), content_type="text/markdown; variant=GitHub"
        ),
    )


def _removes(suggestion: Suggestion) -> bool:
    return suggestion.actions[0].type == "delete"


def _notes(
    card: Card, kept: tuple[Suggestion, ...], by_hand: Sequence[Suggestion]
) -> list[str]:
    notes = []
    if card.selection_behavior == "at-most-one" and len(card.suggestions or ()) > 1:
        notes.append(ONE_ONLY)
    if by_hand:
        lines = tuple(escape(each.actions[0].description) for each in by_hand)
        notes.append(f"**{BY_HAND}**\n\n{bullets(lines)}")
    if any(each.actions[0].type == "create" for each in kept):
        notes.append(DEFAULTS)
    return notes


def _orderable(suggestion: Suggestion, orderable: Orderable) -> Suggestion | None:
    """Return a suggestion that Epic can place, None if it cannot."""
    action = suggestion.actions[0]
    if action.type == "delete":
        kind = (action.resource_id or "").partition("/")[0]
        return suggestion if kind in _CODED_IN else None
    resource = action.resource or {}
    field = _CODED_IN.get(resource.get("resourceType", ""))
    if action.type == "update" or field is None:
        return None
    concept = _concept(resource.get(field, {}), orderable)
    if concept is None:
        return None
    changed = replace(action, resource={**resource, field: concept})
    return replace(suggestion, actions=(changed,))


def _concept(concept: dict[str, Any], orderable: Orderable) -> dict[str, Any] | None:
    """Return what is ordered in a code that Epic takes, None if there is none."""
    if listed := orderable.get(concept.get("text", "")):
        return {**concept, "coding": [{"system": PREFERENCE_LIST, "code": listed}]}
    codings = [
        {**coding, "system": RXNORM_OID}
        for coding in concept.get("coding", ())
        if coding.get("system") == RXNORM
    ]
    return {**concept, "coding": codings} if codings else None
