"""Looks whether the store can be reached and has the tables of this version."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from cds_service.settings import Settings
from cds_service.store.contract import StoreGoneError

_GONE: Final = (
    "CDS_STORE_URL: the store cannot be reached ({}). Until it can, feedback is"
    " answered 503; look whether the database runs, and at host, name and password."
)
_UNFIT: Final = (
    "CDS_STORE_URL: the driver of the database cannot make use of it; look at the port,"
    " and at what stands behind `?` (TLS to PostgreSQL is ssl=verify-full or"
    " ssl=require there, not sslmode)."
)
_OLD: Final = (
    "CDS_STORE_URL: the store {}, and this version needs {}. Run: cds-service migrate"
)
_NEW: Final = (
    "CDS_STORE_URL: the store is of version {}, newer than the {} of this service."
    " Upgrade the service; going back would lose what only the newer one keeps."
)


def schema_problems(settings: Settings) -> Iterator[str]:
    """Yield why nothing could be kept in the tables that there are.

    A store that is gone is none of these: calls can be answered without it.
    """
    with suppress(StoreGoneError):
        yield from _of_version(settings)


def unfit_problems(settings: Settings) -> Iterator[str]:
    """Yield why no driver can use the address, whatever its tables."""
    yield from (one for one in schema_problems(settings) if one is _UNFIT)


def gone_problems(settings: Settings) -> Iterator[str]:
    """Yield why the store cannot be reached now."""
    try:
        list(_of_version(settings))
    except StoreGoneError as gone:
        yield _GONE.format(gone)


def _of_version(settings: Settings) -> Iterator[str]:
    if settings.store_url is None:
        return
    # Here and not above: it takes a second to load, and most have no store.
    from cds_service.store.schema import NEWEST, version_of  # noqa: PLC0415

    try:
        found = asyncio.run(version_of(settings.store_url.get_secret_value()))
    except (TypeError, ValueError):  # a key or a value that the driver does not know
        yield _UNFIT
        return
    if found > NEWEST:
        yield _NEW.format(found, NEWEST)
    elif found < NEWEST:
        has = f"has tables of version {found}" if found else "has no tables yet"
        yield _OLD.format(has, NEWEST)
