"""Brings the tables of a store to a version, or back to an earlier one."""

import asyncio
from collections.abc import Callable
from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, text

from cds_service.store.connecting import connect, faults
from cds_service.store.contract import StoreGoneError

_ONLY_ONE = 0x5D_CD5
"""Of PostgreSQL's advisory locks, the one that migrations hold; any number does."""


class NoVersionError(Exception):
    """There is no such version to go back to; nothing changed."""


Step = Callable[[Config], None]


def upgrade(url: str) -> None:
    """Bring the tables to this version; those that are there keep their rows.

    Raises:
        StoreGoneError: the store cannot be reached, or refuses; nothing changed.
    """
    asyncio.run(_migrated(url, lambda config: command.upgrade(config, "head")))


def downgrade(url: str, to: str) -> None:
    """Bring the tables back to an earlier version: what it had no place for is lost.

    Raises:
        StoreGoneError: the store cannot be reached, or refuses; nothing changed.
        NoVersionError: there is no such version.
    """
    try:
        asyncio.run(_migrated(url, lambda config: command.downgrade(config, to)))
    except CommandError:
        raise NoVersionError from None


async def _migrated(url: str, step: Step) -> None:
    engine = connect(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_stepped, step)
    except faults(url) as error:
        raise StoreGoneError(type(error).__name__) from None
    finally:
        await engine.dispose()


def _stepped(connection: Connection, step: Step) -> None:
    if connection.dialect.name == "postgresql":
        # Several machines may start at once, each with a migration of its own.
        lock = text("SELECT pg_advisory_xact_lock(:only_one)")
        connection.execute(lock, {"only_one": _ONLY_ONE})
    with as_file(files("cds_service.store") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder))
        config.attributes["connection"] = connection
        step(config)
