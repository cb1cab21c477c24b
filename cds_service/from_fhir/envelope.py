"""The outermost JSON of a hook call, as typed structs."""

from typing import Final

import msgspec

from cds_service.from_fhir.wire.resource import NOTHING_SENT

AS_OF: Final = "org.smcds.as-of"
NO_AUTHORIZATION: Final = msgspec.Raw(b"null")


class Context(msgspec.Struct, rename="camel"):
    """What the clinician was doing; Bundles are decoded where a hook demands them."""

    patient_id: str | None = None
    user_id: str | None = None
    encounter_id: str | None = None
    selections: list[str] | None = None
    draft_orders: msgspec.Raw = NOTHING_SENT
    medications: msgspec.Raw = NOTHING_SENT
    appointments: msgspec.Raw = NOTHING_SENT


class Extension(msgspec.Struct):
    """Our own extension; those of others are passed over."""

    as_of: str | None = msgspec.field(default=None, name=AS_OF)


class Envelope(msgspec.Struct, rename="camel"):
    """A hook call, its required fields unchecked and its resources not decoded."""

    hook: str | None = None
    hook_instance: str | None = None
    fhir_server: str | None = None
    fhir_authorization: msgspec.Raw = NO_AUTHORIZATION
    context: Context | None = None
    prefetch: dict[str, msgspec.Raw] | None = None
    extension: Extension | None = None


QUICK: Final = msgspec.json.Decoder(Envelope)
"""Decodes an envelope that is well-formed throughout."""
