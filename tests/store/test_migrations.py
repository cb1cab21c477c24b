"""The tables of one version become those of the next, and go back."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from kept_rows import feedback, opened, rows
from sqlalchemy import Connection, inspect

from cds_service.store import migrations, schema
from cds_service.store.connecting import connect
from cds_service.store.migrate import downgrade, upgrade
from cds_service.store.tables import METADATA


def _found(url: str, look: Callable[[Connection], object]) -> object:
    async def asked() -> object:
        engine = connect(url)
        try:
            async with engine.connect() as connection:
                return await connection.run_sync(look)
        finally:
            await engine.dispose()

    return asyncio.run(asked())


def _differences(connection: Connection) -> object:
    return compare_metadata(MigrationContext.configure(connection), METADATA)


def _tables(connection: Connection) -> list[str]:
    return sorted(inspect(connection).get_table_names())


def test_up_twice_and_down(empty_url: str) -> None:
    """Doing it again changes nothing; all the way down nothing of ours is left."""
    assert asyncio.run(schema.version_of(empty_url)) == ""
    upgrade(empty_url)
    assert asyncio.run(schema.version_of(empty_url)) == "0001"
    asyncio.run(_kept(empty_url))
    upgrade(empty_url)
    assert len(asyncio.run(rows(empty_url, "feedback"))) == 1

    downgrade(empty_url, "base")
    assert asyncio.run(schema.version_of(empty_url)) == ""
    assert _found(empty_url, _tables) == ["alembic_version"]
    upgrade(empty_url)
    assert asyncio.run(rows(empty_url, "feedback")) == []


def test_the_migrations_make_the_tables_that_are_used(url: str) -> None:
    """What the migrations wrote and what the code expects do not drift apart."""
    assert _found(url, _differences) == []


def test_the_newest_version_is_known_without_alembic() -> None:
    """`serve` compares it, and need not load alembic for that."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))

    assert ScriptDirectory.from_config(config).get_current_head() == schema.NEWEST


def test_several_machines_may_migrate_at_once(empty_url: str) -> None:
    """One makes the tables, the others wait and find them made."""
    if empty_url.startswith("sqlite"):
        upgrade(empty_url)  # a file has one machine
        return
    with ThreadPoolExecutor(4) as machines:
        list(machines.map(upgrade, [empty_url] * 4))
    assert asyncio.run(schema.version_of(empty_url)) == "0001"


async def _kept(url: str) -> None:
    async with opened(url) as store:
        await store.keep("hospital", [feedback()])
