"""A store of each kind, with the tables of this version."""

from collections.abc import Iterator
from pathlib import Path

import postgres
import pytest

from cds_service.store.migrate import upgrade


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.Postgres]:
    """Return a server, started once for each process; skips where there is none."""
    with postgres.running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where a store could be; nothing is there yet."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/store.db"
    server: postgres.Postgres = request.getfixturevalue("postgresql")
    return server.new_database()


@pytest.fixture
def url(empty_url: str) -> str:
    """Return where a store is, with its tables and nothing in them."""
    upgrade(empty_url)
    return empty_url
