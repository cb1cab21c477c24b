"""What is kept between calls, where `CDS_STORE_URL` says; never patient data.

contract    START HERE: what the rest of the service says to a store
database    the same, kept by SQLite or PostgreSQL
tables      what is kept, column by column
schema      whether the tables are those of this version
migrations  from the tables of one version to those of the next (alembic)

`contract` is light. The others load SQLAlchemy (0.8 s, 36 MB), so whoever needs
them imports them only where a store is set.
"""
