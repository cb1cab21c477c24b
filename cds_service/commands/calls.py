"""Makes one call of the service in this process; `over_http` asks a running one."""

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Protocol

from cds_service.commands.json_value import Json
from cds_service.frozen import Frozen

_Message = MutableMapping[str, Any]
_App = Callable[
    [
        _Message,
        Callable[[], Awaitable[_Message]],
        Callable[[_Message], Awaitable[None]],
    ],
    Awaitable[None],
]


class Reply(Frozen, kw_only=False):
    """What the service answered; `body` is JSON where it was JSON, else text."""

    status: int
    body: Json


class Caller(Protocol):
    """Posts a body to a path of the service."""

    def __call__(self, path: str, body: bytes, content_type: str) -> Reply:
        """Return the reply, whatever its status."""
        ...


class InProcess:
    """Calls the application itself; no socket is opened."""

    def __init__(self, app: _App) -> None:
        self._app = app

    def __call__(self, path: str, body: bytes, content_type: str) -> Reply:
        """Post the body."""
        return asyncio.run(self._exchange(_scope(path, body, content_type), body))

    async def _exchange(self, scope: _Message, body: bytes) -> Reply:
        incoming = [{"type": "http.request", "body": body, "more_body": False}]
        sent: list[_Message] = []

        async def receive() -> _Message:
            return incoming.pop() if incoming else {"type": "http.disconnect"}

        async def send(message: _Message) -> None:
            sent.append(message)

        await self._app(scope, receive, send)
        return reply_of(
            next(item["status"] for item in sent if "status" in item),
            b"".join(item.get("body", b"") for item in sent),
        )


def _scope(address: str, body: bytes, content_type: str) -> _Message:
    path, _, query = address.partition("?")
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [
            (b"host", b"127.0.0.1"),
            (b"accept", b"application/json"),
            (b"content-type", content_type.encode()),
            (b"content-length", str(len(body)).encode()),
        ],
        "client": ("127.0.0.1", 0),
        "server": ("127.0.0.1", 80),
        "state": {},
    }


def reply_of(status: int, body: bytes) -> Reply:
    """Return what was answered, as JSON where it is JSON."""
    try:
        return Reply(status, json.loads(body))
    except ValueError:
        return Reply(status, body.decode("utf-8", "replace"))
