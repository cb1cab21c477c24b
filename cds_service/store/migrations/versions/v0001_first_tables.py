"""Feedback, used tokens, and counts of what was shown.

Written out and not taken from `tables`, which goes on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "feedback",
        sa.Column("key", sa.String(32), primary_key=True),
        sa.Column("client", sa.String(64), nullable=False),
        sa.Column("service", sa.String(64), nullable=False),
        sa.Column("card", sa.String(36), nullable=False),
        sa.Column("rule", sa.String(100), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("received", sa.DateTime, nullable=False),
        sa.Column("suggestions", sa.Text, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
        sa.Column("comment", sa.Text),
    )
    op.create_index("ix_feedback_card", "feedback", ["card"])
    op.create_table(
        "used_tokens",
        sa.Column("client", sa.String(64), primary_key=True),
        sa.Column("token", sa.LargeBinary(16), primary_key=True),
        sa.Column("ends", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_used_tokens_ends", "used_tokens", ["ends"])
    op.create_table(
        "counts",
        sa.Column("run", sa.String(32), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("client", sa.String(64), primary_key=True),
        sa.Column("service", sa.String(64), primary_key=True),
        sa.Column("silent", sa.Boolean, primary_key=True),
        sa.Column("what", sa.String(16), primary_key=True),
        sa.Column("rule", sa.String(100), primary_key=True),
        sa.Column("cause", sa.String(200), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Drop them, with all that is in them."""
    for table in ("counts", "used_tokens", "feedback"):
        op.drop_table(table)
