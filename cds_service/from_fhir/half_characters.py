r"""Halves of characters ("\ud800" alone): JSON lets them pass, no text holds them.

A system that cuts a note after so many units of UTF-16 leaves one behind. The
resource in which it stands is set aside, as one that cannot be read; it is not
mended, and no other is lost for it.
"""

import re
from typing import Final

import msgspec

from cds_service.from_fhir import careful
from cds_service.from_fhir.careful import MARK
from cds_service.from_fhir.wire.bundle import AnyResource

_HIGH: Final = rb"\\u[dD][89abAB][0-9a-fA-F]{2}"
_LOW: Final = rb"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPED: Final = re.compile(
    rb"(?<!\\)((?:\\\\)*)(?:(" + _HIGH + _LOW + rb")|" + _HIGH + rb"|" + _LOW + rb")"
)
"""A pair or a half, not behind a backslash that is itself escaped."""


def marked(body: bytes) -> bytes | None:
    """Return the body with a mark for each half of a character; None without any."""
    marked = _ESCAPED.sub(_mark, body)
    return None if marked == body else marked


def resource(raw: msgspec.Raw) -> AnyResource | None:
    """Decode a value of a marked body: what holds a mark is malformed."""
    return careful.piecewise(raw) if MARK in bytes(raw) else careful.resource(raw)


def _mark(found: re.Match[bytes]) -> bytes:
    return found[0] if found[2] else found[1] + MARK
