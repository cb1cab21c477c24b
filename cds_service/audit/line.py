"""What can be said of one call: the fields of `Line`, and no other.

Every text in it is ours (ids of services and rules, names of Python types), one
that the operator gave, or a UUID that was checked to be one.
"""

from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from cds_service.patterns import uncompiled

VERSION: Final = 1
"""Of the schema: another one when a field is taken away or changes its meaning. A
field more is no change: readers pass over what they do not know.
"""

Event = Literal["call", "explain", "feedback", "refused", "broke", "keys", "store"]
Words = list[str]
_UUID: Final = uncompiled(
    r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
)
_uuid: Final = Meta(pattern=f"^{_UUID.pattern}$")
_rule: Final = Meta(pattern=r"^[a-z0-9-]+@\d+\.\d+\.\d+$")
RuleVersion = Annotated[str, _rule]
Uuid = Annotated[str, _uuid]


def only_uuid(text: str) -> str:
    """Return the text if it is a UUID: anything else could hold anything."""
    return text if _UUID.fullmatch(text) else ""


class Line(msgspec.Struct, omit_defaults=True, kw_only=True):
    """What may be said of one call; what has no value is left out."""

    event: Annotated[
        Event,
        Meta(
            description="What happened; `broke`: a defect of ours (without a status:"
            " of work in the background), `keys`: a client's keys could not be looked"
            " up, `store`: it is gone, or back."
        ),
    ]
    client: Annotated[
        str,
        Meta(
            description="The name that the operator gave the client; on a refusal, the"
            " one it claimed to be."
        ),
    ] = ""
    tenant: Annotated[str, Meta(description="A tenant that the operator listed.")] = ""
    token: Annotated[
        Uuid, Meta(description="The `jti` of the caller's token, if it is a UUID.")
    ] = ""
    service: Annotated[str, Meta(description="The id of the service.")] = ""
    call: Annotated[Uuid, Meta(description="The hookInstance, if it is a UUID.")] = ""
    silent: Annotated[
        bool,
        Meta(description="True: evaluated and recorded, and no card was shown."),
    ] = False
    status: Annotated[
        int, Meta(ge=100, le=599, description="The HTTP status of the answer.")
    ] = 0
    ms: Annotated[
        float,
        Meta(
            ge=0,
            description="Milliseconds from the head of the request to its answer,"
            " arrival of the body and fetching included.",
        ),
    ] = 0.0
    fired: Annotated[
        list[RuleVersion], Meta(description="Rules that had something to say.")
    ] = []
    undecided: Annotated[
        dict[RuleVersion, Literal["not-sent", "unreadable", "not-said"]],
        Meta(
            description="Rules that concern the patient and could not tell, with the"
            " cause: a part of the record was not here or not whole; a value could not"
            " be read; the record does not say."
        ),
    ] = {}
    failed: Annotated[
        list[RuleVersion], Meta(description="Rules that broke; the card says so.")
    ] = []
    not_indicated: Annotated[
        list[RuleVersion], Meta(description="Rules that looked and had nothing to say.")
    ] = []
    off: Annotated[
        list[RuleVersion], Meta(description="Rules that the operator switched off.")
    ] = []
    cards: Annotated[list[Uuid], Meta(description="The uuids of the cards.")] = []
    indicators: Annotated[
        list[Literal["info", "warning", "critical"]],
        Meta(description="How urgent each of the cards is, in their order."),
    ] = []
    unread: Annotated[
        int, Meta(ge=0, description="How many things that were sent could not be used.")
    ] = 0
    gaps: Annotated[
        Words, Meta(description="Prefetch keys that were missing, or missing in part.")
    ] = []
    fetched: Annotated[
        Words, Meta(description="Prefetch keys that came from the FHIR server.")
    ] = []
    unfetched: Annotated[
        dict[str, str],
        Meta(
            description="Prefetch keys that did not come from the FHIR server, or not"
            " whole, with the cause."
        ),
    ] = {}
    card: Annotated[Uuid, Meta(description="Feedback: the card it is about.")] = ""
    rule: Annotated[
        str, Meta(description="Feedback: the rule of that card, by the card's uuid.")
    ] = ""
    outcome: Annotated[
        Literal["", "accepted", "overridden"],
        Meta(description="Feedback: what became of the card."),
    ] = ""
    reason: Annotated[
        str,
        Meta(
            description="Feedback: codes of override reasons that cards offer, divided"
            " by spaces; `other` for any other."
        ),
    ] = ""
    suggestions: Annotated[
        int, Meta(ge=0, description="Feedback: how many suggestions were accepted.")
    ] = 0
    cause: Annotated[
        str,
        Meta(
            description="Why a caller was not let in (docs/clients.md), or keys were"
            " not looked up; `gone` or `back` of the store."
        ),
    ] = ""
    error: Annotated[
        str,
        Meta(
            description="The name of the type of a refusal or of an exception; never"
            " its message."
        ),
    ] = ""
    where: Annotated[
        str,
        Meta(description="The place in this service's code where it broke."),
    ] = ""
    lost: Annotated[
        int,
        Meta(
            ge=0,
            description="How many lines before this one could not be written (a full"
            " disk, a reader that went away).",
        ),
    ] = 0
