"""Claims are indexed by message once they have one: making a claim touches one index less."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the index partial."""
    op.drop_index("ix_ansprak_utskick", "ansprak")
    op.create_index(
        "ix_ansprak_utskick",
        "ansprak",
        ["utskick_id"],
        unique=False,
        sqlite_where=sa.text("utskick_id IS NOT NULL"),
        postgresql_where=sa.text("utskick_id IS NOT NULL"),
    )
