"""What alembic runs for each migration: on the connection that it is given."""

from alembic import context

from cds_service.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite cannot change a column: the table is written anew.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
