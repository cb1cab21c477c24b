"""The connections to FHIR servers, kept open from call to call."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Final
from urllib.parse import urlsplit

from cds_service.from_fhir.fetch.addresses import is_named
from cds_service.from_fhir.fetch.authorities import trusted
from cds_service.from_fhir.fetch.slots import Slots

# Both would write addresses, and those hold patients' ids.
for name in ("httpx", "httpcore"):
    logging.getLogger(name).setLevel(logging.WARNING)

_MOST_LANES: Final = 24
"""Calls that fetch at once; the next one waits until one of them is done."""
_MOST: Final = 20
"""Connections of a lane: a call makes up to 17 queries side by side. All lanes
together stay below the thousand files that a process may usually open.
"""
_LANES_KEPT: Final = 8


class _Lanes:
    """What one event loop lends: connections cannot move to another."""

    def __init__(self) -> None:
        self.free = asyncio.Semaphore(_MOST_LANES)
        self.idle: list[Slots] = []


class Pool:
    """Lends connections of its own to one call after the other.

    No client of httpx stands before them: it would look for cookies, redirects and
    credentials, none of which is wanted, for a quarter of the price of a query.
    """

    def __init__(self, bases: Iterable[str]) -> None:
        hosts = {urlsplit(base).hostname or "" for base in bases}
        self._allowed = frozenset(filter(is_named, hosts))
        self._context = trusted()
        self._lanes: tuple[asyncio.AbstractEventLoop, _Lanes] | None = None

    @asynccontextmanager
    async def lend(self, ends: float) -> AsyncIterator[Slots]:
        """Lend connections.

        Raises:
            TimeoutError: none was free until `ends`, on the clock of the loop.
        """
        lanes = self._of_this_loop()
        async with asyncio.timeout_at(ends):
            await lanes.free.acquire()
        slots = lanes.idle.pop() if lanes.idle else self._made()
        try:
            yield slots
        finally:
            lanes.free.release()
            if len(lanes.idle) < _LANES_KEPT:
                lanes.idle.append(slots)
            else:
                await slots.aclose()

    async def close(self) -> None:
        """Close the connections of the running event loop."""
        lanes = self._of_this_loop()
        while lanes.idle:
            await lanes.idle.pop().aclose()

    def _of_this_loop(self) -> _Lanes:
        loop = asyncio.get_running_loop()
        if self._lanes is None or self._lanes[0] is not loop:
            self._lanes = loop, _Lanes()
        return self._lanes[1]

    def _made(self) -> Slots:
        return Slots(self._context, self._allowed, _MOST)
