"""The store in SQLite or PostgreSQL.

One transaction for each thing that is said, so that nothing is half written; each
may be said again, so that who does not know whether it was written says it again.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from time import monotonic
from typing import Final

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from cds_service.store import rows
from cds_service.store.connecting import connect, faults
from cds_service.store.contract import Counted, Feedback, StoreGoneError
from cds_service.store.tables import COUNTS, FEEDBACK, TOKENS
from cds_service.store.writing import add_if_new, overwrite

_PATIENCE: Final = 5.0
"""Seconds for one transaction; a client that waits longer asks again (house choice)."""
_SHORT: Final = 0.5
"""Seconds for looking up a token, which a call waits for (house choice)."""
_PAUSE: Final = 5.0
"""Seconds in which no token is looked up after that failed, so that calls do not all
wait for a store that is gone (house choice).
"""
_PAUSED: Final = "paused"


class Database:
    """A `contract.Store`; `now` is the clock, in any zone."""

    def __init__(
        self, url: str, now: Callable[[], datetime], *, comments: bool = False
    ) -> None:
        self._engine: AsyncEngine = connect(url)
        self._faults = faults(url)
        self._now = now
        self._comments = comments
        self._asks_again = 0.0

    async def keep(self, client: str, items: Sequence[Feedback]) -> None:
        """Keep feedback; see `Store`."""
        received = self._now().astimezone(UTC).replace(tzinfo=None)
        written = rows.of_feedback(client, items, received, comments=self._comments)
        async with self._transaction(_PATIENCE) as connection:
            await connection.execute(add_if_new(FEEDBACK, connection), written)

    async def use(self, client: str, token: bytes, end: float) -> bool:
        """Note that a token is used; see `Store`."""
        if monotonic() < self._asks_again:
            raise StoreGoneError(_PAUSED)
        row = {"client": client, "token": token, "ends": int(end) + 1}
        try:
            async with self._transaction(_SHORT) as connection:
                new = add_if_new(TOKENS, connection).returning(TOKENS.c.client)
                added = await connection.execute(new, row)
                return added.first() is not None
        except StoreGoneError:
            self._asks_again = monotonic() + _PAUSE
            raise

    async def count(self, run: str, counts: Sequence[tuple[Counted, int]]) -> None:
        """Keep counts; see `Store`."""
        written = rows.of_counts(run, counts)
        async with self._transaction(_PATIENCE) as connection:
            await connection.execute(overwrite(COUNTS, connection, "number"), written)

    async def forget_tokens(self, now: float) -> None:
        """Forget tokens; see `Store`."""
        async with self._transaction(_PATIENCE) as connection:
            await connection.execute(delete(TOKENS).where(TOKENS.c.ends < int(now)))

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()

    @asynccontextmanager
    async def _transaction(self, seconds: float) -> AsyncIterator[AsyncConnection]:
        try:
            async with asyncio.timeout(seconds), self._engine.begin() as connection:
                yield connection
        except self._faults as error:
            # The message may hold what was to be written.
            raise StoreGoneError(type(error).__name__) from None
