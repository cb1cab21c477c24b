"""Where on a card something is that Epic treats in its own way."""

from collections.abc import Iterator
from typing import Final

from cds_service.hooks.dialects.epic_cards import (
    CONTENT_TYPE,
    PREFERENCE_LIST,
    RXNORM_OID,
)
from cds_service.hooks.dialects.trait import Json, actions_of, kind_of, suggestions_of
from cds_service.patterns import uncompiled

_TOPIC: Final = uncompiled(r"[A-Za-z0-9]{1,100}")
_PLACES: Final = frozenset(
    {
        ("create", "MedicationRequest"),
        ("delete", "MedicationRequest"),
        ("create", "ServiceRequest"),
        ("delete", "ServiceRequest"),
        ("create", "Condition"),
    }
)
_ORDERS: Final = frozenset({"MedicationRequest", "ServiceRequest"})
_CODE_SYSTEMS: Final = {
    "MedicationRequest": frozenset(
        {PREFERENCE_LIST, RXNORM_OID, "urn:oid:2.16.840.1.113883.6.69"}
    ),
    "ServiceRequest": frozenset(
        {PREFERENCE_LIST, "urn:com.epic.cdshooks.action.code.system.orderset-item"}
    ),
}
_FORMATS: Final = frozenset(
    {
        "text/markdown",
        "text/markdown; variant=GitHub",
        "text/markdown; variant=CommonMark",
        "text/plain",
        "text/html",
    }
)


def other_behavior(card: Json) -> Iterator[str]:
    """Yield a selectionBehavior other than any."""
    if card.get("selectionBehavior", "any") != "any":
        yield "selectionBehavior"


def topic_code(card: Json) -> Iterator[str]:
    """Yield a code of the topic that is more than letters and digits."""
    code = card.get("source", {}).get("topic", {}).get("code")
    if code is not None and not _TOPIC.fullmatch(code):
        yield "source.topic.code"


def not_placed(card: Json) -> Iterator[str]:
    """Yield actions that are neither a placed nor a removed order nor a problem."""
    for place, action in actions_of(card):
        if (action.get("type"), kind_of(action)) not in _PLACES:
            yield f"{place} ({action.get('type')} {kind_of(action)})"


def no_known_code(card: Json) -> Iterator[str]:
    """Yield orders to place that no code of Epic's names."""
    for place, action in actions_of(card):
        systems = _CODE_SYSTEMS.get(kind_of(action))
        if action.get("type") != "create" or systems is None:
            continue
        if systems.isdisjoint(_systems(action.get("resource", {}))):
            yield place


def _systems(resource: Json) -> Iterator[str]:
    # What lies in a resource is not looked at by whoever looks at cards.
    for field in ("medicationCodeableConcept", "code"):
        concept = resource.get(field)
        codings = concept.get("coding") if isinstance(concept, dict) else None
        for coding in codings if isinstance(codings, list) else ():
            if isinstance(coding, dict):
                yield str(coding.get("system", ""))


def placed(card: Json) -> Iterator[str]:
    """Yield orders to place."""
    for place, action in actions_of(card):
        if action.get("type") == "create" and kind_of(action) in _ORDERS:
            yield place


def labels(card: Json) -> Iterator[str]:
    """Yield labels."""
    yield from (f"{place}, label" for place, _ in suggestions_of(card))
    for number, _ in enumerate(card.get("links", ()), 1):
        yield f"link {number}, label"


def apps(card: Json) -> Iterator[str]:
    """Yield links to SMART apps."""
    for number, link in enumerate(card.get("links", ()), 1):
        if link.get("type") == "smart":
            yield f"link {number}"


def unknown_format(card: Json) -> Iterator[str]:
    """Yield a detail in a format that is not known."""
    if (
        str(card.get("extension", {}).get(CONTENT_TYPE, "text/markdown"))
        not in _FORMATS
    ):
        yield "detail"


def no_uuid(card: Json) -> Iterator[str]:
    """Yield what has no uuid."""
    if not card.get("uuid"):
        yield "uuid"
    for place, suggestion in suggestions_of(card):
        if not suggestion.get("uuid"):
            yield f"{place}, uuid"


def reasons(card: Json) -> Iterator[str]:
    """Yield reasons for an override."""
    if card.get("overrideReasons"):
        yield "overrideReasons"
