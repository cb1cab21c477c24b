"""Reading a body: in one piece, in several, and from a caller that hangs up."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hook_calls import PATIENT_VIEW, low_neutrophils
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message

from cds_service.hooks.body import ClientGoneError, read_body

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

    assert await read_body(_SCOPE, pieces, 3) == b"abc"


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
        await read_body(_SCOPE, _Incoming(*messages), 100)


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
