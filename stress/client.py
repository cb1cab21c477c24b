"""Sends a request and reads its answer, over a connection of its own or a kept one."""

import asyncio
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final

from stress.request import Request

_LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CLOSES: Final = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)
PATIENCE: Final = 30.0
"""Seconds until an answer is given up: far beyond every deadline of the service."""
CLOSED: Final = 0
"""The connection was closed before a byte of an answer."""
TORN: Final = -1
"""The connection was closed in the middle of an answer."""
LATE: Final = -2
"""No answer came in time."""


@dataclass
class Answer:
    """What came back."""

    kind: str
    status: int
    seconds: float
    meant: bool


@dataclass
class Connections:
    """Connections that are kept from request to request, as EHRs keep them."""

    host: str
    port: int
    _idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = field(
        default_factory=list
    )

    async def send(self, request: Request) -> Answer:
        """Send it, and return what came back."""
        started = perf_counter()
        try:
            async with asyncio.timeout(PATIENCE):
                status = await self._tried(request)
        except TimeoutError:
            status = LATE
        seconds = perf_counter() - started
        meant = status in request.meant or not request.expects_answer
        return Answer(request.kind, status, seconds, meant)

    async def _tried(self, request: Request) -> int:
        try:
            return await self._exchange(request)
        except (asyncio.IncompleteReadError, OSError):
            return CLOSED

    async def _exchange(self, request: Request) -> int:
        # What is odd, or takes its time, has a connection of its own.
        odd = len(request.pieces) > 1 or ":" in request.kind
        reader, writer = (None if odd else self._kept()) or (
            await asyncio.open_connection(self.host, self.port)
        )
        try:
            await _written(writer, request.pieces, request.pause)
            if not request.expects_answer:
                return CLOSED
            await asyncio.sleep(request.reads_after)
            status, stays = await _answered(reader)
        except BaseException:
            writer.close()
            raise
        if stays and ":" not in request.kind:
            self._idle.append((reader, writer))
        else:
            writer.close()
        return status

    def _kept(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        """Return one that is open still: who keeps connections looks before sending."""
        while self._idle:
            reader, writer = self._idle.pop()
            if not reader.at_eof():
                return reader, writer
            writer.close()
        return None

    def close(self) -> None:
        """Close those that are kept."""
        while self._idle:
            self._idle.pop()[1].close()


async def _written(
    writer: asyncio.StreamWriter, pieces: Sequence[bytes], pause: float
) -> None:
    for number, piece in enumerate(pieces):
        if number:
            await asyncio.sleep(pause)
        with suppress(ConnectionError):  # an answer may have come before the end
            writer.write(piece)
            await writer.drain()


async def _answered(reader: asyncio.StreamReader) -> tuple[int, bool]:
    """Return the status of an answer that is whole, and whether more may follow."""
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head[9:12])
    if status == _GO_ON:
        return await _answered(reader)
    found = _LENGTH.search(head)
    try:
        await reader.readexactly(int(found[1]) if found else 0)
    except (asyncio.IncompleteReadError, ConnectionError):
        return TORN, False
    return status, not _CLOSES.search(head)


_GO_ON: Final = 100
