"""A damaged, empty or foreign database is told in Swedish, with the place and what to do."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.app.cli.klienten import KOD, VEM, Klient

BESLUT = ("--datum", "2019-06-01", "--punkt", "1=bifall", "--av", VEM)
SIDA = 4096


def skada_sida(klient: Klient, bord: str) -> None:
    """Writes noise over the first page of a table or index."""
    with closing(sqlite3.connect(klient.fil)) as bas:
        fraga = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (rot,) = bas.execute(fraga, (bord,)).fetchone()
    byten = bytearray(klient.fil.read_bytes())
    byten[(rot - 1) * SIDA : rot * SIDA] = b"\xa5" * SIDA
    klient.fil.write_bytes(bytes(byten))


def sql(klient: Klient, *satser: str) -> None:
    """Runs statements past the program."""
    with closing(sqlite3.connect(klient.fil)) as bas, bas:
        for sats in satser:
            bas.execute(sats)


@pytest.mark.parametrize(
    "argument",
    [
        ("lage", KOD),
        ("omgangar",),
        ("verifiera",),
        ("utskick", "lista"),
        ("exportera", KOD, "ut"),
        ("klocka",),
        ("svep",),
        ("registrera", KOD, "1401-ks", *BESLUT),
    ],
    ids=lambda argument: argument[0],
)
def test_an_empty_file_is_no_record(klient: Klient, argument: tuple[str, ...]) -> None:
    klient.fil.touch()
    svar = klient(*argument)
    assert (svar.kod, svar.ut) == (1, "")
    assert svar.fel.startswith(f"Fel: Det finns inget diarium här: filen {klient.fil} är tom")
    assert klient.fil.stat().st_size == 0


def test_a_round_may_start_in_an_empty_file(klient: Klient) -> None:
    klient.fil.touch()
    klient.starta()


def test_another_programs_database_is_left_alone(klient: Klient) -> None:
    sql(klient, "CREATE TABLE annat (id INTEGER)")
    svar = klient("verifiera")
    assert svar.kod == 1
    assert "är en databas men inget diarium: tabellerna saknas" in svar.fel
    with closing(sqlite3.connect(klient.fil)) as bas:
        assert bas.execute("SELECT name FROM sqlite_schema").fetchall() == [("annat",)]


def test_a_record_without_rounds_has_nothing_to_verify(klient: Klient) -> None:
    klient.tomt()
    svar = klient("verifiera")
    assert svar == type(svar)(0, "Diariet har inga omgångar: det finns inget att verifiera.\n", "")


@pytest.mark.parametrize("bord", ["handelse", "utskick", "arende", "ix_utskick_omgang", "kontakt"])
def test_a_damaged_page_is_named_by_its_table(runda: Klient, bord: str) -> None:
    skada_sida(runda, bord)
    svar = runda("verifiera")
    assert svar.kod == 1
    assert "STÄMMER INTE: databasfilen, " in svar.fel
    assert bord in svar.fel
    assert "återställ diariet från den senaste säkerhetskopian" in svar.fel
    assert "disken inte är full" not in svar.fel


@pytest.mark.parametrize("ord_", [b"CREATE TABLE utskick", b"CREATE TRIGGER", b"tidigast"])
def test_a_damaged_schema_is_told_in_swedish(runda: Klient, ord_: bytes) -> None:
    byten = bytearray(runda.fil.read_bytes())
    byten[byten.index(ord_) + 2] ^= 0x80
    runda.fil.write_bytes(bytes(byten))
    for argument in (("verifiera",), ("lage", KOD)):
        svar = runda(*argument)
        assert (svar.kod, svar.ut) == (1, "")
        assert "är skadad" in svar.fel
        assert "säkerhetskopia" in svar.fel


def test_other_commands_say_that_the_file_is_damaged(runda: Klient) -> None:
    skada_sida(runda, "arende")
    svar = runda("lage", KOD)
    assert svar.kod == 1
    assert svar.fel.startswith("Fel: Databasfilen är skadad. ")
    assert "`beslut verifiera`" in svar.fel
    assert "disken inte är full" not in svar.fel


@pytest.mark.parametrize(
    ("satser", "ord_"),
    [
        (["UPDATE alembic_version SET version_num = '0104'"], "inte känner till (0104)"),
        (["INSERT INTO alembic_version VALUES ('0001')"], "flera scheman"),
        (["DELETE FROM alembic_version"], "inget diarium: tabellerna saknas"),
        (["UPDATE alembic_version SET version_num = '0002'"], "gick inte att höja från version"),
    ],
)
def test_a_damaged_version_of_the_schema_is_told_in_swedish(
    runda: Klient, satser: list[str], ord_: str
) -> None:
    sql(runda, *satser)
    for argument in (("verifiera",), ("lage", KOD)):
        svar = runda(*argument)
        assert (svar.kod, svar.ut) == (1, "")
        assert ord_ in svar.fel, svar.fel
        assert not any(engelska in svar.fel for engelska in ("revision", "locate", "table", "SQL"))


def test_a_record_that_is_both_real_and_simulated_is_refused(runda: Klient) -> None:
    sql(runda, "UPDATE databas SET simulerad = 0")
    assert "både att det är en simulering" in runda.nekas("lage", KOD)
    assert "simulerad är nej men klockan är ”2019" not in runda("verifiera").fel
    assert "simulerad är nej men klockan är 2019-06-03" in runda("verifiera").fel


def test_an_export_tells_of_a_tail_that_was_cut(runda: Klient, tmp_path: Path) -> None:
    mapp = tmp_path / "export"
    runda.stega(2019, 10, 10)
    runda.lyckas("registrera", KOD, "1401-ks", *BESLUT)
    runda.lyckas("exportera", KOD, str(mapp))
    assert runda.lyckas("verifiera", "--export", str(mapp)) == (
        "Allt stämmer. Verifierade omgångar: 1. Jämförda exporter: 1.\n"
    )
    sql(
        runda,
        "DROP TRIGGER handelse_ingen_delete",
        "DELETE FROM handelse WHERE lopnr = 2",
        "UPDATE omgang SET lopnr = 1, huvudhash = (SELECT hash FROM handelse WHERE lopnr = 1)",
    )
    svar = runda("verifiera", "--export", str(mapp))
    assert svar.kod == 1
    assert "hade 2 händelser 2019-10-10, diariet har 1" in svar.fel
    assert "är ingen export som går att läsa" in runda("verifiera", "--export", str(tmp_path)).fel
