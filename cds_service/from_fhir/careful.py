"""Decodes a hook call piece by piece, so that one bad piece costs itself only.

Slower than the quick way and only taken when that fails; a property test holds
both to the same chart.
"""

from typing import Final, get_args

import msgspec

from cds_service.from_fhir.bad_request import BadRequest
from cds_service.from_fhir.bundles import DEEPEST
from cds_service.from_fhir.envelope import AS_OF, Context, Envelope, Extension
from cds_service.from_fhir.malformed import explain, kind_of, malformed, read_as
from cds_service.from_fhir.sent_pages import links_of, total_of
from cds_service.from_fhir.wire.bundle import (
    AnyResource,
    Bundle,
    Entry,
    OperationOutcome,
    Response,
)
from cds_service.from_fhir.wire.resource import Skipped

MARK: Final = rb"\ufdd0"
"""Stands for half a character (`half_characters`); no text holds what it means."""

_NULL: Final = msgspec.Raw(b"null")
_HALF: Final = "a text in it holds half a character"
_ANY: Final[msgspec.json.Decoder[AnyResource | None]] = msgspec.json.Decoder(
    AnyResource | None
)
_READ: Final = frozenset(
    kind.__name__ for kind in get_args(AnyResource) if not issubclass(kind, Skipped)
)


class _Envelope(msgspec.Struct, rename="camel"):
    hook: msgspec.Raw = _NULL
    hook_instance: msgspec.Raw = _NULL
    fhir_server: msgspec.Raw = _NULL
    fhir_authorization: msgspec.Raw = _NULL
    context: msgspec.Raw = _NULL
    prefetch: msgspec.Raw = _NULL
    extension: msgspec.Raw = _NULL


class _Context(msgspec.Struct, rename="camel"):
    patient_id: msgspec.Raw = _NULL
    user_id: msgspec.Raw = _NULL
    encounter_id: msgspec.Raw = _NULL
    selections: msgspec.Raw = _NULL
    draft_orders: msgspec.Raw = _NULL
    medications: msgspec.Raw = _NULL
    appointments: msgspec.Raw = _NULL


class _Bundle(msgspec.Struct):
    total: msgspec.Raw = _NULL
    entry: msgspec.Raw = _NULL
    link: msgspec.Raw = _NULL


class _Entry(msgspec.Struct, rename="camel"):
    full_url: msgspec.Raw = _NULL
    resource: msgspec.Raw = _NULL
    response: msgspec.Raw = _NULL


def decode(body: bytes) -> Envelope:
    """Decode a hook call; what is optional and of the wrong type counts as absent.

    Raises:
        BadRequest: the body, its prefetch or its selections have a wrong type.
    """
    try:
        raw = msgspec.json.decode(body, type=_Envelope)
    except msgspec.ValidationError:
        raise BadRequest(where="", why="the body is not a JSON object") from None
    return Envelope(
        hook=read_as(raw.hook, str),
        hook_instance=read_as(raw.hook_instance, str),
        fhir_server=read_as(raw.fhir_server, str),
        fhir_authorization=raw.fhir_authorization,
        context=_context(raw.context),
        prefetch=_prefetch(raw.prefetch),
        extension=_extension(raw.extension),
    )


def _context(sent: msgspec.Raw) -> Context | None:
    raw = read_as(sent, _Context)
    if raw is None:
        return None
    try:
        selections = msgspec.json.decode(raw.selections, type=list[str] | None)
    except msgspec.ValidationError:
        raise BadRequest(
            where="context.selections", why="is not a list of references"
        ) from None
    return Context(
        patient_id=read_as(raw.patient_id, str),
        user_id=read_as(raw.user_id, str),
        encounter_id=read_as(raw.encounter_id, str),
        selections=selections,
        draft_orders=raw.draft_orders,
        medications=raw.medications,
        appointments=raw.appointments,
    )


def _prefetch(sent: msgspec.Raw) -> dict[str, msgspec.Raw] | None:
    try:
        return msgspec.json.decode(sent, type=dict[str, msgspec.Raw] | None)
    except msgspec.ValidationError:
        raise BadRequest(where="prefetch", why="is not an object") from None


def _extension(sent: msgspec.Raw) -> Extension | None:
    values = read_as(sent, dict[str, msgspec.Raw]) or {}
    try:
        as_of = msgspec.json.decode(values.get(AS_OF, _NULL), type=str | None)
    except msgspec.ValidationError:
        raise BadRequest(where=f"extension.{AS_OF}", why="is not a date") from None
    return Extension(as_of=as_of)


def resource(raw: msgspec.Raw, depth: int = 0) -> AnyResource | None:
    """Decode one resource, a Bundle entry by entry; never fails on valid JSON."""
    try:
        return _ANY.decode(raw)
    except msgspec.ValidationError as error:
        return _salvaged(raw, depth, error)


def piecewise(raw: msgspec.Raw) -> AnyResource | None:
    """Decode a Bundle entry by entry even if it need not be, and look for marks."""
    return _bundle(raw, 0) if kind_of(raw) == "Bundle" else _piece(raw, 0)


def _piece(raw: msgspec.Raw, depth: int) -> AnyResource | None:
    if MARK not in bytes(raw):
        return resource(raw, depth)
    kind = kind_of(raw)
    if kind == "Bundle":
        return _bundle(raw, depth)
    return malformed(raw, _HALF) if kind in _READ else resource(raw, depth)


def _salvaged(
    raw: msgspec.Raw, depth: int, error: msgspec.ValidationError
) -> AnyResource:
    kind = kind_of(raw)
    if kind == "Bundle":
        return _bundle(raw, depth)
    if kind == "OperationOutcome":
        return OperationOutcome()
    if kind and kind not in _READ:
        return Skipped()
    return malformed(raw, explain(error))


def _bundle(sent: msgspec.Raw, depth: int) -> AnyResource:
    if depth >= DEEPEST:
        return Bundle()  # walking stops here anyway
    raw = msgspec.json.decode(sent, type=_Bundle)
    try:
        entries = msgspec.json.decode(raw.entry, type=list[msgspec.Raw] | None)
    except msgspec.ValidationError as error:
        return malformed(sent, explain(error))
    return Bundle(
        total=total_of(raw.total),
        entry=[_entry(entry, depth) for entry in entries or ()],
        link=links_of(raw.link),
    )


def _entry(sent: msgspec.Raw, depth: int) -> Entry:
    try:
        raw = msgspec.json.decode(sent, type=_Entry)
    except msgspec.ValidationError as error:
        return Entry(resource=malformed(sent, explain(error)))
    return Entry(
        full_url=read_as(raw.full_url, str),
        resource=_piece(raw.resource, depth + 1),
        response=read_as(raw.response, Response),
    )
