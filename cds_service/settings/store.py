"""Where a store may be, as SQLAlchemy spells it; its password is never shown."""

from typing import Annotated, Final

from pydantic import AfterValidator, SecretStr

from cds_service.patterns import uncompiled

_URL: Final = uncompiled(r"sqlite\+aiosqlite:///[^?]+|postgresql\+asyncpg://\S+")


def _store_url(value: SecretStr) -> SecretStr:
    if not _URL.fullmatch(value.get_secret_value()):
        why = (
            "must be such as postgresql+asyncpg://user:password@host/database, or"
            " sqlite+aiosqlite:////var/lib/cds/store.db"
        )
        raise ValueError(why)
    return value


StoreUrl = Annotated[SecretStr, AfterValidator(_store_url)]
