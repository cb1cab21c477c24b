"""Counts come to the store: now and then, at the end, and after whatever broke."""

import asyncio
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from unittest.mock import Mock

import pytest
from kept_rows import NOON
from kept_service import lines

from cds_service.audit import Audit
from cds_service.cards.identity import new_uuid
from cds_service.hooks import bookkeeping
from cds_service.hooks.bookkeeping import Bookkeeping
from cds_service.hooks.tally import Tally
from cds_service.store.contract import Counted, NoStore, StoreGoneError


class _Store(NoStore):
    """A store that may be gone, and remembers what was done."""

    def __init__(self, *, gone: bool = False) -> None:
        self.gone = gone
        self.kept: dict[Counted, int] = {}
        self.forgotten = 0
        self.first_round = asyncio.Event()
        self.closed = False

    async def count(self, run: str, counts: Iterable[tuple[Counted, int]]) -> None:
        del run
        if self.gone:
            raise StoreGoneError("OSError")  # noqa: EM101 (as the store says it)
        self.kept.update(counts)

    async def forget_tokens(self, now: float) -> None:
        del now
        self.forgotten += 1
        self.first_round.set()

    async def close(self) -> None:
        self.closed = True


def _tally() -> Tally:
    return Tally(lambda: date(2026, 1, 6), ())


def _note(tally: Tally) -> None:
    card = new_uuid("mido-anc-interrupt")
    tally.note("hospital", "sm-patient-view", [card], (), silent=False)


def _books(store: _Store, tally: Tally, log: BytesIO) -> Bookkeeping:
    return Bookkeeping(store, tally, Audit(log, lambda: NOON, "info"), lambda: 0.0)


async def test_counts_wait_for_a_store_that_is_gone(log: BytesIO) -> None:
    """Nothing is lost; the log says once that it is gone and once that it is back."""
    store, tally = _Store(gone=True), _tally()
    books = _books(store, tally, log)
    for _ in range(2):
        _note(tally)
        await books.write()
    assert store.kept == {}
    store.gone = False
    await books.write()
    await books.write()

    assert set(store.kept.values()) == {2}
    said = [line.partition(b'"event"')[2] for line in log.getvalue().splitlines()]
    assert said == [
        b':"store","cause":"gone","error":"OSError"}',
        b':"store","cause":"back"}',
    ]


async def test_at_the_end_everything_is_written(log: BytesIO) -> None:
    """What was counted since the last round, too: a server that is stopped loses none.

    The first round is over before anything is counted, so that it can write nothing.
    """
    store, tally = _Store(), _tally()
    books = _books(store, tally, log)
    going_on = asyncio.create_task(books.go_on())
    await store.first_round.wait()
    _note(tally)
    assert store.kept == {}
    books.end()
    await going_on

    assert set(store.kept.values()) == {1}
    assert store.closed


async def test_tokens_are_forgotten_now_and_then(log: BytesIO) -> None:
    """In the first round and again in the 121st: ten minutes of five seconds each."""
    store = _Store()
    books = _books(store, _tally(), log)
    forgotten = []
    for _ in range(121):
        await books.write()
        forgotten.append(store.forgotten)
    assert [forgotten[0], forgotten[119], forgotten[120]] == [1, 1, 2]


async def test_a_round_that_breaks_is_not_the_last(
    log: BytesIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A defect is logged, the next round writes what is new, the store is closed."""
    monkeypatch.setattr(bookkeeping, "_SECONDS", 0)
    store, tally = _Store(), _tally()
    errors = iter([KeyError("Jane Canary"), KeyError("Jane Canary")])
    unwritten = tally.unwritten

    def twice_broken() -> list[tuple[Counted, int]]:
        for error in errors:
            raise error
        return unwritten()

    monkeypatch.setattr(tally, "unwritten", twice_broken)
    _note(tally)
    books = _books(store, tally, log)
    going_on = asyncio.create_task(books.go_on())
    await asyncio.wait_for(store.first_round.wait(), timeout=60)
    assert set(store.kept.values()) == {1}
    books.end()
    await going_on

    assert store.closed
    assert [(line["event"], line["error"]) for line in lines(log)] == [
        ("broke", "KeyError")
    ]
    assert b"Canary" not in log.getvalue()


async def test_a_defect_at_the_end_still_closes_the_store(
    log: BytesIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the last round meets, and also when the task itself is cancelled."""
    store, tally = _Store(), _tally()
    books = _books(store, tally, log)
    going_on = asyncio.create_task(books.go_on())
    await store.first_round.wait()
    monkeypatch.setattr(tally, "unwritten", Mock(side_effect=KeyError))
    books.end()
    await going_on
    assert store.closed

    other = _Store()
    cancelled = asyncio.create_task(_books(other, _tally(), log).go_on())
    await other.first_round.wait()
    cancelled.cancel()
    with pytest.raises(asyncio.CancelledError):
        await cancelled
    assert other.closed
