"""More calls at once than are taken."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from hook_calls import PATIENT_VIEW
from starlette.types import Message, Receive
from tokens import Hospital, token

from cds_service.hooks import gate
from cds_service.hooks.errors import TooManyRequests
from cds_service.hooks.turnstile import Turnstile

_ANYTHING: Message = {"type": "http.request", "body": b"{}"}


class _Busy:
    """A service in which one call at a time is inside."""

    def __init__(self, folder: Path) -> None:
        self.app = Hospital(folder).app
        self.go_on = asyncio.Event()

    async def slow(self) -> Message:
        """Bring the body when it is told to."""
        await self.go_on.wait()
        return _ANYTHING

    async def quick(self) -> Message:
        """Bring the body at once."""
        return _ANYTHING

    async def status(self, jti: str, receive: Receive, path: str = PATIENT_VIEW) -> int:
        """Return the status of a call."""
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        headers = [(b"authorization", f"Bearer {token(path, jti=jti)}".encode())]
        method = "POST" if path == PATIENT_VIEW else "GET"
        scope: dict[str, Any] = {"type": "http", "method": method, "path": path}
        scope |= {"headers": headers, "query_string": b""}
        await self.app(scope, receive, send)
        return int(sent[0]["status"])


async def test_more_calls_at_once_than_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One waits for its body, the next is told to wait; health is answered."""
    monkeypatch.setattr(gate, "Turnstile", lambda: Turnstile(1))
    busy = _Busy(tmp_path)
    first = asyncio.create_task(busy.status("1", busy.slow))
    await asyncio.sleep(0)  # its turn, until it waits

    assert await busy.status("2", busy.quick) == 429
    assert await busy.status("3", busy.quick, "/health/live") == 200
    busy.go_on.set()
    assert await first == 400
    assert await busy.status("4", busy.quick) == 400


def test_the_turnstile_counts_who_left() -> None:
    """At the bound, one more is refused; after one has left, or broke, not."""
    turnstile = Turnstile(2)
    one, other, third = (turnstile.passed() for _ in range(3))
    with one, other, pytest.raises(TooManyRequests), third:
        pass
    for _ in range(5):
        with pytest.raises(KeyError), turnstile.passed():
            raise KeyError
    with turnstile.passed(), turnstile.passed():
        pass
