"""What is exported stands in the same order, however the database sorts its letters."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy.engine import URL

from tests.app.cli.klienten import Klient

RUNDA = Path(__file__).parents[3] / "docs" / "exempel" / "ovningsrunda"
UNDERLAG = f"""
underlag:
  - {{namn: Tjänst, version: "1", sha256: {"0" * 64}}}
  - {{namn: avsikt, version: "1", sha256: {"0" * 64}}}
  - {{namn: bilaga, version: "1", sha256: {"0" * 64}}}
"""


@pytest.fixture
def svensk_url(postgres_databas: URL) -> Iterator[str]:
    """The address of an empty database that sorts as Swedes do."""
    namn = f"{postgres_databas.database}_svensk"
    adress = postgres_databas.set(drivername="postgresql").render_as_string(hide_password=False)
    skapa = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
    icu = " LOCALE_PROVIDER icu ICU_LOCALE 'sv-SE'"
    with psycopg.connect(adress, autocommit=True) as anslutning:
        try:
            anslutning.execute(sql.SQL(skapa + icu).format(sql.Identifier(namn)))
        except psycopg.Error as fel:
            pytest.skip(f"PostgreSQL kan inte sortera med ICU: {fel}")
        yield postgres_databas.set(database=namn).render_as_string(hide_password=False)
        anslutning.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(namn)))


def exporterat(klient: Klient, mapp: Path, till: str) -> list[list[str]]:
    """Gives the documents and the deadlines of an exported round, a row each."""
    klient.lyckas("starta", str(mapp), "--simulerad", "2027-04-19 09:00")
    for namn in ("Tjänst", "avsikt", "bilaga"):
        klient.lyckas(
            *("underlag", "andra", "ovningsrunda", "--namn", namn, "--version", "2"),
            *("--fil", str(mapp / "omgang.yaml"), "--motivering", "Nytt pris", "--av", "Kim Ek"),
        )
    klient.lyckas("exportera", "ovningsrunda", str(mapp / till))
    tabell = (mapp / till / "underlag.csv").read_text("utf-8-sig")
    return [rad.split(";") for rad in tabell.splitlines()]


def test_both_databases_export_in_the_same_order(
    klient: Klient, svensk_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mapp = tmp_path / "runda"
    shutil.copytree(RUNDA, mapp)
    with (mapp / "omgang.yaml").open("a", encoding="utf-8") as fil:
        fil.write(UNDERLAG)
    har = exporterat(klient, mapp, "har")
    monkeypatch.setenv("BESLUT_DATABAS", svensk_url)
    assert exporterat(klient, mapp, "dar") == har
