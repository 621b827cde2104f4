"""Reading is one picture, writing queues."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from diarium.databas import Databas
from diarium.schema import hoj_schema
from diarium.session import Session
from tests.diarium.diariet import Diariet, borja, dump
from tests.rundor import VASTKOM, bygg_runda

_ANTAL = text("SELECT count(*) FROM handelse")


def test_a_reader_sees_one_picture_while_others_write(diariet: Diariet) -> None:
    with diariet.databas.las() as session:
        fore = session.execute(_ANTAL).scalar_one()
        diariet.besluta("vastkom/vk-styrelse")
        assert session.execute(_ANTAL).scalar_one() == fore
    with diariet.databas.las() as session:
        assert session.execute(_ANTAL).scalar_one() > fore


def test_a_block_that_raises_writes_nothing(diariet: Diariet) -> None:
    fore = dump(diariet.databas)
    with pytest.raises(ZeroDivisionError), diariet.databas.skriv() as session:
        _skriv_och_fall(session)
    assert dump(diariet.databas) == fore


def test_sqlite_is_synchronous_and_writes_ahead(sqlite_url: str, tmp_path: Path) -> None:
    databas = Databas(sqlite_url)
    hoj_schema(databas)
    with databas.las() as session:
        assert session.execute(text("PRAGMA synchronous")).scalar_one() == 2
        assert session.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
    databas.stang()
    anslutning = sqlite3.connect(tmp_path / "diarium.sqlite")
    assert anslutning.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    anslutning.close()


def test_only_a_transaction_that_says_so_does_not_wait_for_the_disk(databas: Databas) -> None:
    fraga, fullt, utan = {
        "sqlite": ("PRAGMA synchronous", 2, 1),
        "postgresql": ("SHOW synchronous_commit", "on", "off"),
    }[databas.motor.dialect.name]
    for vantar, svar in ((True, fullt), (False, utan), (True, fullt)):
        with databas.skriv(vantar_pa_disken=vantar) as session:
            assert session.execute(text(fraga)).scalar_one() == svar


def test_read_then_write_never_meets_a_locked_database(databas: Databas) -> None:
    borja(databas, *bygg_runda(2))

    def las_och_skriv(_: int) -> None:
        with databas.skriv() as session:
            antal = session.execute(text("SELECT lopnr FROM omgang")).scalar_one()
            session.execute(text("UPDATE omgang SET lopnr = :nytt"), {"nytt": antal + 1})

    if databas.motor.dialect.name == "sqlite":
        with ThreadPoolExecutor(2) as tradar:
            list(tradar.map(las_och_skriv, range(60)))
        with databas.las() as session:
            assert session.execute(text("SELECT lopnr FROM omgang")).scalar_one() == 61


def test_a_writer_begins_before_it_reads(sqlite_url: str, tmp_path: Path) -> None:
    databas = Databas(sqlite_url)
    diariet = _borja_tom(databas)
    annan = sqlite3.connect(tmp_path / "diarium.sqlite", timeout=0)
    with diariet.databas.skriv(), pytest.raises(sqlite3.OperationalError, match="locked"):
        annan.execute("BEGIN IMMEDIATE")
    annan.close()
    databas.stang()


def test_a_reader_does_not_hold_a_writer_up(sqlite_url: str) -> None:
    databas = Databas(sqlite_url)
    diariet = _borja_tom(databas)
    with databas.las() as session:
        session.execute(_ANTAL).scalar_one()
        assert diariet.besluta(VASTKOM)[0].nytt
    databas.stang()


def _skriv_och_fall(session: Session) -> None:
    """Writes a row, and falls before the block ends."""
    session.execute(text("UPDATE arende SET version = 7"))
    raise ZeroDivisionError


def _borja_tom(databas: Databas) -> Diariet:
    """Raises the schema and starts a round of two."""
    hoj_schema(databas)
    return borja(databas, *bygg_runda(2))
