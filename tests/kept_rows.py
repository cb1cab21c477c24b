"""What is in a store, for tests: read with the words of SQL, not with ours."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import count, repeat
from typing import Any

from sqlalchemy import text

from cds_service.store.connecting import connect
from cds_service.store.contract import Feedback
from cds_service.store.database import Database

NOON = datetime(2026, 1, 6, 12, 0, tzinfo=UTC)
CARD = "3f0c8f0a-5b0e-4c1e-9a52-0c2f4a6f0009"


def feedback(**changed: Any) -> Feedback:  # noqa: ANN401 (one type per field)
    """Return an override of one card, changed as asked."""
    usual: dict[str, Any] = {
        "service": "sm-patient-view",
        "card": CARD,
        "rule": "mido-anc-interrupt",
        "outcome": "overridden",
        "at": NOON,
        "reasons": ("will-monitor",),
    }
    return Feedback(**(usual | changed))


@asynccontextmanager
async def opened(
    url: str, *, comments: bool = False, pauses: bool = False
) -> AsyncIterator[Database]:
    """Return the store at a URL; it is closed in the end.

    Unless it `pauses`, every look at its clock is a minute later than the last.
    """
    later = repeat(1.0) if pauses else count(1.0, 60.0)
    seconds = partial(next, later)
    store = Database(url, lambda: NOON, comments=comments, seconds=seconds)
    try:
        yield store
    finally:
        await store.close()


async def rows(url: str, table: str) -> Sequence[dict[str, Any]]:
    """Return the rows of a table, in any order."""
    engine = connect(url)
    try:
        async with engine.connect() as connection:
            found = await connection.execute(text(f"SELECT * FROM {table}"))  # noqa: S608 (a name of ours)
            return [dict(row) for row in found.mappings()]
    finally:
        await engine.dispose()
