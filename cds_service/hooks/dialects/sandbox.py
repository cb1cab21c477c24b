"""The public CDS Hooks Sandbox: a browser page, for trials."""

from collections.abc import Iterator
from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.from_fhir.habits import Habits
from cds_service.hooks.dialects.dialect import Dialect
from cds_service.hooks.dialects.trait import (
    Effect,
    Json,
    Source,
    Trait,
    actions_of,
    several_actions,
    suggestions_of,
)

_SEEN: Final = "cds-hooks/sandbox at 3b7e255, run in a browser"
_READ: Final = Source(
    "cds-hooks/sandbox, its source", "medication-reducers.js, TAKE_SUGGESTION"
)


def _not_applied(card: Json) -> Iterator[str]:
    for place, action in actions_of(card):
        if action.get("type") == "delete":
            continue
        if "medicationCodeableConcept" not in action.get("resource", {}):
            yield place


def _of_a_drug(card: Json) -> Iterator[str]:
    for place, action in actions_of(card):
        if "medicationCodeableConcept" in action.get("resource", {}):
            yield place


def _deletes(card: Json) -> Iterator[str]:
    for place, action in actions_of(card):
        if action.get("type") == "delete":
            yield place


def _behavior(card: Json) -> Iterator[str]:
    if "selectionBehavior" in card:
        yield "selectionBehavior"
    for place, suggestion in suggestions_of(card):
        if suggestion.get("isRecommended"):
            yield f"{place}, isRecommended"


def _source(card: Json) -> Iterator[str]:
    source = card.get("source", {})
    yield from (f"source.{field}" for field in ("url", "topic") if field in source)


def _silent(card: Json) -> Iterator[str]:
    if not card.get("uuid"):
        yield "uuid"


TRAITS: Final = (
    Trait(
        "sandbox-only-drugs",
        Effect.IGNORES,
        "A suggestion changes the draft only through a create or update of an order"
        " with medicationCodeableConcept, or a delete; its button does nothing else.",
        "The card says in words what is meant.",
        Source(_SEEN, "actions"),
        _not_applied,
    ),
    Trait(
        "sandbox-drug-alone",
        Effect.CHANGES,
        "There is one draft, and of an order only the name and the first code of its"
        " drug are taken into it: a dose, a quantity or a status does not change, and"
        " an order of another drug takes the place of the draft.",
        "The words of the button and of the card say all of it; to be typed by hand.",
        _READ,
        _of_a_drug,
    ),
    Trait(
        "sandbox-delete-clears",
        Effect.CHANGES,
        "A delete clears the draft, whichever order it names.",
        "This service removes draft orders only.",
        _READ,
        _deletes,
    ),
    Trait(
        "sandbox-first-action",
        Effect.DROPS,
        "Of several actions only the first of its kind is applied; a delete hides the"
        " create beside it.",
        "Every suggestion of this service has one action.",
        Source(_SEEN, "actions"),
        several_actions,
    ),
    Trait(
        "sandbox-selection",
        Effect.IGNORES,
        "selectionBehavior and isRecommended are not looked at; every button works.",
        "Nothing is pre-selected.",
        Source(_SEEN, "suggestions"),
        _behavior,
    ),
    Trait(
        "sandbox-source",
        Effect.IGNORES,
        "The label of the source is shown, its address does nothing when clicked, its"
        " topic is not shown.",
        "Open the address by hand.",
        Source(_SEEN, "source"),
        _source,
    ),
    Trait(
        "sandbox-dismissal",
        Effect.IGNORES,
        "A card without uuid cannot be dismissed and gets no feedback.",
        "Every card has one.",
        Source(_SEEN, "uuid"),
        _silent,
    ),
)

SANDBOX: Final = Dialect(
    "sandbox",
    habits=Habits(context_may_lack=True, opens_for_anything=True),
    traits=TRAITS,
    hooks=frozenset({Hook.PATIENT_VIEW, Hook.ORDER_SELECT, Hook.ORDER_SIGN}),
)
"""It sends calls without draft orders when a tab is clicked again, and patient-view
to an order service when its address names the screen and not the hook.
"""
