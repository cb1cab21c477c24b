"""A connection is lent to one query at a time, and needs no lock for that."""

import asyncio
import ssl
from typing import Final

import pytest
from event_loops import anyio_backend
from httpcore import URL, Request

from cds_service.from_fhir.fetch.slots import Slots
from cds_service.from_fhir.fetch.stream import Stream

__all__ = ["anyio_backend"]

pytestmark = pytest.mark.usefixtures("socket_enabled")
_HERE: Final = "127.0.0.1"


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while await reader.read(10_000):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
    writer.close()


async def _asked(slots: Slots, port: int) -> bytes:
    url = URL(scheme="http", host=_HERE, port=port, target="/a")
    async with slots.sent(Request("GET", url, headers=[("Host", _HERE)])) as response:
        return await response.aread()


async def test_a_query_over_a_kept_connection_leaves_in_its_first_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Should httpcore name its locks otherwise, this is where it shows."""
    waits: list[Stream] = []
    read = Stream.read

    async def noted(stream: Stream, max_bytes: int, **_: None) -> bytes:
        waits.append(stream)
        return await read(stream, max_bytes)

    slots = Slots(ssl.create_default_context(), [_HERE], 1)
    server = await asyncio.start_server(_answer, _HERE, 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        assert await _asked(slots, port) == b"{}"
        monkeypatch.setattr(Stream, "read", noted)
        query = asyncio.create_task(_asked(slots, port))
        await asyncio.sleep(0)
        assert len(waits) == 1
        assert await query == b"{}"
        await slots.aclose()
