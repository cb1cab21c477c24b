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
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from cds_service.store import rows
from cds_service.store.connecting import connect, faults
from cds_service.store.contract import Counted, Feedback, StoreGoneError
from cds_service.store.pause import Pause
from cds_service.store.tables import COUNTS, FEEDBACK, TOKENS
from cds_service.store.writing import add_if_new, overwrite

_PATIENCE: Final = 5.0
"""Seconds for one transaction; a client that waits longer asks again (house choice)."""
_SHORT: Final = 0.5
"""Seconds for looking up a token, which a call waits for (house choice)."""
_NOT_GONE: Final = (IntegrityError, DataError)
"""What the store says of one thing that it is told; it would take another."""


class Database:
    """A `contract.Store`; `now` is the clock, in any zone, `seconds` go forward."""

    def __init__(
        self,
        url: str,
        now: Callable[[], datetime],
        *,
        comments: bool = False,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        self._engine: AsyncEngine = connect(url)
        self._faults = faults(url)
        self._now = now
        self._comments = comments
        self._pause = Pause(seconds)
        # A call cannot wait for a token as long as feedback can: that one was looked
        # up too slowly does not mean that the store would not take feedback.
        self._haste = Pause(seconds)

    async def keep(self, client: str, items: Sequence[Feedback]) -> None:
        """Keep feedback; see `Store`."""
        received = self._now().astimezone(UTC).replace(tzinfo=None)
        written = rows.of_feedback(client, items, received, comments=self._comments)
        async with self._transaction(_PATIENCE) as connection:
            await connection.execute(add_if_new(FEEDBACK, connection), written)

    async def use(self, client: str, token: bytes, end: float) -> bool:
        """Note that a token is used; see `Store`."""
        row = {"client": client, "token": token, "ends": int(end) + 1}
        self._haste.keep()
        async with self._transaction(_SHORT, self._haste) as connection:
            new = add_if_new(TOKENS, connection).returning(TOKENS.c.client)
            return (await connection.execute(new, row)).first() is not None

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
    async def _transaction(
        self, seconds: float, too_slow: Pause | None = None
    ) -> AsyncIterator[AsyncConnection]:
        """Begin one; `too_slow` begins in place of the pause of all when time is up."""
        self._pause.keep()
        try:
            async with (
                asyncio.timeout(seconds),
                self._engine.begin() as connection,
                self._dropped_if_useless(connection),
            ):
                yield connection
        except self._faults as error:
            cause = type(error).__name__
            late = isinstance(error, TimeoutError) and too_slow
            if not isinstance(error, _NOT_GONE):
                (late or self._pause).begin(cause)
            # The message may hold what was to be written.
            raise StoreGoneError(cause) from None

    @asynccontextmanager
    async def _dropped_if_useless(
        self, connection: AsyncConnection
    ) -> AsyncIterator[None]:
        """Drop a connection that failed, although it stands.

        It may lead to a server that another has taken the place of and that can only
        be read: it would fail for ever, and the next one leads to the new server.
        """
        try:
            yield
        except self._faults as error:
            if not isinstance(error, _NOT_GONE):
                await connection.invalidate()
            raise
