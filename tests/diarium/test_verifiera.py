"""What was changed behind the program's back is found and named."""

from collections.abc import Callable

import pytest
from sqlalchemy import text

from diarium.databas import Databas
from diarium.verifiera import verifiera
from tests.diarium.diariet import Diariet, beslut
from tests.diarium.test_registrera import KF


@pytest.fixture
def ifyllt(diariet: Diariet) -> Diariet:
    diariet.gor(KF, beslut(KF))
    return diariet


def _andra(databas: Databas, *satser: str) -> list[tuple[str, str]]:
    with databas.skriv() as session:
        for sats in satser:
            session.execute(text(sats))
        return [(fynd.plats, fynd.text) for fynd in verifiera(session)]


def _utan_vakt(diariet: Diariet) -> str:
    if diariet.databas.motor.dialect.name == "sqlite":
        return "DROP TRIGGER handelse_ingen_update"
    return "ALTER TABLE handelse DISABLE TRIGGER ALL"


def _utan_borttagningsvakt(diariet: Diariet) -> str:
    if diariet.databas.motor.dialect.name == "sqlite":
        return "DROP TRIGGER handelse_ingen_delete"
    return "ALTER TABLE handelse DISABLE TRIGGER ALL"


def test_an_untouched_record_agrees(ifyllt: Diariet) -> None:
    assert _andra(ifyllt.databas) == []


@pytest.mark.parametrize(
    ("sats", "plats"),
    [
        ("UPDATE handelse SET kropp = kropp || ' ' WHERE lopnr = 2", "händelse 2"),
        ("UPDATE handelse SET hash = lower(hash) || 'x' WHERE lopnr = 1", "händelse 1"),
        ("UPDATE handelse SET typ = 'oppnat' WHERE lopnr = 2", "händelse 2"),
    ],
)
def test_a_changed_event_is_named(ifyllt: Diariet, sats: str, plats: str) -> None:
    fynd = _andra(ifyllt.databas, _utan_vakt(ifyllt), sats)
    assert [ett for ett, _ in fynd if "trigger" not in ett] == [plats]


def test_a_cut_tail_is_seen_from_the_head(ifyllt: Diariet) -> None:
    fynd = _andra(
        ifyllt.databas,
        _utan_borttagningsvakt(ifyllt),
        "DELETE FROM handelse WHERE lopnr = 2",
    )
    assert [plats for plats, _ in fynd if "trigger" not in plats] == ["kedjans slut"]
    assert "borttagna" in fynd[-1][1]


@pytest.mark.parametrize(
    ("sats", "plats", "ord_"),
    [
        ("UPDATE punktlage SET utfall = 'avslag' WHERE utfall IS NOT NULL", "punkt ", "utfall"),
        ("UPDATE arende SET paminns = TRUE", "ärende ", "paminns"),
        ("UPDATE frist SET datum = '2020-01-01'", "frist ", "datum"),
        ("UPDATE sidouppgift SET text = 'någon annan'", "händelse ", "ändrad"),
        ("UPDATE kontakt SET adress = 'annan@annan.example'", "kontakterna", "ändrad"),
        ("UPDATE omgang SET titel = 'En annan titel'", "omgången", "titel"),
    ],
)
def test_a_changed_row_is_named(ifyllt: Diariet, sats: str, plats: str, ord_: str) -> None:
    fynd = _andra(ifyllt.databas, sats)
    assert fynd
    assert all(ett.startswith(plats) and ord_ in text_ for ett, text_ in fynd)


def test_every_round_is_told_when_it_is_done(ifyllt: Diariet) -> None:
    klara: list[str] = []
    framsteg: Callable[[str], None] = klara.append
    with ifyllt.databas.las() as session:
        verifiera(session, framsteg=framsteg)
    assert len(klara) == 1
