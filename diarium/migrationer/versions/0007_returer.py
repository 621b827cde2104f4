"""What comes back by mail about messages: bounces, reports and autoreplies."""

import sqlalchemy as sa
from alembic import op

from diarium.tabeller.typer import Heltal64, Utctid

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table; nothing that came back has been read yet."""
    op.create_table(
        "retur",
        sa.Column("id", Heltal64, nullable=False),
        sa.Column("nyckel", sa.String(), nullable=False),
        sa.Column("omgang_id", sa.Integer(), nullable=False),
        sa.Column("utskick_id", Heltal64, nullable=False),
        sa.Column("kontakt_id", Heltal64, nullable=False),
        sa.Column("slag", sa.String(), nullable=False),
        sa.Column("mottagen", Utctid(), nullable=False),
        sa.Column("adress", sa.String(), nullable=False),
        sa.Column("statuskod", sa.String(), nullable=True),
        sa.Column("diagnos", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("omledd_id", Heltal64, nullable=True),
        sa.Column("havd", Utctid(), nullable=True),
        sa.Column("havd_av", sa.String(), nullable=True),
        sa.Column("summa", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["kontakt_id"], ["kontakt.id"]),
        sa.ForeignKeyConstraint(["omgang_id"], ["omgang.id"]),
        sa.ForeignKeyConstraint(["utskick_id"], ["utskick.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("nyckel"),
    )
    op.create_index("ix_retur_utskick", "retur", ["utskick_id"], unique=False)
    for namn, kolumn, villkor in (
        ("ix_retur_markt", "adress", "slag = 'bestaende' AND havd IS NULL"),
        ("ix_retur_kvar", "utskick_id", "slag = 'bestaende' AND omledd_id IS NULL"),
    ):
        op.create_index(
            namn,
            "retur",
            [kolumn],
            unique=False,
            sqlite_where=sa.text(villkor),
            postgresql_where=sa.text(villkor),
        )
