"""Reads the body of a call: the right media type, and not more than the limit."""

import codecs
from typing import Final

from starlette.types import Receive, Scope

from cds_service.hooks.errors import BodyTooLarge, NotJson

_PLAIN: Final = b"application/json"


class ClientGoneError(Exception):
    """The caller hung up before the body was complete; nobody waits for an answer."""


async def read_body(scope: Scope, receive: Receive, limit: int) -> bytes:
    """Return the whole body.

    Raises:
        NotJson: the headers name a media type or an encoding that is not read.
        BodyTooLarge: the length is, or turns out to be, over the limit.
        ClientGoneError: the caller hung up.
    """
    _check_headers(scope, limit)
    message = await receive()
    body: bytes = message.get("body", b"")
    if message.get("more_body"):
        body = await _gather(body, receive, limit)
    elif message["type"] == "http.disconnect":
        raise ClientGoneError
    if len(body) > limit:
        raise BodyTooLarge(limit)
    return body.removeprefix(codecs.BOM_UTF8)


async def _gather(first: bytes, receive: Receive, limit: int) -> bytes:
    chunks, size, more = [first], len(first), True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGoneError
        chunk: bytes = message.get("body", b"")
        chunks.append(chunk)
        size += len(chunk)
        if size > limit:
            raise BodyTooLarge(limit)
        more = message.get("more_body", False)
    return b"".join(chunks)


def _check_headers(scope: Scope, limit: int) -> None:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit() and int(value) > limit:
            raise BodyTooLarge(limit)
        if name == b"content-type" and value != _PLAIN and not _is_json(value):
            raise NotJson
        if name == b"content-encoding" and value.strip().lower() != b"identity":
            raise NotJson


def _is_json(content_type: bytes) -> bool:
    # A missing or empty type is taken for JSON; application/json+fhir is what
    # FHIR was called before its third version, and is still sent.
    kind = content_type.partition(b";")[0].strip().lower()
    return kind in {b"", _PLAIN, b"application/json+fhir"} or (
        kind.startswith(b"application/") and kind.endswith(b"+json")
    )
