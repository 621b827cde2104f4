"""Contacts, claims and messages: the outbox."""

import sqlalchemy as sa
from alembic import op

from diarium.tabeller.typer import Heltal64, Utctid

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables of the outbox."""
    op.create_table(
        "kontakt",
        sa.Column("id", Heltal64, nullable=False),
        sa.Column("omgang_id", sa.Integer(), nullable=False),
        sa.Column("organ", sa.String(), nullable=False),
        sa.Column("roll", sa.String(), nullable=False),
        sa.Column("kanal", sa.String(), nullable=False),
        sa.Column("adress", sa.String(), nullable=False),
        sa.Column("namn", sa.String(), nullable=False),
        sa.Column("galler_fran", sa.Date(), nullable=True),
        sa.Column("galler_till", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["omgang_id"], ["omgang.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_kontakt_organ", "kontakt", ["omgang_id", "organ", "roll"], unique=False)
    op.create_table(
        "utskick",
        sa.Column("id", Heltal64, nullable=False),
        sa.Column("omgang_id", sa.Integer(), nullable=False),
        sa.Column("orsak", sa.String(), nullable=False),
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("kontakt_id", Heltal64, nullable=True),
        sa.Column("arende_id", Heltal64, nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("fristversion", sa.Integer(), nullable=False),
        sa.Column("tillstand", sa.String(), nullable=False),
        sa.Column("tidigast", Utctid(), nullable=False),
        sa.Column("skapad", Utctid(), nullable=False),
        sa.Column("forsok", sa.Integer(), nullable=False),
        sa.Column("lease_till", Utctid(), nullable=True),
        sa.Column("avsandare", sa.String(), nullable=True),
        sa.Column("amne", sa.String(), nullable=True),
        sa.Column("mallversion", sa.String(), nullable=True),
        sa.Column("frusen", sa.Text(), nullable=True),
        sa.Column("dubblett", sa.Boolean(), nullable=False),
        sa.Column("skickad", Utctid(), nullable=True),
        sa.Column("motivering", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["omgang_id"], ["omgang.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("orsak"),
    )
    op.create_index("ix_utskick_omgang", "utskick", ["omgang_id", "id"], unique=False)
    op.create_index(
        "ix_utskick_tagen",
        "utskick",
        ["lease_till"],
        unique=False,
        sqlite_where=sa.text("tillstand = 'tagen'"),
        postgresql_where=sa.text("tillstand = 'tagen'"),
    )
    op.create_index(
        "ix_utskick_tur",
        "utskick",
        ["tidigast"],
        unique=False,
        sqlite_where=sa.text("tillstand IN ('planerad', 'tillfalligt_fel')"),
        postgresql_where=sa.text("tillstand IN ('planerad', 'tillfalligt_fel')"),
    )
    op.create_table(
        "ansprak",
        sa.Column("arende_id", Heltal64, nullable=False),
        sa.Column("fristversion", sa.Integer(), nullable=False),
        sa.Column("dagar", sa.Integer(), nullable=False),
        sa.Column("kontakt_id", Heltal64, nullable=False),
        sa.Column("tid", Utctid(), nullable=False),
        sa.Column("utskick_id", Heltal64, nullable=True),
        sa.Column("overhoppat", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["arende_id"], ["arende.id"]),
        sa.PrimaryKeyConstraint("arende_id", "fristversion", "dagar", "kontakt_id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_ansprak_ledigt",
        "ansprak",
        ["kontakt_id"],
        unique=False,
        sqlite_where=sa.text("utskick_id IS NULL AND overhoppat IS NULL"),
        postgresql_where=sa.text("utskick_id IS NULL AND overhoppat IS NULL"),
    )
    op.create_index("ix_ansprak_utskick", "ansprak", ["utskick_id"], unique=False)
