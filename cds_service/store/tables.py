"""What is kept, column by column. No column holds anything about a patient.

Instants are in UTC, without a zone: SQLite knows none.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA: Final = MetaData()

FEEDBACK: Final = Table(
    "feedback",
    METADATA,
    Column("key", String(32), primary_key=True),  # `contract.Feedback.key`
    Column("client", String(64), nullable=False),  # "" in open mode
    Column("service", String(64), nullable=False),
    Column("card", String(36), nullable=False, index=True),
    Column("rule", String(100), nullable=False),  # "" of a card that is not ours
    Column("outcome", String(16), nullable=False),
    Column("at", DateTime, nullable=False),  # as the client says
    Column("received", DateTime, nullable=False),
    Column("suggestions", Text, nullable=False),  # uuids with blanks between
    Column("reasons", Text, nullable=False),  # codes with blanks between
    Column("comment", Text),  # only with CDS_KEEP_COMMENTS
)

TOKENS: Final = Table(
    "used_tokens",
    METADATA,
    Column("client", String(64), primary_key=True),
    Column("token", LargeBinary(16), primary_key=True),  # a digest of the jti
    Column("ends", BigInteger, nullable=False, index=True),  # seconds since 1970
)

COUNTS: Final = Table(
    "counts",
    METADATA,
    # How often in all, said by one process and overwritten by it: what is
    # written twice is not counted twice.
    Column("run", String(32), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("client", String(64), primary_key=True),
    Column("service", String(64), primary_key=True),
    Column("silent", Boolean, primary_key=True),
    Column("what", String(16), primary_key=True),  # `hooks.tally`
    Column("rule", String(100), primary_key=True),
    Column("cause", String(200), primary_key=True),
    Column("number", Integer, nullable=False),
)
