"""PostgreSQL with several processes, and ended in the middle: all is there once."""

import asyncio
from collections.abc import Sequence
from io import BytesIO

import pytest
from hook_calls import low_neutrophils, path_of
from kept_rows import feedback, opened, rows
from kept_service import FEEDBACK, calling
from postgres import Postgres
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from cds_service.cards.identity import new_uuid
from cds_service.store.contract import Feedback, StoreGoneError
from cds_service.store.database import Database
from cds_service.store.migrate import upgrade

_BATCHES = 40
_EACH = 5


def _batches() -> list[list[Feedback]]:
    return [
        [feedback(card=new_uuid("mido-anc-interrupt")) for _ in range(_EACH)]
        for _ in range(_BATCHES)
    ]


@pytest.fixture
def url(postgresql: Postgres) -> str:
    """Return where a store is in PostgreSQL."""
    where = postgresql.new_database()
    upgrade(where)
    return where


async def _all_kept(store: Database, batches: Sequence[list[Feedback]]) -> list[bool]:
    """Send all at once; return which were said to be kept."""

    async def kept(batch: list[Feedback]) -> bool:
        try:
            await store.keep("hospital", batch)
        except StoreGoneError:
            return False
        return True

    return await asyncio.gather(*map(kept, batches))


async def _cards(url: str) -> list[str]:
    return sorted(row["card"] for row in await rows(url, "feedback"))


async def test_the_same_from_several_at_once_in_any_order(url: str) -> None:
    """Batches that overlap neither wait for each other forever nor double a row."""
    batches = _batches()
    everything = [item for batch in batches for item in batch]
    async with opened(url) as one, opened(url) as other:
        done = await asyncio.gather(
            _all_kept(one, batches),
            _all_kept(other, [batch[::-1] for batch in batches[::-1]]),
            _all_kept(one, [everything]),
            _all_kept(other, [everything[::-1]]),
        )

    assert all(kept for each in done for kept in each)
    assert await _cards(url) == sorted(item.card for item in everything)


async def test_a_server_that_crashes_in_the_middle(
    url: str, postgresql: Postgres
) -> None:
    """What was said to be kept is; the rest whole or not at all; again, and all is."""
    before, during = _batches(), _batches()
    async with opened(url) as store:
        assert all(await _all_kept(store, before))
        sent = asyncio.create_task(_all_kept(store, during))
        await asyncio.to_thread(postgresql.stop, "immediate")
        try:
            kept = await sent
            assert not any(await _all_kept(store, during[:1]))
        finally:
            await asyncio.to_thread(postgresql.start)
        found = set(await _cards(url))
        assert found >= {item.card for batch in before for item in batch}
        for batch, said in zip(during, kept, strict=True):
            there = [item.card in found for item in batch]
            assert all(there) or not (said or any(there))
        assert all(await _all_kept(store, during))

    everything = [item.card for batch in (*before, *during) for item in batch]
    assert await _cards(url) == sorted(everything)


async def test_a_connection_that_a_restart_ended_is_not_used(
    url: str, postgresql: Postgres
) -> None:
    """The first batch after a restart is kept, not the second."""
    async with opened(url) as store:
        assert all(await _all_kept(store, _batches()))
        await asyncio.to_thread(postgresql.stop)
        await asyncio.to_thread(postgresql.start)
        assert all(await _all_kept(store, _batches()))


async def _only_read(url: str, only: str) -> None:
    """Let new connections to this database only read, or write again."""
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    name = engine.url.database
    async with engine.connect() as connection:
        for statement in (
            "SET default_transaction_read_only = off",
            f"ALTER DATABASE {name} SET default_transaction_read_only = {only}",
        ):
            await connection.execute(text(statement))
    await engine.dispose()


async def test_a_server_that_could_only_be_read_is_left_for_the_next(url: str) -> None:
    """After a failover connections stand that lead to the old server: not for ever."""
    await _only_read(url, "on")
    async with opened(url) as store:
        with pytest.raises(StoreGoneError):
            await store.keep("hospital", [feedback()])
        await _only_read(url, "off")
        await store.keep("hospital", [feedback()])

    assert len(await rows(url, "feedback")) == 1


async def test_calls_go_on_while_the_server_is_down(
    url: str, postgresql: Postgres, log: BytesIO
) -> None:
    """Feedback is answered 503 and a call as ever; then the same feedback is kept."""
    call = low_neutrophils()
    item = {
        "card": new_uuid("mido-anc-interrupt"),
        "outcome": "overridden",
        "outcomeTimestamp": "2026-01-06T12:00:00Z",
    }
    body = {"feedback": [item]}
    async with calling(url, log) as client:
        assert (await client.post(FEEDBACK, json=body)).status_code == 200
        await asyncio.to_thread(postgresql.stop, "immediate")
        try:
            item["outcome"] = "accepted"
            item["acceptedSuggestions"] = [{"id": "a"}]  # type: ignore[assignment]
            statuses = [
                (await client.post(path, json=sent)).status_code
                for path, sent in ((FEEDBACK, body), (path_of(call), call)) * 2
            ]
        finally:
            await asyncio.to_thread(postgresql.start)
    assert statuses == [503, 200, 503, 200]
    async with calling(url, log) as client:
        assert (await client.post(FEEDBACK, json=body)).status_code == 200
    assert len(await rows(url, "feedback")) == 2
