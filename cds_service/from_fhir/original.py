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
    try:
        call = msgspec.json.decode(body, type=_Call)
        return next(
            (
                bytes(sent.raw)
                for value in _values(call)
                for sent in originals_in(value)
                if sent.reference == reference
            ),
            None,
        )
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _values(call: _Call) -> Iterator[msgspec.Raw]:
    if call.context is not None:
        yield call.context.draft_orders
    yield from (call.prefetch or {}).values()
