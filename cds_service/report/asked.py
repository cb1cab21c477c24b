"""What the store is asked for the report."""

import asyncio
from datetime import date, datetime, time

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cds_service.report.fates import Reported, fates
from cds_service.report.line import Line
from cds_service.report.tables import Count, lines
from cds_service.store.connecting import connect, faults
from cds_service.store.contract import StoreGoneError
from cds_service.store.tables import COUNTS, FEEDBACK


def report(url: str, since: date) -> list[Line]:
    """Return one line per rule and client.

    Raises:
        StoreGoneError: the store cannot be reached, or has no tables.
    """
    return asyncio.run(_report(url, since))


async def _report(url: str, since: date) -> list[Line]:
    engine = connect(url)
    try:
        async with engine.connect() as connection:
            counts = await _counts(connection, since)
            return lines(counts, fates(await _reported(connection, since)))
    except faults(url) as error:
        raise StoreGoneError(type(error).__name__) from None
    finally:
        await engine.dispose()


async def _counts(connection: AsyncConnection, since: date) -> list[Count]:
    each = [COUNTS.c[name] for name in Count._fields[:-1]]
    asked = select(*each, func.sum(COUNTS.c.number)).where(COUNTS.c.day >= since)
    return [Count._make(row) for row in await connection.execute(asked.group_by(*each))]


async def _reported(connection: AsyncConnection, since: date) -> list[Reported]:
    asked = (
        select(*(FEEDBACK.c[name] for name in Reported._fields))
        .where(FEEDBACK.c.at >= datetime.combine(since, time.min))
        .order_by(FEEDBACK.c.client, FEEDBACK.c.card, FEEDBACK.c.at)
    )
    return [Reported._make(row) for row in await connection.execute(asked)]
