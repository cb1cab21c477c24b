"""A client with `silent = true`: rules are asked and counted, nothing is shown."""

import asyncio
from datetime import date
from pathlib import Path

import pytest
from hook_calls import imatinib, low_neutrophils, path_of
from kept_service import noted_books
from tokens import Hospital, bearer, token

from cds_service.hooks.bookkeeping import Bookkeeping
from cds_service.report.asked import report
from cds_service.store.migrate import upgrade


@pytest.mark.parametrize("call", [low_neutrophils(), imatinib()])
def test_a_silent_client_is_shown_nothing_and_the_log_says_what(
    tmp_path: Path, call: dict[str, object]
) -> None:
    """The answer is exactly empty; the line names rules and cards, and says silent."""
    hospital = Hospital(tmp_path, more="silent = true")
    path = path_of(call)
    answer = hospital.client.post(path, json=call, headers=bearer(token(path)))

    assert answer.status_code == 200
    assert answer.json() == {"cards": []}
    line = hospital.lines[-1]
    assert line["silent"] is True
    assert line["fired"]
    assert line["cards"]


def test_another_client_is_shown_its_cards(tmp_path: Path) -> None:
    """Silence is of one client, and no line of another says it."""
    call = low_neutrophils()
    path = path_of(call)
    hospital = Hospital(tmp_path)
    answer = hospital.client.post(path, json=call, headers=bearer(token(path)))

    assert answer.json()["cards"]
    assert "silent" not in hospital.lines[-1]


def test_what_cannot_be_answered_is_refused_all_the_same(tmp_path: Path) -> None:
    """A trial that hid its faults would prove nothing."""
    hospital = Hospital(tmp_path, more="silent = true")
    path = path_of(low_neutrophils())
    answer = hospital.client.post(path, content=b"{", headers=bearer(token(path)))

    assert answer.status_code in {400, 415}


def test_the_report_says_what_would_have_been_shown(tmp_path: Path) -> None:
    """Under the client's name, apart from what others were shown."""
    url = f"sqlite+aiosqlite:///{tmp_path}/store.db"
    upgrade(url)
    call = low_neutrophils()
    path = path_of(call)
    with noted_books() as books:
        more = "silent = true\nreplay_protection = false"
        hospital = Hospital(tmp_path, more=more, store_url=url)
    hospital.client.post(path, json=call, headers=bearer(token(path)))
    asyncio.run(_closed(books[0]))

    lines = report(url, date.min)
    assert {line.client for line in lines} == {"hospital"}
    assert sum(line.silent for line in lines) == len(hospital.lines[-1]["cards"])
    assert sum(line.shown for line in lines) == 0


async def _closed(books: Bookkeeping) -> None:
    books.end()
    await books.go_on()
