"""Rounds, cases, events: the record itself."""

import sqlalchemy as sa
from alembic import op

from diarium.migrationer.vaktare import satt_vaktare
from diarium.tabeller.typer import Heltal64, Utctid

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables of the record and guard its events."""
    op.create_table(
        "databas",
        sa.Column("id", Heltal64, nullable=False),
        sa.Column("simulerad", sa.Boolean(), nullable=False),
        sa.Column("klocka", Utctid(), nullable=True),
        sa.Column("senaste_tick", Utctid(), nullable=True),
        sa.Column("senaste_svep", Utctid(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "fil",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("namn", sa.String(), nullable=False),
        sa.Column("mediatyp", sa.String(), nullable=False),
        sa.Column("innehall", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "sidouppgift",
        sa.Column("referens", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("referens"),
    )
    op.create_table(
        "trappa",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("kropp", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sha256"),
    )
    op.create_table(
        "omgang",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kod", sa.String(), nullable=False),
        sa.Column("nyckel", sa.String(), nullable=False),
        sa.Column("innehall", sa.String(), nullable=False),
        sa.Column("titel", sa.String(), nullable=False),
        sa.Column("agare", sa.String(), nullable=False),
        sa.Column("dnr", sa.String(), nullable=False),
        sa.Column("skarpa", sa.String(), nullable=False),
        sa.Column("startad", Utctid(), nullable=False),
        sa.Column("trappa_id", sa.Integer(), nullable=False),
        sa.Column("lopnr", sa.Integer(), nullable=False),
        sa.Column("huvudhash", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["trappa_id"], ["trappa.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kod"),
        sa.UniqueConstraint("nyckel"),
    )
    op.create_table(
        "arende",
        sa.Column("id", Heltal64, nullable=False),
        sa.Column("omgang_id", sa.Integer(), nullable=False),
        sa.Column("trappa_id", sa.Integer(), nullable=False),
        sa.Column("nyckel", sa.String(), nullable=False),
        sa.Column("steg", sa.String(), nullable=False),
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("huvudman", sa.String(), nullable=False),
        sa.Column("forbund", sa.String(), nullable=True),
        sa.Column("organ", sa.String(), nullable=False),
        sa.Column("organslag", sa.String(), nullable=False),
        sa.Column("justering_dagar", sa.Integer(), nullable=True),
        sa.Column("anslag_dagar", sa.Integer(), nullable=True),
        sa.Column("fullmakt", sa.String(), nullable=True),
        sa.Column("frist", sa.Date(), nullable=False),
        sa.Column("fristversion", sa.Integer(), nullable=False),
        sa.Column("egen_frist", sa.Boolean(), nullable=False),
        sa.Column("vantade", sa.Integer(), nullable=False),
        sa.Column("vantar_kvar", sa.Integer(), nullable=False),
        sa.Column("paminns", sa.Boolean(), nullable=False),
        sa.Column("paminns_fran", sa.Date(), nullable=True),
        sa.Column("svarat", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["omgang_id"], ["omgang.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_arende_nyckel", "arende", ["omgang_id", "nyckel"], unique=True)
    op.create_index(
        "ix_arende_paminns",
        "arende",
        ["trappa_id", "frist"],
        unique=False,
        sqlite_where=sa.text("paminns = 1"),
        postgresql_where=sa.text("paminns"),
    )
    op.create_table(
        "avtal",
        sa.Column("omgang_id", sa.Integer(), nullable=False),
        sa.Column("huvudman", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kropp", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["omgang_id"], ["omgang.id"]),
        sa.PrimaryKeyConstraint("omgang_id", "huvudman"),
    )
    op.create_table(
        "frist",
        sa.Column("omgang_id", sa.Integer(), nullable=False),
        sa.Column("milstolpe", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("klockslag", sa.Time(), nullable=True),
        sa.Column("motivering", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["omgang_id"], ["omgang.id"]),
        sa.PrimaryKeyConstraint("omgang_id", "milstolpe", "version"),
    )
    op.create_table(
        "handelse",
        sa.Column("omgang_id", sa.Integer(), nullable=False),
        sa.Column("lopnr", sa.Integer(), nullable=False),
        sa.Column("arende_id", Heltal64, nullable=True),
        sa.Column("nummer", sa.Integer(), nullable=True),
        sa.Column("huvudman", sa.String(), nullable=True),
        sa.Column("typ", sa.String(), nullable=False),
        sa.Column("tid", Utctid(), nullable=False),
        sa.Column("nyckel", sa.String(), nullable=True),
        sa.Column("kropp", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["omgang_id"], ["omgang.id"]),
        sa.PrimaryKeyConstraint("omgang_id", "lopnr"),
    )
    op.create_index("ix_handelse_arende", "handelse", ["arende_id", "nummer"], unique=True)
    op.create_index("ix_handelse_nyckel", "handelse", ["omgang_id", "nyckel"], unique=True)
    op.create_table(
        "punktlage",
        sa.Column("arende_id", Heltal64, nullable=False),
        sa.Column("punkt", sa.String(), nullable=False),
        sa.Column("plats", sa.Integer(), nullable=False),
        sa.Column("lage", sa.String(), nullable=False),
        sa.Column("detalj", sa.Text(), nullable=False),
        sa.Column("utfall", sa.String(), nullable=True),
        sa.Column("flaggor", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["arende_id"], ["arende.id"]),
        sa.PrimaryKeyConstraint("arende_id", "punkt"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vantan",
        sa.Column("foregar_id", Heltal64, nullable=False),
        sa.Column("arende_id", Heltal64, nullable=False),
        sa.ForeignKeyConstraint(["arende_id"], ["arende.id"]),
        sa.ForeignKeyConstraint(["foregar_id"], ["arende.id"]),
        sa.PrimaryKeyConstraint("foregar_id", "arende_id"),
        sqlite_with_rowid=False,
    )
    satt_vaktare("handelse")
