"""Connections side by side, one for each query, kept for the next ones.

They are httpcore's, without a pool and without a client of httpx before them. A pool
looks at each of its connections before and after each request, and a client takes
address, headers and answer apart once more: with fifteen queries at once that was
most of the price of fetching.
"""

import asyncio
import ssl
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Final

from httpcore import (
    AsyncHTTPConnection,
    NetworkError,
    ProtocolError,
    Request,
    Response,
    UnsupportedProtocol,
)

from cds_service.from_fhir.fetch.inside_httpcore import holds_more, unlock
from cds_service.from_fhir.fetch.network import CheckedNetwork

_BROKEN: Final = (NetworkError, ProtocolError)
_IDLE_SECONDS: Final = 30.0
_MOST_IDLE: Final = 40
"""Free connections to all servers together: what calls to two of them need. Without
it, each further server on the list would keep its own for good.
"""
_SCHEMES: Final = frozenset({b"http", b"https"})


class Slots:
    """Sends each request over a connection that is free, or over a new one.

    `allowed` are the hosts whose addresses are not checked; beyond `most`
    requests at once, the next one waits.
    """

    def __init__(
        self, context: ssl.SSLContext, allowed: Iterable[str], most: int
    ) -> None:
        self._context = context
        self._network = CheckedNetwork(allowed)
        self._free = asyncio.Semaphore(most)
        # By their address, in the words of httpcore.
        self._idle: defaultdict[str, list[AsyncHTTPConnection]] = defaultdict(list)

    @asynccontextmanager
    async def sent(self, request: Request) -> AsyncIterator[Response]:
        """Send, and lend the answer; then the connection is free again.

        Raises:
            httpcore.ConnectError, httpcore.NetworkError, httpcore.ProtocolError,
            httpcore.TimeoutException: there is no answer, or no more of it.
        """
        if request.url.scheme not in _SCHEMES:
            raise UnsupportedProtocol
        async with self._free:
            connection = await self._connection(request)
            try:
                response = await connection.handle_async_request(request)
                try:
                    yield response
                finally:
                    await response.aclose()
            except _BROKEN:
                # What cut this line, or forgot it, did the same to those of its age:
                # attempts that took one after the other would all fail.
                await _let_go(self._idle[str(request.url.origin)])
                raise
            finally:  # a cancelled call gives its connection back, too
                await self._take_back(request, connection)

    async def aclose(self) -> None:
        """Close the connections that are free."""
        for kept in tuple(self._idle.values()):
            await _let_go(kept)

    async def _take_back(
        self, request: Request, connection: AsyncHTTPConnection
    ) -> None:
        if connection.is_idle() and not holds_more(connection):
            unlock(connection)
            self._idle[str(request.url.origin)].append(connection)
        else:
            await connection.aclose()

    async def _connection(self, request: Request) -> AsyncHTTPConnection:
        """Return one that still stands; what the other side has closed is let go."""
        kept = self._idle[str(request.url.origin)]
        while kept:
            connection = kept.pop()
            if connection.is_idle() and not connection.has_expired():
                return connection
            await connection.aclose()
        await self._make_room(str(request.url.origin))
        return AsyncHTTPConnection(
            request.url.origin,
            ssl_context=self._context,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=self._network,
        )

    async def _make_room(self, origin: str) -> None:
        """Let go of the free connections to servers that were not asked for long."""
        self._idle[origin] = self._idle.pop(origin)
        for kept in tuple(self._idle.values()):
            if sum(map(len, self._idle.values())) < _MOST_IDLE:
                return
            await _let_go(kept)


async def _let_go(kept: list[AsyncHTTPConnection]) -> None:
    # Taken out one by one: another query may look for one here meanwhile.
    while kept:
        await kept.pop().aclose()
