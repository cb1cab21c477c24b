"""The messages of CDS Hooks as types; feedback has a file of its own.

Requests are read by `from_fhir` (most of them is FHIR) and only described here;
cards are in `cards`.
"""

from typing import Annotated, Any, Final, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)
from pydantic.alias_generators import to_camel

from cds_service.cards.card import Card

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
    extension: dict[str, Any] | None = Field(
        None, description="What this site switched off, under `org.smcds.rules-off`."
    )
    hook_version: str | None = Field(
        None, description="Of the hook's definition, where its publications agree."
    )


class Discovery(BaseModel):
    """What GET /cds-services answers; an empty list is allowed here."""

    services: tuple[ServiceEntry, ...]


class CardsResponse(BaseModel):
    """What a hook call answers; an empty list means that nothing is to be said."""

    cards: tuple[Card, ...]


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
