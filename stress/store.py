"""The store goes and comes back: calls go on, feedback is kept whole or not at all."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import asyncpg
import pytest
from postgres import Postgres
from postgres import running as postgres_running

from cds_service.store.migrate import upgrade
from stress.client import Connections
from stress.firing import fire
from stress.request import Request, post
from stress.scenes import Ground
from stress.server import HOST, running
from stress.tally import Tally

_KIND: Final = "feedback, kept"
_BATCH: Final = 5
"""Items in one body: all of them are kept, or none."""
_PATH: Final = "/cds-services/sm-patient-view/feedback"
_KEPT: Final = 200
_GONE: Final = 503
_HALF: Final = 'SELECT count(*) AS items FROM feedback GROUP BY "at"'


async def store_gone(ground: Ground) -> list[str]:
    """The store crashes and comes back: calls go on, no feedback is half written."""
    try:
        with postgres_running() as postgres:
            return await _played(ground, postgres)
    except pytest.skip.Exception as why:
        ground.console.print(f"  left out: {why}")
        return []


async def _played(ground: Ground, postgres: Postgres) -> list[str]:
    url, tally = postgres.new_database(), Tally()
    await asyncio.to_thread(upgrade, url)
    log, more = ground.folder / "store.log", {"CDS_STORE_URL": url}
    with running(log, workers=2, more=more) as server:
        connections = Connections(HOST, server.port)
        requests = _requests(ground)
        firing = fire(connections, requests, ground.per_second, tally)
        await asyncio.gather(firing, _crash(postgres, ground.seconds))
        again = await _kept_again(connections)
    batches = await _items(url)
    kept, refused = (tally.statuses[_KIND, status] for status in (_KEPT, _GONE))
    half = [items for items in batches if items != _BATCH]
    ground.console.print(
        f"  {tally.number} requests; feedback: {kept} kept, {refused} answered 503;"
        f" {len(batches)} batches in the store"
    )
    return [
        *tally.problems(),
        *([f"{len(half)} batches are half written"] if half else []),
        *(["feedback is lost"] if len(batches) < kept else []),
        *([] if refused else ["nobody was told that the store was gone"]),
        *([] if again else ["feedback is not kept again"]),
    ]


async def _crash(postgres: Postgres, seconds: float) -> None:
    await asyncio.sleep(seconds / 3)
    await asyncio.to_thread(postgres.stop, "immediate")
    await asyncio.sleep(seconds / 3)
    await asyncio.to_thread(postgres.start)


async def _kept_again(connections: Connections) -> bool:
    """Tell whether feedback is taken within the pause that clients are asked for."""
    for number in range(40):
        if (await connections.send(_feedback(900_000 + number))).status == _KEPT:
            return True
        await asyncio.sleep(1)
    return False


def _requests(ground: Ground) -> Iterator[Request]:
    for number, call in enumerate(ground.usual(("quiet", "card"))):
        yield call if number % 2 else _feedback(number)


def _feedback(number: int) -> Request:
    items = [
        {
            "card": str(uuid4()),
            "outcome": "overridden",
            "outcomeTimestamp": f"2026-01-06T12:00:00.{number:06d}Z",
        }
        for _ in range(_BATCH)
    ]
    body = json.dumps({"feedback": items}).encode()
    return Request(_KIND, (post(_PATH, body),), frozenset({_KEPT, _GONE}))


async def _items(url: str) -> list[int]:
    """Return how many items of each batch are in the store."""
    parts = urlsplit(url)
    (folder,) = parse_qs(parts.query)["host"]
    database = parts.path.removeprefix("/")
    connection: Any = await asyncpg.connect(host=folder, user="cds", database=database)
    try:
        return [row["items"] for row in await connection.fetch(_HALF)]
    finally:
        await connection.close()
