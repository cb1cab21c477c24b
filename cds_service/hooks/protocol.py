"""The messages of CDS Hooks that are not cards, as types.

Requests are read by `from_fhir` (most of them is FHIR); cards are in `cards`.
"""

import re
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic.alias_generators import to_camel

from cds_service.cards.card import Card

_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

CDS_HOOKS_VERSION: Final = "2.0.1"

Text = Annotated[str, Field(min_length=1, max_length=10_000)]


class Message(BaseModel):
    """JSON in camelCase; unknown fields are ignored, empty ones are not sent."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, extra="ignore", frozen=True
    )

    @model_serializer(mode="wrap")
    def _leave_out_what_is_empty(
        self, handler: SerializerFunctionWrapHandler
    ) -> dict[str, Any]:
        empty: tuple[object, ...] = (None, "", [], (), {})
        return {key: item for key, item in handler(self).items() if item not in empty}

    def to_json(self) -> bytes:
        """Return the JSON that leaves."""
        return self.model_dump_json(by_alias=True, exclude_defaults=True).encode()


class ServiceEntry(Message):
    """One service, as discovery lists it."""

    hook: str
    title: str
    description: str
    id: str
    prefetch: dict[str, str]
    usage_requirements: str
    version: str = Field(description="Of CDS Hooks, not of the service.")


class Discovery(BaseModel):
    """What GET /cds-services answers; an empty list is allowed here."""

    services: tuple[ServiceEntry, ...]


class CardsResponse(BaseModel):
    """What a hook call answers; an empty list means that nothing is to be said."""

    cards: tuple[Card, ...]


class Chosen(Message):
    """A suggestion that was accepted."""

    id: Text


class GivenReason(Message):
    """A reason picked from the card; clients leave out what they like."""

    code: str | None = None
    system: str | None = None
    display: str | None = None


class Override(Message):
    """Why a card was set aside: a reason, a comment, or both (cds-fb-3)."""

    reason: GivenReason | None = None
    user_comment: str | None = None
    extension: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.reason or self.user_comment or self.extension):
            why = "needs a reason, a userComment, or both"
            raise ValueError(why)
        return self


def _rfc_3339(value: object) -> object:
    # Pydantic alone would also take 1767225600 for an instant.
    if isinstance(value, str) and _INSTANT.fullmatch(value):
        return value
    why = 'must be an instant such as "2026-01-06T09:30:00Z"'
    raise ValueError(why)


Instant = Annotated[AwareDatetime, BeforeValidator(_rfc_3339)]


class FeedbackItem(Message):
    """What became of one card; `overrideReasons` is how one EHR spells it."""

    card: Text
    outcome: Literal["accepted", "overridden"]
    outcome_timestamp: Instant
    accepted_suggestions: tuple[Chosen, ...] | None = None
    override_reason: Override | None = None
    override_reasons: Override | tuple[Override, ...] | None = None

    @model_validator(mode="after")
    def _names_what_was_accepted(self) -> Self:
        if self.outcome == "accepted" and not self.accepted_suggestions:
            why = "an accepted card needs acceptedSuggestions"
            raise ValueError(why)
        return self

    @property
    def reasons(self) -> tuple[GivenReason, ...]:
        """The reasons given, under whichever name."""
        listed = self.override_reasons or ()
        several = listed if isinstance(listed, tuple) else (listed,)
        given = (*((self.override_reason,) if self.override_reason else ()), *several)
        return tuple(item.reason for item in given if item.reason)


class Feedback(Message):
    """What a client reports, for one card or several."""

    feedback: tuple[FeedbackItem, ...]


class Received(Message):
    """What the service answers to feedback: how many items it took."""

    received: int


class Health(Message):
    """What an orchestrator asks for."""

    status: Literal["ok"]


class HookContext(BaseModel):
    """What the clinician is doing; order hooks need `draftOrders`."""

    model_config = ConfigDict(alias_generator=to_camel, extra="allow")

    patient_id: Text
    user_id: Text
    encounter_id: str | None = None
    selections: tuple[str, ...] | None = None
    draft_orders: dict[str, Any] | None = Field(None, description="A FHIR Bundle.")


class HookRequest(BaseModel):
    """What a client sends; `from_fhir.request` reads it, this describes it."""

    model_config = ConfigDict(alias_generator=to_camel, extra="allow")

    hook: Text
    hook_instance: Text
    context: HookContext
    prefetch: dict[str, dict[str, Any] | None] | None = Field(
        None, description="By the keys of discovery; null stands for no data."
    )
    fhir_server: str | None = None
    fhir_authorization: dict[str, Any] | None = None
    extension: dict[str, Any] | None = None


class Issue(BaseModel):
    """What went wrong and what to do about it."""

    severity: Literal["error"]
    code: str
    diagnostics: str


class OperationOutcome(BaseModel):
    """The body of every answer that is not 2xx."""

    resource_type: Literal["OperationOutcome"] = Field(alias="resourceType")
    issue: tuple[Issue, ...] = Field(min_length=1)
