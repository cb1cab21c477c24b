"""Sets the day that a request is about, touching nothing else in it."""

from datetime import date
from typing import Final

import msgspec

_EXTENSION: Final = "extension"
_AS_OF: Final = "org.smcds.as-of"
_Object = dict[str, msgspec.Raw]


def dated(body: bytes, as_of: date | None) -> bytes:
    """Return the request as of that day; one that is no JSON object as it came.

    Every other part keeps its bytes, so "0.80" does not become 0.8 on the way.
    """
    if as_of is None:
        return body
    try:
        parts = msgspec.json.decode(body, type=_Object)
        extension = _object(parts.get(_EXTENSION))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return body
    extension[_AS_OF] = msgspec.Raw(msgspec.json.encode(as_of.isoformat()))
    parts[_EXTENSION] = msgspec.Raw(msgspec.json.encode(extension))
    return msgspec.json.encode(parts)


def _object(raw: msgspec.Raw | None) -> _Object:
    if raw is None:
        return {}
    try:
        return msgspec.json.decode(raw, type=_Object)
    except msgspec.ValidationError:  # not an object: the day replaces it
        return {}
