"""Reads the body of a call: the right media type, not too much, not too slowly.

What will not be read is still let in, up to a bound: to close on a caller that
is sending resets the connection, and the caller never sees the answer.
"""

import asyncio
import codecs
from contextlib import suppress
from typing import Final

from starlette.types import Receive, Scope

from cds_service.frozen import Frozen
from cds_service.hooks.crowd import check_crowd
from cds_service.hooks.errors import BodyTooLarge, BodyTooSlow, NotJson, Refusal

_PLAIN: Final = b"application/json"
_MOST_LET_IN: Final = 64 * 1024 * 1024
"""Bytes beyond the limit that are taken and thrown away before an answer."""


class Limits(Frozen, kw_only=False):
    """How large a body may be, and how long all of it may take to arrive."""

    size: int
    seconds: float


class ClientGoneError(Exception):
    """The caller hung up before the body was complete; nobody waits for an answer."""


async def read_body(scope: Scope, receive: Receive, limits: Limits) -> bytes:
    """Return the whole body.

    Raises:
        NotJson: the headers name a media type or an encoding that is not read.
        BodyTooLarge: the length is, or turns out to be, over the limit.
        TooManyResources: it holds more of them than are read.
        BodyTooSlow: it did not arrive in time.
        ClientGoneError: the caller hung up.
    """
    try:
        _check_headers(scope, limits.size)
    except Refusal:
        if not _asks_first(scope):  # else the body is not sent before the answer
            await let_in(receive, limits)
        raise
    try:
        async with asyncio.timeout(limits.seconds):
            body = await _arriving(receive, limits.size)
    except TimeoutError:
        raise BodyTooSlow(limits.seconds) from None
    if body is None:
        raise BodyTooLarge(limits.size)
    check_crowd(body)
    return body.removeprefix(codecs.BOM_UTF8)


async def let_in(receive: Receive, limits: Limits) -> None:
    """Take and forget a body that nobody will read, so that the answer arrives.

    Raises:
        ClientGoneError: the caller hung up.
    """
    with suppress(TimeoutError):
        async with asyncio.timeout(limits.seconds):
            await _arriving(receive, 0)


async def _arriving(receive: Receive, limit: int) -> bytes | None:
    """Return the body; None if it is larger than the limit."""
    chunks, size, more = [], 0, True
    while more and size <= limit + _MOST_LET_IN:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGoneError
        chunk: bytes = message.get("body", b"")
        size += len(chunk)
        if size <= limit:
            chunks.append(chunk)
        more = message.get("more_body", False)
    return b"".join(chunks) if size <= limit else None


def _asks_first(scope: Scope) -> bool:
    return any(
        name == b"expect" and value.lower() == b"100-continue"
        for name, value in scope["headers"]
    )


def _check_headers(scope: Scope, limit: int) -> None:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit() and int(value) > limit:
            raise BodyTooLarge(limit)
        if name == b"content-type" and value != _PLAIN and not _is_json(value):
            raise NotJson
        if name == b"content-encoding" and value.strip().lower() not in _UNCHANGED:
            raise NotJson


_UNCHANGED: Final = frozenset({b"", b"identity"})
"""Encodings that are none; an empty header says nothing, as an empty type does."""


def _is_json(content_type: bytes) -> bool:
    # A missing or empty type is taken for JSON, and so is every +json: clients
    # send application/fhir+json because prefetch is FHIR. application/json+fhir
    # is what that was called before FHIR's third version, and is still sent.
    kind = content_type.partition(b";")[0].strip().lower()
    return kind in {b"", _PLAIN, b"application/json+fhir"} or (
        kind.startswith(b"application/") and kind.endswith(b"+json")
    )
