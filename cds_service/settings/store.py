"""Where a store may be, as SQLAlchemy spells it; its password is never shown."""

import re
from typing import Annotated, Final

from pydantic import AfterValidator, SecretStr

_URL: Final = re.compile(r"sqlite\+aiosqlite:///[^?]+|postgresql\+asyncpg://\S+")


def _store_url(value: SecretStr) -> SecretStr:
    if not _URL.fullmatch(value.get_secret_value()):
        why = (
            "must be such as postgresql+asyncpg://user:password@host/database, or"
            " sqlite+aiosqlite:////var/lib/cds/store.db"
        )
        raise ValueError(why)
    return value


StoreUrl = Annotated[SecretStr, AfterValidator(_store_url)]
