"""What Epic does with cards."""

from typing import Final

from cds_service.hooks.dialects import epic_places
from cds_service.hooks.dialects.trait import Effect, Source, Trait, several_actions

_TUTORIAL: Final = "Epic on FHIR, CDS Hooks Tutorial"
"""fhir.epic.com/Documentation?docId=cds-hooks, as published in 2026."""


def _tutorial(place: str) -> Source:
    return Source(_TUTORIAL, place)


TRAITS: Final = (
    Trait(
        "epic-selection-behavior",
        Effect.REJECTS,
        "Only the selectionBehavior any is supported.",
        "Sent as any; alternatives are named as such at the top of the detail.",
        _tutorial("Card Attributes, selectionBehavior"),
        epic_places.other_behavior,
    ),
    Trait(
        "epic-topic-code",
        Effect.REJECTS,
        "The code of the topic is letters and digits, at most 100; overrides are kept"
        " by it, so it must stay the same.",
        "Sent as the id of the rule without its hyphens.",
        _tutorial("Card Attributes, source.topic.code"),
        epic_places.topic_code,
    ),
    Trait(
        "epic-one-action",
        Effect.DROPS,
        "A suggestion has one action; more are not supported.",
        "Every suggestion of this service has one.",
        _tutorial("Suggestion Attributes, actions"),
        several_actions,
    ),
    Trait(
        "epic-supported-action",
        Effect.REJECTS,
        "Orders of drugs and services can be placed and removed, and problems added;"
        " no order can be changed, and no other resource is taken.",
        "Said in the detail, to be done by hand, and so is the removal of an order that"
        " would else be the only button among alternatives.",
        _tutorial("HTTP Response Fields, cards"),
        epic_places.not_placed,
    ),
    Trait(
        "epic-order-code",
        Effect.DROPS,
        "A drug is found by NDC or RxNorm (named by OID) or on the site's preference"
        " list, a service on that list or as an order set; by no other code.",
        "RxNorm is named by its OID; what the site has listed under `orderable` is"
        " sent with the code of its list, any other service said in the detail.",
        _tutorial("Codesets for Create APIs"),
        epic_places.no_known_code,
    ),
    Trait(
        "epic-order-details",
        Effect.CHANGES,
        "Details of an order that is placed (dose, quantity, dates, directions) are"
        " not taken; the defaults of the site stand.",
        "The detail says so, and the description names number and period.",
        _tutorial("Actions"),
        epic_places.placed,
    ),
    Trait(
        "epic-labels",
        Effect.IGNORES,
        "Labels of suggestions and links are required and not used; what the"
        " clinician reads is the description of the action.",
        "The description begins with the words of the label.",
        _tutorial("Suggestion Attributes, label; Link Attributes, label"),
        epic_places.labels,
    ),
    Trait(
        "epic-smart-links",
        Effect.DROPS,
        "Links to SMART apps appear only if they were registered before.",
        "This service sends none.",
        _tutorial("Pre-Registration of Links and SMART Apps"),
        epic_places.apps,
    ),
    Trait(
        "epic-detail-format",
        Effect.REJECTS,
        "The detail is GitHub Markdown unless an extension names plain text, HTML or"
        " CommonMark.",
        "The extension names GitHub Markdown.",
        _tutorial("Supported Extensions"),
        epic_places.unknown_format,
    ),
    Trait(
        "epic-feedback-ids",
        Effect.IGNORES,
        "Feedback comes only for cards and suggestions with a uuid.",
        "Both always have one.",
        _tutorial("Card Attributes, uuid"),
        epic_places.no_uuid,
    ),
    Trait(
        "epic-reasons-mapped",
        Effect.CHANGES,
        "Reasons for an override appear as the acknowledgment reasons that the site"
        " maps their codes to.",
        "docs/integrate/epic.md lists the codes to map.",
        _tutorial(
            "Example HTTP Response with Links, Override Reasons, and Suggestions"
        ),
        epic_places.reasons,
    ),
)
