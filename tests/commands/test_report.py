"""`cds-service report`, from calls and feedback to the page."""

import asyncio
import json
from io import BytesIO
from pathlib import Path

import pytest
from hook_calls import low_neutrophils, path_of
from kept_service import FEEDBACK, calling, noted_books
from typed_commands import run

from cds_service.settings import SettingsError
from cds_service.store.migrate import upgrade


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return where a store is, with one call and feedback on its first card."""
    where = f"sqlite+aiosqlite:///{tmp_path}/store.db"
    upgrade(where)
    asyncio.run(_used(where))
    return where


async def _used(url: str) -> None:
    call = low_neutrophils()
    with noted_books() as books:
        async with calling(url, BytesIO()) as client:
            answer = await client.post(path_of(call), json=call)
            item = {
                "card": answer.json()["cards"][0]["uuid"],
                "outcome": "overridden",
                "outcomeTimestamp": "2026-01-06T12:00:00Z",
                "overrideReason": {"reason": {"code": "will-monitor"}},
            }
            await client.post(FEEDBACK, json={"feedback": [item]})
            await books[0].write()


def test_json_for_a_machine(url: str) -> None:
    """Everything of each line; shares as numbers with their interval."""
    done = run("report", "--json", CDS_STORE_URL=url)

    assert done.exit_code == 0
    lines = {line["rule"]: line for line in json.loads(done.output)}
    (answered,) = (line for line in lines.values() if line["overridden"])
    assert answered["shown"] == 1
    assert answered["reasons"] == {"will-monitor": 1}
    assert answered["share_overridden"]["share"] == 1.0
    assert answered["weeks"]["2026-01-05"]["overridden"] == 1


def test_a_line_for_each_rule_and_client(url: str) -> None:
    """In a pipe, with tabs."""
    done = run("report", CDS_STORE_URL=url)

    assert done.exit_code == 0
    assert any(
        line.split("\t")[1:6] == ["open mode", "1", "0", "0", "1"]
        for line in done.output.splitlines()
    )


def test_one_page(url: str, tmp_path: Path) -> None:
    """It needs nothing beside itself; a place that cannot be written is said."""
    file = tmp_path / "report.html"
    done = run("report", "--html", str(file), CDS_STORE_URL=url)

    assert done.output == f"{file}: open it in a browser\n"
    assert "will-monitor 1" in file.read_text("utf-8")


def test_two_ways_of_showing_are_refused(url: str, tmp_path: Path) -> None:
    """With --html and --json neither is done: whoever asked for both is told so."""
    file = tmp_path / "report.html"
    done = run("report", "--json", "--html", str(file), CDS_STORE_URL=url)

    assert (done.exit_code, done.stdout) == (2, "")
    assert "Choose one of --html and --json" in done.stderr
    assert not file.exists()


def test_a_later_day_has_nothing(url: str) -> None:
    """`--since` leaves out what was before."""
    done = run("report", "--json", "--since", "2026-01-07", CDS_STORE_URL=url)

    assert json.loads(done.output) == []


def test_a_store_without_a_count_says_so(url: str) -> None:
    """Nothing printed would look like a fault; a pipe gets no line all the same."""
    done = run("report", "--since", "2030-01-01", CDS_STORE_URL=url)

    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr.startswith("Nothing was counted")


def test_without_a_store_or_tables_it_says_so(tmp_path: Path) -> None:
    """Each in a sentence, with what to do."""
    done = run("report")
    assert isinstance(done.exception, SettingsError)
    assert "without a store" in str(done.exception)

    done = run("report", CDS_STORE_URL=f"sqlite+aiosqlite:///{tmp_path}/new.db")
    assert "Run: cds-service migrate" in str(done.exception)
