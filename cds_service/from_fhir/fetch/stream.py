"""One connection of the event loop's own, as httpcore speaks to one.

httpcore's own goes through anyio: more than the rest of a request costs, and what has
arrived and was not read is hidden in its buffers. Here it lies open, so that a
connection on which more came than the answer is known at once. A request is written
in pieces, head and body, and sent as one.
"""

import asyncio
import ssl
from contextlib import suppress
from select import POLLIN, poll
from typing import Any, Final

from httpcore import AsyncNetworkStream, ConnectError, ReadError

_MOST_WAITING: Final = 256 * 1024
"""Bytes that may lie here unread; whoever sends more has to wait."""
_AT_ONCE: Final = 16 * 1024
"""Bytes that are taken apart before others have their turn; of chunks of one byte that
is some 40 ms.
"""
_GONE: Final = (OSError, RuntimeError)
"""How event loops say that a line was closed; the second is uvloop's."""


class Stream(asyncio.Protocol, AsyncNetworkStream):
    """A connection; there are no timeouts here, the deadline is that of the call."""

    def __init__(self) -> None:
        self._arrived = bytearray()
        self._unsent: list[bytes] = []
        self._ended = False
        self._failure: Exception | None = None
        self._news: asyncio.Future[None] | None = None
        self._paused = False
        self._poll = poll()

    def connection_made(  # type: ignore[override] # a TCP connection has both ways
        self, transport: asyncio.Transport
    ) -> None:
        """Begin; called by the event loop."""
        self._transport = transport
        self._poll.register(transport.get_extra_info("socket"), POLLIN)

    def data_received(self, data: bytes) -> None:
        """Keep what arrived; called by the event loop."""
        self._arrived += data
        if len(self._arrived) > _MOST_WAITING and not self._paused:
            self._paused = True
            self._transport.pause_reading()
        self._tell()

    def eof_received(self) -> None:
        """Note that nothing more comes; called by the event loop."""
        self._ended = True
        self._tell()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that the connection is gone, and why; called by the event loop."""
        self._ended, self._failure = True, exc
        self._tell()

    async def read(
        self,
        max_bytes: int,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore's signature)
    ) -> bytes:
        """Send what was written; return up to so many bytes, none at the end.

        Raises:
            httpcore.ReadError: the connection has failed.
        """
        del timeout
        self._send()
        if self._arrived:
            # Others have their turn, and so has the deadline, between two pieces: a
            # server may send ever more of the smallest chunks.
            await asyncio.sleep(0)
        while not self._arrived and not self._ended:
            await self._something_new()
        if not self._arrived and self._failure is not None:
            raise ReadError from self._failure
        return self._taken(min(max_bytes, _AT_ONCE))

    async def write(
        self,
        buffer: bytes,
        timeout: float | None = None,  # noqa: ASYNC109 (the same)
    ) -> None:
        """Keep it until an answer is waited for."""
        del timeout
        self._unsent.append(buffer)

    async def aclose(self) -> None:
        """Close the connection; nothing of ours is under way on it."""
        with suppress(*_GONE):
            if self._transport.can_write_eof() and not self._transport.is_closing():
                self._transport.write_eof()  # so that the other side knows at once
        self._transport.close()
        await asyncio.sleep(0)
        self._transport.abort()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 (the same)
    ) -> AsyncNetworkStream:
        """Go on with TLS.

        Raises:
            httpcore.ConnectError: the other side speaks none, or is not trusted; or it
                spoke before, and what it said would be taken for the secured answer.
        """
        del timeout
        if self._arrived or self._ended:
            raise ConnectError
        loop = asyncio.get_running_loop()
        try:
            secured = await loop.start_tls(
                self._transport, self, ssl_context, server_hostname=server_hostname
            )
        except OSError as error:  # those of TLS as well
            raise ConnectError from error
        if secured is None:
            raise ConnectError
        self._transport = secured
        return self

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 (httpcore's signature)
        """Tell something of the connection; an idle one that can be read has ended."""
        if info == "is_readable":
            return self._ended or bool(self._arrived) or bool(self._poll.poll(0))
        return self._transport.get_extra_info(info)

    def _send(self) -> None:
        """Send what was written; to a line that is gone it is written in vain."""
        unsent, self._unsent = b"".join(self._unsent), []
        if not unsent or self._ended:
            return
        try:
            self._transport.write(unsent)
        except _GONE as error:
            raise ReadError from error

    async def _something_new(self) -> None:
        self._news = asyncio.get_running_loop().create_future()
        try:
            await self._news
        finally:
            self._news = None

    def _tell(self) -> None:
        if self._news is not None and not self._news.done():
            self._news.set_result(None)

    def _taken(self, most: int) -> bytes:
        taken = bytes(self._arrived[:most])
        del self._arrived[:most]
        if self._paused and not self._arrived:
            self._paused = False
            self._transport.resume_reading()
        return taken
