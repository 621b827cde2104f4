"""The schema is raised by migrations, and guards what has happened."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

import diarium.tabeller.arende
import diarium.tabeller.handelse
import diarium.tabeller.omgang
import diarium.tabeller.retur
import diarium.tabeller.utkorg  # noqa: F401 - every table must be known to the metadata
from diarium.databas import Databas
from diarium.fel import OgiltigDatabas
from diarium.schema import MIGRATIONER, hoj_schema
from diarium.tabeller.omgang import Underlagsrad
from diarium.tabeller.typer import tabell
from diarium.verifiera import verifiera
from tests.diarium.aldre_schema import till_0007
from tests.diarium.diariet import Diariet, dump
from tests.diarium.verifiering.fullt_diarium import fyll

UNDERLAG = tabell(Underlagsrad)


def test_a_fresh_database_gets_the_newest_schema(databas_url: str) -> None:
    databas = Databas(databas_url)
    hoj_schema(databas)
    assert {"handelse", "omgang", "arende", "utskick"} <= set(dump(databas))
    databas.stang()


def test_raising_the_schema_again_changes_nothing(diariet: Diariet) -> None:
    fore = dump(diariet.databas)
    hoj_schema(diariet.databas)
    assert dump(diariet.databas) == fore


def test_two_programs_may_raise_the_schema_at_once(databas_url: str) -> None:
    program = (
        "import sys; from diarium.databas import Databas; from diarium.schema import hoj_schema;"
        " hoj_schema(Databas(sys.argv[1]))"
    )
    igang = [
        subprocess.Popen([sys.executable, "-c", program, databas_url], stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    assert [ett.communicate(timeout=60)[1].decode() for ett in igang] == ["", "", ""]


def test_the_newest_file_is_the_newest_version(databas: Databas) -> None:
    """The files are numbered as Alembic links them, so that the last is the head."""
    skript = ScriptDirectory(str(MIGRATIONER))
    kedjan = [ett.revision for ett in skript.walk_revisions()]
    filer = sorted(fil.name for fil in (MIGRATIONER / "versions").glob("[0-9]*.py"))
    assert [namn.partition("_")[0] for namn in filer] == kedjan[::-1]
    with databas.las() as session:
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar() == (
            skript.get_current_head()
        )


def test_alembic_is_not_loaded_to_open_a_record(databas: Databas) -> None:
    url = databas.motor.url.render_as_string(hide_password=False)
    program = (
        "import sys; from diarium.databas import Databas; from diarium.schema import hoj_schema;"
        " hoj_schema(Databas(sys.argv[1])); print('alembic' in sys.modules)"
    )
    svar = subprocess.run(
        [sys.executable, "-c", program, url], check=True, capture_output=True, text=True
    )
    assert svar.stdout == "False\n"


def test_migrations_and_tables_say_the_same(databas: Databas) -> None:
    with databas.motor.connect() as anslutning:
        sammanhang = MigrationContext.configure(
            anslutning, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(sammanhang, SQLModel.metadata) == []


@pytest.mark.parametrize(
    "sats",
    [
        "UPDATE handelse SET kropp = '{}'",
        "UPDATE handelse SET lopnr = lopnr + 1",
        "DELETE FROM handelse",
        "DELETE FROM handelse WHERE lopnr = 1",
    ],
)
def test_an_event_cannot_be_changed_or_removed(diariet: Diariet, sats: str) -> None:
    fore = dump(diariet.databas)
    with (
        pytest.raises(DBAPIError, match="händelser ändras inte"),
        diariet.databas.motor.begin() as anslutning,
    ):
        anslutning.execute(text(sats))
    assert dump(diariet.databas) == fore


def test_the_events_cannot_be_truncated_in_postgresql(diariet: Diariet) -> None:
    if diariet.databas.motor.dialect.name == "sqlite":
        return  # SQLite knows no TRUNCATE
    with (
        pytest.raises(DBAPIError, match="händelser ändras inte"),
        diariet.databas.motor.begin() as anslutning,
    ):
        anslutning.execute(text("TRUNCATE handelse CASCADE"))
    assert len(diariet.kedja()) == 1


def test_an_event_cannot_be_replaced(diariet: Diariet) -> None:
    if diariet.databas.motor.dialect.name != "sqlite":
        return  # REPLACE is SQLite's own
    with (
        pytest.raises(DBAPIError, match="händelser ändras inte"),
        diariet.databas.motor.begin() as anslutning,
    ):
        anslutning.execute(
            text(
                "INSERT OR REPLACE INTO handelse (omgang_id, lopnr, typ, tid, kropp, hash)"
                " SELECT omgang_id, lopnr, typ, tid, '{}', hash FROM handelse"
            )
        )
    assert diariet.kedja()[0].kropp != "{}"


def test_an_event_number_is_taken_once(diariet: Diariet) -> None:
    with pytest.raises(DBAPIError), diariet.databas.motor.begin() as anslutning:
        anslutning.execute(
            text(
                "INSERT INTO handelse (omgang_id, lopnr, typ, tid, kropp, hash)"
                " SELECT omgang_id, lopnr, typ, tid, kropp, hash FROM handelse"
            )
        )


@pytest.mark.parametrize(
    "url",
    [
        *("", "inte en adress", "oracle://", "sqlite:////dev/null/x.sqlite"),
        *("sqlite+aiosqlite:///x.sqlite", "postgresql+asyncpg://anna@127.0.0.1/diarium"),
        *("postgresql+psycopg://a@b:port/c", "postgresql+psycopg://a@127.0.0.1/b?finns_inte=1"),
        "postgresql+psycopg://anna:hem@ligt@127.0.0.1/diarium",
    ],
)
def test_a_bad_address_is_refused_in_swedish(url: str) -> None:
    with pytest.raises(OgiltigDatabas, match="BESLUT_DATABAS") as fel:
        hoj_schema(Databas(url))
    assert "ligt" not in str(fel.value)


def test_a_file_that_is_no_database_is_refused_in_swedish(tmp_path: Path) -> None:
    fil = tmp_path / "anteckningar.txt"
    fil.write_text("Detta är ingen databas. " * 100, "utf-8")
    databas = Databas(f"sqlite:///{fil}")
    with pytest.raises(OgiltigDatabas, match="BESLUT_DATABAS"):
        hoj_schema(databas)
    databas.stang()


def test_a_server_that_does_not_answer_is_told_without_its_password() -> None:
    databas = Databas("postgresql+psycopg://anna:hemligt@127.0.0.1:9/diarium?connect_timeout=2")
    with pytest.raises(OgiltigDatabas, match="svarar inte") as fel:
        hoj_schema(databas)
    assert "hemligt" not in str(fel.value)


def test_an_older_record_gets_its_checksums_when_it_is_raised(
    databas: Databas, tmp_path: Path
) -> None:
    fyll(databas, tmp_path)
    with databas.skriv() as session:
        till_0007(session)
        for bord in ("databas", "omgang", "fil", "utskick", "ansprak"):
            session.execute(text(f"ALTER TABLE {bord} DROP COLUMN summa"))
        session.execute(text("ALTER TABLE utskick DROP COLUMN frusen_sha256"))
        nyare = [*session.execute(select(UNDERLAG)).mappings()]
        session.execute(text("DROP TABLE underlag"))
        session.execute(text("DROP INDEX ix_utskick_skickad"))
        session.execute(text("DROP TABLE retur"))
        session.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    hoj_schema(databas)
    with databas.skriv() as session:
        session.execute(insert(UNDERLAG), nyare)
    with databas.las() as session:
        assert verifiera(session) == ()


def test_claims_of_an_older_record_keep_their_rungs(databas: Databas, tmp_path: Path) -> None:
    fyll(databas, tmp_path)
    lasa = "SELECT * FROM ansprak ORDER BY arende_id, fristversion, trappsteg, kontakt_id"
    with databas.skriv() as session:
        fore = session.execute(text(lasa)).mappings().all()
        till_0007(session)
        session.execute(text("UPDATE ansprak SET summa = 'skadad' WHERE dagar = 14"))
    hoj_schema(databas)
    with databas.las() as session:
        efter = session.execute(text(lasa)).mappings().all()
        fynd = verifiera(session)
    assert len(fore) > 3
    for gammal, ny in zip(fore, efter, strict=True):
        skillnad = {namn for namn in gammal if gammal[namn] != ny[namn]}
        assert skillnad <= {"dag", "summa"}
    assert {ett.text for ett in fynd} == {
        "raden är ändrad efter att den skrevs: den stämmer inte med sin kontrollsumma"
    }
    assert len(fynd) == sum(rad["trappsteg"] == 3 for rad in fore) > 0
