"""Connections side by side, each with a pool of its own.

A pool looks at each of its connections for each of its requests, before and
after it: with fifteen queries at once that was most of the price of fetching.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterable
from typing import Final

import httpcore
import httpx

from cds_service.from_fhir.fetch.network import CheckedNetwork

_IDLE_SECONDS: Final = 30.0


class _Slot(httpx.AsyncHTTPTransport):
    """httpx's own, for one connection, over a network that checks where it leads."""

    def __init__(self, context: ssl.SSLContext, network: CheckedNetwork) -> None:
        super().__init__(verify=context, trust_env=False)
        # httpx has no argument for the network backend; httpcore has.
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context,
            max_connections=1,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=network,
        )


class Slots(httpx.AsyncBaseTransport):
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
        self._idle: list[_Slot] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send; the slot is free again once the answer was closed."""
        await self._free.acquire()
        slot = self._idle.pop() if self._idle else _Slot(self._context, self._network)
        try:
            response = await slot.handle_async_request(request)
        except BaseException:  # also a cancelled call gives its slot back
            self.give_back(slot)
            raise
        response.stream = _Lent(response.stream, self, slot)
        return response

    async def aclose(self) -> None:
        """Close the connections that are free."""
        while self._idle:
            await self._idle.pop().aclose()

    def give_back(self, slot: _Slot) -> None:
        """Take back a slot whose answer was closed."""
        self._idle.append(slot)
        self._free.release()


class _Lent(httpx.AsyncByteStream):
    """The body of an answer; when it is closed its slot is free."""

    def __init__(
        self,
        stream: httpx.SyncByteStream | httpx.AsyncByteStream,
        slots: Slots,
        slot: _Slot,
    ) -> None:
        self._stream = stream
        self._slots = slots
        self._slot: _Slot | None = slot

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._stream:  # type: ignore[union-attr] # asynchronous here
            yield part

    async def aclose(self) -> None:
        try:
            await self._stream.aclose()  # type: ignore[union-attr] # the same
        finally:
            slot, self._slot = self._slot, None
            if slot is not None:
                self._slots.give_back(slot)
