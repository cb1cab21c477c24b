"""Reading a body: in one piece, in several, and from a caller that hangs up."""

import asyncio
import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from hook_calls import PATIENT_VIEW, low_neutrophils
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message

from cds_service.hooks import body as body_module
from cds_service.hooks.body import ClientGoneError, Limits, let_in, read_body
from cds_service.hooks.errors import BodyTooLarge, BodyTooSlow

_SCOPE: dict[str, Any] = {"type": "http", "headers": []}


class _Incoming:
    """Hands out messages, one for each time it is asked."""

    def __init__(self, *messages: Message) -> None:
        self._messages = iter(messages)

    async def __call__(self) -> Message:
        """Return the next message."""
        return next(self._messages)


async def test_pieces_are_put_together() -> None:
    """A body in three pieces is one body."""
    pieces = _Incoming(
        {"type": "http.request", "body": b"ab", "more_body": True},
        {"type": "http.request", "body": b"", "more_body": True},
        {"type": "http.request", "body": b"c"},
    )

    assert await read_body(_SCOPE, pieces, Limits(3, 1)) == b"abc"


@pytest.mark.parametrize(
    "messages",
    [
        [{"type": "http.disconnect"}],
        [
            {"type": "http.request", "body": b"a", "more_body": True},
            {"type": "http.disconnect"},
        ],
    ],
)
async def test_a_caller_that_hangs_up_is_noticed(messages: list[Message]) -> None:
    """Half a body is not read as if it were whole."""
    with pytest.raises(ClientGoneError):
        await read_body(_SCOPE, _Incoming(*messages), Limits(100, 1))


@pytest.mark.parametrize("pause", [0.001, 60])
async def test_a_body_that_trickles_is_given_up(pause: float) -> None:
    """The time is for the whole body: a byte now and then does not extend it."""

    async def trickle() -> Message:
        await asyncio.sleep(pause)
        return {"type": "http.request", "body": b"a", "more_body": True}

    with pytest.raises(BodyTooSlow, match=r"0\.05 seconds"):
        await read_body(_SCOPE, trickle, Limits(10_000_000, 0.05))


async def test_what_is_let_in_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A body without end is refused before it has ended."""
    monkeypatch.setattr(body_module, "_MOST_LET_IN", 100)
    piece = {"type": "http.request", "body": b" " * 60, "more_body": True}
    asked = 0

    async def endless() -> Message:
        nonlocal asked
        asked += 1
        return piece

    with pytest.raises(BodyTooLarge):
        await read_body(_SCOPE, endless, Limits(50, 60))
    assert asked == 3
    await let_in(endless, Limits(50, 60))
    assert asked == 5


async def test_what_is_let_in_may_not_come(log: BytesIO, app: ASGIApp) -> None:
    """A caller that hangs up before its refusal is not answered, and not logged."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    for path in ("/cds-services/nope", "/nowhere"):
        scope = _SCOPE | {"method": "POST", "path": path}
        await app(scope, _Incoming({"type": "http.disconnect"}), send)

    assert sent == []
    assert log.getvalue() == b""


async def test_nobody_is_answered_who_hung_up(app: ASGIApp) -> None:
    """No answer, no line in the log, no error."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope = _SCOPE | {"method": "POST", "path": PATIENT_VIEW}
    await app(scope, _Incoming({"type": "http.disconnect"}), send)

    assert sent == []


def test_a_call_may_arrive_in_pieces(client: TestClient) -> None:
    """Chunked transfer, as some EHRs use."""
    content = json.dumps(low_neutrophils()).encode()

    def pieces() -> Iterator[bytes]:
        yield content[:100]
        yield content[100:]

    response = client.post(PATIENT_VIEW, content=pieces())

    assert response.status_code == 200
    assert response.json()["cards"]
