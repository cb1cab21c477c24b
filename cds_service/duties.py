"""What a process does beside answering calls: forgetting in time, keeping books."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from fastapi import FastAPI

from cds_service.cards.suggestions import warm
from cds_service.from_fhir.fetch.choice import Fetches
from cds_service.from_fhir.record_memory import RecordMemory
from cds_service.hooks.bookkeeping import Bookkeeping
from cds_service.settings import Settings
from cds_service.store.contract import NoStore, Store

_FORGETTING_SECONDS: Final = 15
"""How late a record may be forgotten whose time is over; nobody is answered from it."""


def store_of(settings: Settings, clock: Callable[[], datetime]) -> Store:
    """Return where feedback and counts are kept; it is not connected to yet."""
    if settings.store_url is None:
        return NoStore()
    # Here and not above: SQLAlchemy takes 0.8 s and 36 MB.
    from cds_service.store.database import Database  # noqa: PLC0415

    url = settings.store_url.get_secret_value()
    return Database(url, clock, comments=settings.keep_comments)


@dataclass(frozen=True, slots=True)
class Duties:
    """What has to be done regularly and at the end; `books` where there is a store."""

    memory: RecordMemory
    fetches: Fetches
    books: Bookkeeping | None = None

    @asynccontextmanager
    async def lifespan(self, app: FastAPI) -> AsyncIterator[None]:
        """Do them while the application serves."""
        # What is loaded now stays: the collector need never look at it again, and
        # a call makes so few cycles that it may look rarely. An order that cannot
        # be built stops the process here, and not a call.
        del app
        warm()
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 100)
        forgetting = asyncio.create_task(self._forget_regularly())
        async with self._kept():
            yield
        forgetting.cancel()
        await self.fetches.close()

    @asynccontextmanager
    async def _kept(self) -> AsyncIterator[None]:
        if self.books is None:
            yield
            return
        keeping = asyncio.create_task(self.books.go_on())
        yield
        self.books.end()
        await keeping

    async def _forget_regularly(self) -> None:
        while True:
            await asyncio.sleep(_FORGETTING_SECONDS)
            self.memory.forget_old()
