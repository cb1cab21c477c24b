"""Two ways to write a row that may be there already, in the words of each database."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Insert = postgresql.Insert | sqlite.Insert


def add_if_new(table: Table, connection: AsyncConnection) -> Insert:
    """Write rows; those that are there already stay as they are."""
    return _insert(table, connection).on_conflict_do_nothing()


def overwrite(table: Table, connection: AsyncConnection, column: str) -> Insert:
    """Write rows; of those that are there already, only this column changes."""
    statement = _insert(table, connection)
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key),
        set_={column: statement.excluded[column]},
    )


def _insert(table: Table, connection: AsyncConnection) -> Insert:
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)
