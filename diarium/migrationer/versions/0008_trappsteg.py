"""Rungs of more kinds: a claim names its rung and the day, and a case the days they count from."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

from diarium.radsumma import radsumma
from diarium.tabeller.typer import Heltal64, Utctid

revision = "0008"
down_revision = "0007"

_PAUSAT = "påminnelserna till organet var pausade"
_ANKARE = ("stoppdag", "sammantrade", "motpart")
_INDEX = (
    ("ix_ansprak_ledigt", "kontakt_id", "utskick_id IS NULL AND overhoppat IS NULL"),
    ("ix_ansprak_utskick", "utskick_id", "utskick_id IS NOT NULL"),
    ("ix_ansprak_pausat", "arende_id", f"overhoppat = '{_PAUSAT}'"),
)


def upgrade() -> None:
    """Add the days of the cases, and make the claims anew: their key has changed."""
    for namn in (*_ANKARE, "pausad_till"):
        op.add_column("arende", sa.Column(namn, sa.Date(), nullable=True))
    for namn in _ANKARE:
        _index(f"ix_arende_{namn}", "arende", ["trappa_id", namn], f"{namn} IS NOT NULL", "paminns")
    _index("ix_arende_pausad", "arende", ["pausad_till"], "pausad_till IS NOT NULL")
    for namn in ("ix_ansprak_ledigt", "ix_ansprak_utskick"):
        op.drop_index(namn, table_name="ansprak")
    op.rename_table("ansprak", "ansprak_gammal")
    ny = _ny_tabell()
    nya = list(_omskrivna())
    if nya:
        op.get_bind().execute(sa.insert(ny), nya)
    op.drop_table("ansprak_gammal")
    for index, kolumn, villkor in _INDEX:
        _index(index, "ansprak", [kolumn], villkor)


def _index(
    namn: str, tabell: str, kolumner: list[str], villkor: str, forst: str | None = None
) -> None:
    op.create_index(
        namn,
        tabell,
        kolumner,
        unique=False,
        sqlite_where=sa.text(f"{forst} = 1 AND {villkor}" if forst else villkor),
        postgresql_where=sa.text(f"{forst} AND {villkor}" if forst else villkor),
    )


def _ny_tabell() -> sa.Table:
    if op.get_bind().dialect.name == "postgresql":  # the constraints keep their names there
        op.execute("ALTER TABLE ansprak_gammal DROP CONSTRAINT ansprak_pkey")
        op.execute("ALTER TABLE ansprak_gammal DROP CONSTRAINT ansprak_arende_id_fkey")
    return op.create_table(
        "ansprak",
        sa.Column("arende_id", Heltal64, nullable=False),
        sa.Column("fristversion", sa.Integer(), nullable=False),
        sa.Column("trappsteg", sa.Integer(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("kontakt_id", Heltal64, nullable=False),
        sa.Column("tid", Utctid(), nullable=False),
        sa.Column("utskick_id", Heltal64, nullable=True),
        sa.Column("overhoppat", sa.String(), nullable=True),
        sa.Column("summa", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["arende_id"], ["arende.id"]),
        sa.PrimaryKeyConstraint("arende_id", "fristversion", "trappsteg", "dag", "kontakt_id"),
        sqlite_with_rowid=False,
    )


def _omskrivna() -> Iterator[dict[str, Any]]:
    """Yield every claim as it is to be; one whose seal was broken keeps a broken seal.

    The day of a rung under a deadline that has been moved since is not in the projection: it is
    the last day on which it can have fallen due, the day of the claim.
    """
    text = sa.text(
        "SELECT a.arende_id, a.fristversion, a.dagar, a.kontakt_id, a.tid, a.utskick_id,"
        " a.overhoppat, a.summa, u.orsak, r.frist, r.fristversion AS galler, t.kropp"
        " FROM ansprak_gammal a JOIN arende r ON r.id = a.arende_id"
        " JOIN trappa t ON t.id = r.trappa_id LEFT JOIN utskick u ON u.id = a.utskick_id"
    ).columns(tid=Utctid(), frist=sa.Date())
    for rad in op.get_bind().execute(text).all():
        stegen = [steg["dagar"] for steg in json.loads(rad.kropp)["steg"]]
        dag = rad.frist - timedelta(days=rad.dagar)
        if rad.fristversion != rad.galler:
            dag = rad.tid.date()
        nyckel = (rad.arende_id, rad.fristversion, rad.dagar, rad.kontakt_id)
        hel = rad.summa == radsumma(*nyckel, rad.tid, rad.orsak, rad.overhoppat)
        trappsteg = stegen.index(rad.dagar) + 1 if rad.dagar in stegen else 0
        ny = (rad.arende_id, rad.fristversion, trappsteg, dag.isoformat(), rad.kontakt_id)
        summa = radsumma(*ny, rad.tid, rad.orsak, rad.overhoppat) if hel else rad.summa
        yield {
            "arende_id": rad.arende_id,
            "fristversion": rad.fristversion,
            "trappsteg": trappsteg,
            "dag": dag,
            "kontakt_id": rad.kontakt_id,
            "tid": rad.tid,
            "utskick_id": rad.utskick_id,
            "overhoppat": rad.overhoppat,
            "summa": summa,
        }
