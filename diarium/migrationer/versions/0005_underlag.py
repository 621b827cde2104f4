"""A document that decisions rest on may get new versions in a round that has started."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table; no round that there is has any new version yet."""
    op.create_table(
        "underlag",
        sa.Column("omgang_id", sa.Integer(), nullable=False),
        sa.Column("namn", sa.String(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("punkter", sa.String(), nullable=False),
        sa.Column("motivering", sa.String(), nullable=False),
        sa.Column("fran", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["omgang_id"], ["omgang.id"]),
        sa.PrimaryKeyConstraint("omgang_id", "namn", "nummer"),
    )
