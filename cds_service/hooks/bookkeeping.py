"""Writes what was counted to the store, now and then and at the end."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from cds_service.audit import Audit, Line
from cds_service.hooks.defects import Defects
from cds_service.hooks.tally import Tally
from cds_service.store.contract import Store, StoreGoneError

_SECONDS: Final = 5
"""Between two times: what a process that is killed at once can lose of its counts
(house choice). Feedback does not wait for it.
"""
_FORGETTING: Final = 120
"""Every so many times the tokens that have ended are forgotten (house choice)."""


class Bookkeeping:
    """Brings the counts of one process to the store; `now` in seconds since 1970."""

    def __init__(
        self, store: Store, tally: Tally, audit: Audit, now: Callable[[], float]
    ) -> None:
        self._store = store
        self._tally = tally
        self._audit = audit
        self._defects = Defects(audit)
        self._now = now
        self._rounds = 0
        self._gone = ""
        self._ended = asyncio.Event()

    async def go_on(self) -> None:
        """Write again and again until `end`; then what is left, and close the store.

        Not to be cancelled: what is just being counted would not be written.
        """
        try:
            # At once, too: whoever connects first pays for it, and calls have no time.
            await self._round()
            ended = False
            while not ended:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._ended.wait(), _SECONDS)
                ended = self._ended.is_set()
                await self._round()
        finally:
            await self._store.close()

    def end(self) -> None:
        """Let `go_on` come to its end."""
        self._ended.set()

    async def write(self) -> None:
        """Write what is new; where the store is gone it stays new."""
        # In a thread: to mask reasons takes time, the first of them a second.
        counts = await asyncio.to_thread(self._tally.unwritten)
        try:
            if counts:
                await self._store.count(self._tally.run, counts)
                self._tally.written(counts)
            if self._rounds % _FORGETTING == 0:
                await self._store.forget_tokens(self._now())
        except StoreGoneError as gone:
            self._say(str(gone))
        else:
            self._rounds += 1
            self._say("")

    async def _round(self) -> None:
        with self._defects.told():
            await self.write()

    def _say(self, gone: str) -> None:
        if gone != self._gone:
            said = "gone" if gone else "back"
            self._audit.record(Line(event="store", cause=said, error=gone))
        self._gone = gone
