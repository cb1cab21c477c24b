"""Finds one resource as it was sent, so that a suggested update loses nothing of it."""

from collections.abc import Iterator
from typing import Final

import msgspec

from cds_service.from_fhir.entries import originals_in

_NULL: Final = msgspec.Raw(b"null")


class _Context(msgspec.Struct, rename="camel"):
    draft_orders: msgspec.Raw = _NULL


class _Call(msgspec.Struct):
    context: _Context | None = None
    prefetch: dict[str, msgspec.Raw] | None = None


def original(body: bytes, reference: str) -> bytes | None:
    """Return the JSON of a resource, byte for byte; a draft before a record.

    None when the body or the reference leads nowhere.
    """
    # An id is found by its bytes; only one that was written with JSON escapes
    # makes the whole body be read.
    name = reference.rsplit("/", 1)[-1].rsplit(":", 1)[-1].encode()
    try:
        call = msgspec.json.decode(body, type=_Call)
        return _found(call, reference, name) or _found(call, reference, b"")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _found(call: _Call, reference: str, holding: bytes) -> bytes | None:
    for value in _values(call):
        for sent in originals_in(value, holding):
            if sent.reference == reference:
                return bytes(sent.raw)
    return None


def _values(call: _Call) -> Iterator[msgspec.Raw]:
    if call.context is not None:
        yield call.context.draft_orders
    yield from (call.prefetch or {}).values()
