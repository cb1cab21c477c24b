"""From start to stop of a process: made ready, kept tidy, closed."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final, Protocol

from fastapi import FastAPI

from cds_service.audit import Audit
from cds_service.cards.suggestions import warm
from cds_service.from_fhir.fetch.choice import Fetches
from cds_service.from_fhir.record_memory import RecordMemory
from cds_service.frozen import Frozen
from cds_service.hooks.bookkeeping import Bookkeeping
from cds_service.hooks.defects import Defects

_COUNTING_SECONDS: Final = 1
"""How late one worker knows what another has counted."""
_FORGETTING_SECONDS: Final = 15
"""How late a record may be forgotten whose time is over; nobody is answered from it."""


class PassesOn(Protocol):
    """Counts, and gives what it counted to others."""

    def pass_on(self) -> None:
        """Give it."""


class Life(Frozen, kw_only=False):
    """What lasts as long as the process: a memory, connections, counts if any.

    `books` are kept where there is a store.
    """

    memory: RecordMemory
    fetches: Fetches
    audit: Audit
    count: PassesOn | None = None
    books: Bookkeeping | None = None

    @asynccontextmanager
    async def lived(self, app: FastAPI) -> AsyncIterator[None]:
        """Make ready, keep tidy while the process serves, and close."""
        # What is loaded now stays: the collector need never look at it again, and
        # a call makes so few cycles that it may look rarely. An order that cannot
        # be built stops the process here, and not a call.
        del app
        warm()
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 100)
        tasks = [self._task(_FORGETTING_SECONDS, self.memory.forget_old)]
        if self.count is not None:
            tasks.append(self._task(_COUNTING_SECONDS, self.count.pass_on))
        async with self._kept():
            yield
        for task in tasks:
            task.cancel()
        await self.fetches.close()

    def _task(self, seconds: float, do: Callable[[], None]) -> asyncio.Task[None]:
        return asyncio.create_task(_regularly(seconds, do, Defects(self.audit)))

    @asynccontextmanager
    async def _kept(self) -> AsyncIterator[None]:
        if self.books is None:
            yield
            return
        keeping = asyncio.create_task(self.books.go_on())
        yield
        self.books.end()
        await keeping


async def _regularly(seconds: float, do: Callable[[], None], defects: Defects) -> None:
    while True:
        await asyncio.sleep(seconds)
        with defects.told():
            do()
