"""Finds one resource as it was sent, so that a suggested update loses nothing of it."""

from collections.abc import Sequence

import msgspec

from cds_service.from_fhir.entries import originals_in


def original(values: Sequence[msgspec.Raw], reference: str) -> bytes | None:
    """Return the JSON of a resource, byte for byte, from the values of a call.

    The first value that holds it wins. None when the reference leads nowhere.
    """
    # An id is found by its bytes; only where it may be written with JSON escapes
    # everything is read.
    name = reference.rsplit("/", 1)[-1].rsplit(":", 1)[-1].encode()
    try:
        found = _found(values, reference, name)
        if found is None and any(b"\\" in bytes(value) for value in values):
            return _found(values, reference, b"")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return found


def _found(
    values: Sequence[msgspec.Raw], reference: str, holding: bytes
) -> bytes | None:
    for value in values:
        for sent in originals_in(value, holding):
            if sent.reference == reference:
                return bytes(sent.raw)
    return None
