"""PostgreSQL with several processes, and ended in the middle: all is there once."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Final

import httpx
import pytest
from hook_calls import low_neutrophils, path_of
from kept_rows import feedback, opened, rows
from kept_service import FEEDBACK
from postgres import Postgres

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


@contextmanager
def _workers(url: str, number: int) -> Iterator[str]:
    """Serve with several processes, as an operator does; return the address."""
    command = [str(_PROGRAM), "serve", "--port", "0", "--workers", str(number)]
    environment = {"PATH": os.environ["PATH"], "CDS_STORE_URL": url, "COLUMNS": "200"}
    with subprocess.Popen(  # noqa: S603 (our own arguments)
        command,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        said = next(filter(None, map(_URL.search, process.stdout)))
        # The log comes there too, and would fill the pipe.
        log = Thread(target=process.stdout.read)
        log.start()
        try:
            # The address is taken at once, and answers once a worker is there.
            with httpx.Client(transport=httpx.HTTPTransport(retries=12)) as patient:
                patient.get(f"{said[0]}/health/ready", timeout=60)
            yield said[0]
        finally:
            process.send_signal(signal.SIGTERM)
            log.join()  # until all of them have ended


_PROGRAM: Final = Path(sys.executable).with_name("cds-service")
_URL: Final = re.compile(r"http://127\.0\.0\.1:\d+")


@pytest.mark.usefixtures("socket_enabled")
def test_several_workers_keep_and_count_together(url: str) -> None:
    """Three processes, batches sent twice: each item once, each card counted once."""
    bodies = [
        {
            "feedback": [
                {
                    "card": item.card,
                    "outcome": "overridden",
                    "outcomeTimestamp": "2026-01-06T12:00:00Z",
                }
                for item in batch
            ]
        }
        for batch in _batches()
    ]
    call, calls = low_neutrophils(), 20
    with _workers(url, 3) as address, ThreadPoolExecutor(8) as clients:

        def post(path: str, body: object) -> httpx.Response:
            # One connection each, so that any worker may take it.
            return httpx.post(address + path, content=json.dumps(body), timeout=60)

        taken = [clients.submit(post, FEEDBACK, body) for body in [*bodies, *bodies]]
        shown = [clients.submit(post, path_of(call), call) for _ in range(calls)]
        assert {each.result().status_code for each in taken} == {200}
        cards_of = [each.result().json()["cards"] for each in shown]

    async def found() -> tuple[list[str], int]:
        counts = await rows(url, "counts")
        return await _cards(url), sum(
            row["number"] for row in counts if row["what"] == "shown"
        )

    cards, counted = asyncio.run(found())
    assert cards == sorted(item["card"] for body in bodies for item in body["feedback"])
    assert counted == sum(map(len, cards_of)) >= calls
