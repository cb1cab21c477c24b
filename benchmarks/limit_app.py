"""LIMIT: the least a Python service can do with a request.

A raw ASGI application that parses the body into a tree of dicts and answers a
card that never changes. It reads no FHIR and decides nothing.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import orjson

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

_ANSWER = orjson.dumps(
    {"cards": [{"summary": "static", "indicator": "info", "source": {"label": "x"}}]}
)
_HEADERS = [
    (b"content-type", b"application/json"),
    (b"content-length", str(len(_ANSWER)).encode()),
]


async def app(scope: Message, receive: Receive, send: Send) -> None:
    """Answer every request with the same card, after parsing its body."""
    if scope["type"] != "http":
        return
    parts = []
    more = True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    body = b"".join(parts)
    if body:
        orjson.loads(body)
    await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
    await send({"type": "http.response.body", "body": _ANSWER})
