"""One sweep plans for all rounds, and looks at nothing but what is due."""

from collections.abc import Iterator
from datetime import date

import pytest

from beslutsmodell.omgang import Beslutsomgang
from diarium.databas import Databas
from diarium.klocka import Stegklocka
from diarium.schema import hoj_schema
from diarium.svep.svepa import paminn
from diarium.verifiera import verifiera
from tests.beslutsmodell.omgangar import VAGAR, omgang
from tests.diarium.diariet import Diariet, borja, raknade_satser
from tests.diarium.svep.conftest import med_samordnare
from tests.diarium.svep.rigg import kl

SEXTIO_DAGAR, TRE_DAGAR = kl(date(2019, 9, 27)), kl(date(2019, 11, 25))
VAXER = ("arende", "kontakt", "punktlage", "utskick", "ansprak")
"""Tables that grow with the rounds and with time."""


def _runda(kod: str) -> Beslutsomgang:
    """Gives a round in which the kommuner's four bodies decide from the start."""
    vagar = tuple(vag for vag in VAGAR if vag.steg == "beslut")
    return omgang(kod=kod, dnr=f"VK {kod}", beslutsvagar=vagar)


def _tva_rundor(databas: Databas) -> Diariet:
    for kod in ("ena", "andra"):
        runda = _runda(kod)
        diariet = borja(databas, runda, med_samordnare(runda))
    return diariet


def test_a_mailbox_gets_one_message_for_each_round(databas: Databas) -> None:
    diariet = _tva_rundor(databas)
    svar = paminn(databas, klocka=Stegklocka(TRE_DAGAR))
    rader = diariet.las(
        "SELECT u.omgang_id, k.adress, u.id, min(a.omgang_id) AS lagst, max(a.omgang_id) AS hogst,"
        " count(DISTINCT a.id) AS arenden FROM utskick u JOIN kontakt k ON k.id = u.kontakt_id"
        " JOIN ansprak s ON s.utskick_id = u.id JOIN arende a ON a.id = s.arende_id"
        " GROUP BY u.omgang_id, k.adress, u.id"
    )
    assert all(rad.lagst == rad.hogst == rad.omgang_id for rad in rader)
    assert len(rader) == svar.planerade == len({(rad.omgang_id, rad.adress) for rad in rader}) == 10
    samordnarens = [rad for rad in rader if rad.adress == "samordnare@forbundet.example"]
    assert sorted((rad.omgang_id, rad.arenden) for rad in samordnarens) == [(1, 4), (2, 4)]
    with databas.las() as session:
        assert verifiera(session) == ()


def test_a_later_rung_takes_back_what_waits_in_its_own_round(databas: Databas) -> None:
    diariet = _tva_rundor(databas)
    paminn(databas, klocka=Stegklocka(SEXTIO_DAGAR))
    with databas.skriv() as session:
        session.exec_driver_sql("UPDATE arende SET paminns = FALSE WHERE omgang_id = 1")
    paminn(databas, klocka=Stegklocka(TRE_DAGAR))
    rader = diariet.las(
        "SELECT omgang_id, tillstand, count(*) AS antal FROM utskick WHERE sort = 'paminnelse'"
        " GROUP BY omgang_id, tillstand ORDER BY omgang_id, tillstand"
    )
    assert [tuple(rad) for rad in rader] == [
        (1, "planerad", 4),
        (2, "aterhallen", 4),
        (2, "planerad", 5),
    ]


@pytest.fixture
def sqlite() -> Iterator[Databas]:
    databas = Databas("sqlite://")
    hoj_schema(databas)
    yield databas
    databas.stang()


def test_no_sweep_goes_through_a_table_that_grows(sqlite: Databas) -> None:
    """Partial indexes hold what waits alone, and may be gone through."""
    _tva_rundor(sqlite)
    for nu in (kl(date(2019, 7, 1)), SEXTIO_DAGAR, TRE_DAGAR):
        with raknade_satser(sqlite) as satser:
            paminn(sqlite, klocka=Stegklocka(nu))
        assert [plan for sats in satser for plan in _genomgangar(sqlite, sats)] == []


def _genomgangar(databas: Databas, sats: str) -> Iterator[str]:
    """Yields the steps of a statement's plan that go through a whole table."""
    if sats.startswith(("PRAGMA", "INSERT INTO utskick")):
        return
    with databas.las() as session:
        partiella = session.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'"
        ).scalars()
        vantande = set(partiella)
        varden = (None,) * sats.count("?")
        for rad in session.exec_driver_sql(f"EXPLAIN QUERY PLAN {sats}", varden):
            slag, bord, *resten = rad.detail.split()
            if slag == "SCAN" and bord in VAXER and vantande.isdisjoint(resten):
                yield f"{rad.detail}: {sats}"
