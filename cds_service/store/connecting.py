"""How each of the two databases is spoken to."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

_CONNECTIONS: Final = 5
"""Of each process. A transaction takes a millisecond, and PostgreSQL allows 100 in
all unless told otherwise (house choice).
"""
_SECONDS: Final = 3
"""How long to wait for a connection, or for another writer of SQLite (house choice)."""

Faults = tuple[type[BaseException], ...]


def connect(url: str) -> AsyncEngine:
    """Return the engine; nothing is connected to before it is used."""
    if make_url(url).get_backend_name() == "sqlite":
        # One writes at a time, so others wait here and not for a lock.
        engine = create_async_engine(
            url,
            pool_size=1,
            max_overflow=0,
            pool_timeout=_SECONDS,
            hide_parameters=True,
            connect_args={"timeout": _SECONDS},
        )
        event.listen(engine.sync_engine, "do_connect", _can_be_opened)
        event.listen(engine.sync_engine, "connect", _readers_and_a_writer)
        return engine
    return create_async_engine(
        url,
        pool_size=_CONNECTIONS,
        max_overflow=0,
        pool_timeout=_SECONDS,
        # One that a restart of the server ended is noticed before it is used.
        pool_pre_ping=True,
        # asyncpg's errors would quote rows; SQLAlchemy's at least leave values out.
        hide_parameters=True,
        connect_args={"timeout": _SECONDS},
    )


def faults(url: str) -> Faults:
    """Return what it can raise when it is gone, in trouble, or not as expected."""
    known: Faults = (SQLAlchemyError, OSError, TimeoutError)
    if make_url(url).get_backend_name() == "sqlite":
        return known
    # What it raises while connecting, SQLAlchemy passes on as it is.
    from asyncpg import InterfaceError, PostgresError  # noqa: PLC0415 (one of two)

    return (*known, PostgresError, InterfaceError)


def _can_be_opened(
    dialect: object, record: object, where: Sequence[str], how: Mapping[str, Any]
) -> None:
    """Fail before there is a thread: aiosqlite's would outlive the failure."""
    del dialect, record, how
    sqlite3.connect(where[0]).close()


def _readers_and_a_writer(connection: Any, record: object) -> None:  # noqa: ANN401 (a driver's)
    """Let others read while one writes: several processes share the file."""
    del record
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()
