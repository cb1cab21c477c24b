"""An error of a database says nothing of what was to be written."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from cds_service.store.connecting import connect

_INSERT = "INSERT INTO no_such_table (comment) VALUES (:comment)"


async def test_an_error_leaves_the_values_out(url: str) -> None:
    """Its text, which anybody may log, holds the statement and no bound value."""
    engine = connect(url)
    try:
        async with engine.begin() as connection:
            with pytest.raises(DBAPIError) as caught:
                await connection.execute(text(_INSERT), {"comment": "Jane Canary"})
    finally:
        await engine.dispose()

    assert "no_such_table" in str(caught.value)
    assert "Canary" not in str(caught.value)
