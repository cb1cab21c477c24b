"""Whether the tables of a store are those that this version writes to."""

import asyncio
from typing import Final

from sqlalchemy import Connection, inspect, text

from cds_service.store.connecting import connect, faults
from cds_service.store.contract import StoreGoneError

NEWEST: Final = "0001"
"""The last of `migrations.versions`."""

_SECONDS: Final = 10.0


async def version_of(url: str) -> str:
    """Return the version of the tables; "" where there are none.

    Raises:
        StoreGoneError: the store cannot be reached.
    """
    engine = connect(url)
    try:
        async with asyncio.timeout(_SECONDS), engine.connect() as connection:
            return await connection.run_sync(_version)
    except faults(url) as error:
        raise StoreGoneError(type(error).__name__) from None
    finally:
        await engine.dispose()


def _version(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    found = connection.execute(text("SELECT version_num FROM alembic_version"))
    return str(found.scalar() or "")
