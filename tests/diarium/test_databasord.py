"""What SQLite refuses with a code is told in Swedish, with what to do."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from diarium.databasord import i_ord


def upptagen(fil: Path) -> None:
    with closing(sqlite3.connect(fil)) as forst, closing(sqlite3.connect(fil, timeout=0)) as sedan:
        forst.execute("BEGIN IMMEDIATE")
        sedan.execute("BEGIN IMMEDIATE")


def skrivskyddad(fil: Path) -> None:
    with closing(sqlite3.connect(f"file:{fil}?mode=ro", uri=True)) as anslutning:
        anslutning.execute("INSERT INTO t VALUES (1)")


def full(fil: Path) -> None:
    with closing(sqlite3.connect(fil)) as anslutning:
        anslutning.execute("PRAGMA max_page_count = 3")
        anslutning.execute("INSERT INTO t VALUES (zeroblob(100000))")


@pytest.mark.parametrize(
    ("gor", "borjan"),
    [
        (upptagen, "Databasen är upptagen av något annat"),
        (skrivskyddad, "Databasen går att läsa men inte att skriva i."),
        (full, "Disken där databasen ligger är full."),
    ],
)
def test_what_sqlite_refuses_is_told_in_words(
    tmp_path: Path, gor: Callable[[Path], None], borjan: str
) -> None:
    fil = tmp_path / "a.sqlite"
    with closing(sqlite3.connect(fil)) as anslutning, anslutning:
        anslutning.execute("CREATE TABLE t (a)")
    with pytest.raises(sqlite3.OperationalError) as fel:
        gor(fil)
    assert (i_ord(fel.value) or "").startswith(borjan)


def test_what_has_no_words_of_its_own_has_none() -> None:
    with closing(sqlite3.connect(":memory:")) as anslutning, pytest.raises(sqlite3.Error) as fel:
        anslutning.execute("SELECT 1 FROM finns_inte")
    assert i_ord(fel.value) is None
