"""Several processes of a real server, with one PostgreSQL behind them."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Final

import httpx
import pytest
from hook_calls import low_neutrophils, path_of
from kept_rows import rows
from kept_service import FEEDBACK
from postgres import Postgres

from cds_service.cards.identity import new_uuid
from cds_service.store.migrate import upgrade

_BATCHES: Final = 40
_EACH: Final = 5


@pytest.fixture
def url(postgresql: Postgres) -> str:
    """Return where a store is in PostgreSQL."""
    where = postgresql.new_database()
    upgrade(where)
    return where


@contextmanager
def _workers(url: str, number: int) -> Iterator[str]:
    """Serve with several processes, as an operator does; return the address."""
    command = [str(_PROGRAM), "serve", "--port", "0", "--workers", str(number)]
    environment = {"PATH": os.environ["PATH"], "CDS_STORE_URL": url, "COLUMNS": "200"}
    with subprocess.Popen(  # noqa: S603 (our own arguments)
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr
        said = next(filter(None, map(_URL.search, process.stderr)))
        # What libraries say comes there too, and would fill the pipe.
        log = Thread(target=process.stderr.read)
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


def _body() -> dict[str, list[dict[str, str]]]:
    usual = {"outcome": "overridden", "outcomeTimestamp": "2026-01-06T12:00:00Z"}
    cards = [new_uuid("mido-anc-interrupt") for _ in range(_EACH)]
    return {"feedback": [{"card": card, **usual} for card in cards]}


@pytest.mark.usefixtures("socket_enabled")
def test_several_workers_keep_and_count_together(url: str) -> None:
    """Three processes, batches sent twice: each item once, each card counted once."""
    bodies = [_body() for _ in range(_BATCHES)]
    call, calls = low_neutrophils(), 20
    with _workers(url, 3) as address, ThreadPoolExecutor(8) as clients:

        def post(path: str, body: object) -> httpx.Response:
            # One connection each, so that any worker may take it.
            return httpx.post(address + path, content=json.dumps(body), timeout=60)

        taken = [clients.submit(post, FEEDBACK, body) for body in [*bodies, *bodies]]
        shown = [clients.submit(post, path_of(call), call) for _ in range(calls)]
        assert {each.result().status_code for each in taken} == {200}
        cards_of = [each.result().json()["cards"] for each in shown]

    kept = asyncio.run(rows(url, "feedback"))
    cards = sorted(row["card"] for row in kept)
    counts = asyncio.run(rows(url, "counts"))
    counted = sum(row["number"] for row in counts if row["what"] == "shown")
    assert cards == sorted(item["card"] for body in bodies for item in body["feedback"])
    assert counted == sum(map(len, cards_of)) >= calls
