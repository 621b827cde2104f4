"""Who has decided everything: by the day of the meeting, whatever is corrected, closed or moved."""

from datetime import date, datetime, timedelta

import pytest

from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.frist import STOCKHOLM, Tidpunkt
from beslutsmodell.kommandon import Avbryt, Kommando, Korrigera, RegistreraBeslut
from beslutsmodell.utfall import Utfall
from diarium.databas import Databas
from diarium.frister import flytta_frist
from diarium.inlasning.omgang import Inlast
from diarium.planering import las_plan
from diarium.registrera import registrera
from diarium.uppslutning import SISTA_DAG, Uppslutning, las_uppslutning
from tests.diarium.diariet import START, Diariet, borja

NU = datetime(2019, 10, 28, 9, tzinfo=STOCKHOLM)
HARRYDA = "kommunbeslut/1401-ks"


@pytest.fixture
def rundan(databas: Databas, fvm: Inlast) -> Diariet:
    """The round of 2019, started in June."""
    return borja(databas, fvm.omgang, fvm.kontakter)


def beslut(nyckel: str, punkter: str, datum: date, utfall: Utfall = Utfall.BIFALL) -> Beslut:
    """Gives a decision of a case's own body, the same on every point."""
    rader = tuple(Punktbeslut(punkt=kod, utfall=utfall) for kod in punkter)
    organ = nyckel.partition("/")[2]
    return Beslut(organ=organ, datum=datum, punkter=rader, registrerat_av="R. (fiktiv)")


def gor(diariet: Diariet, nyckel: str, kommando: Kommando, nu: datetime = NU) -> None:
    """Records a command."""
    with diariet.databas.skriv() as session:
        registrera(session, diariet.kod, nyckel, kommando, nu=nu)


def las(diariet: Diariet, nu: datetime = NU) -> Uppslutning:
    """Reads the count."""
    with diariet.databas.las() as session:
        return las_uppslutning(session, diariet.kod, las_plan(session, diariet.kod, nu=nu), nu=nu)


def test_a_decision_counts_from_its_meeting_not_from_its_report(rundan: Diariet) -> None:
    gor(rundan, HARRYDA, RegistreraBeslut(beslut=beslut(HARRYDA, "123", date(2019, 9, 25))))
    nu = las(rundan)
    assert nu.beslutade == {"1401": date(2019, 9, 25)}
    assert nu.per_dag() == ((START.date(), 0), (date(2019, 9, 25), 1), (NU.date(), 1))
    assert (nu.antal, nu.idag, nu.start) == (49, NU.date(), START.date())


def test_a_kommun_with_two_bodies_counts_when_the_last_has_decided(rundan: Diariet) -> None:
    with rundan.databas.las() as session:
        plan = las_plan(session, rundan.kod, nu=NU)
    (lerum,) = [man for man in plan.huvudman if man.kod == "1441"]
    assert len(lerum.beslut) == 2
    for ett, dag in zip(lerum.beslut, (date(2019, 10, 15), date(2019, 9, 3)), strict=True):
        assert "1441" not in las(rundan).beslutade
        nyckel, punkter = ett.arende.nyckel, "".join(ett.arende.punkter)
        gor(rundan, nyckel, RegistreraBeslut(beslut=beslut(nyckel, punkter, dag)))
    assert las(rundan).beslutade["1441"] == date(2019, 10, 15)


def test_a_correction_that_reopens_a_case_takes_it_from_the_count(rundan: Diariet) -> None:
    gor(rundan, HARRYDA, RegistreraBeslut(beslut=beslut(HARRYDA, "123", date(2019, 9, 25))))
    sent_tillbaka = beslut(HARRYDA, "123", date(2019, 9, 25), Utfall.BORDLAGGNING)
    gor(rundan, HARRYDA, Korrigera(nummer=1, beslut=sent_tillbaka, motivering="Fel (fiktivt)."))
    assert las(rundan).beslutade == {}


def test_who_has_been_closed_has_decided_nothing_and_is_not_awaited(rundan: Diariet) -> None:
    gor(rundan, HARRYDA, Avbryt(punkter=("1", "2", "3"), motivering="Utgår (fiktivt)."))
    nu = las(rundan)
    assert (nu.beslutade, nu.avslutade) == ({}, 1)
    assert "1401" not in nu.planerade
    assert nu.enligt_planen()[-1][1] == len(nu.planerade)


def test_the_days_that_count_follow_a_moved_deadline(rundan: Diariet) -> None:
    assert las(rundan).frist.datum == date(2019, 11, 26)
    assert [(ett.namn, ett.datum) for ett in las(rundan).delmal] == [
        (SISTA_DAG, date(2019, 11, 12))
    ]
    with rundan.databas.skriv() as session:
        flytta_frist(
            session,
            rundan.kod,
            milstolpe="mottaget",
            tidpunkt=Tidpunkt(datum=date(2019, 12, 10)),
            motivering="VGR ger mer tid (fiktivt).",
            nu=NU,
        )
    assert las(rundan).frist.datum == date(2019, 12, 10)
    assert [ett.datum for ett in las(rundan).delmal] == [date(2019, 11, 26)]


def test_a_round_that_is_over_stands_still(rundan: Diariet) -> None:
    efter = [las(rundan, NU + timedelta(days=dagar)) for dagar in (60, 300)]
    assert [ett.till for ett in efter] == [date(2019, 11, 26)] * 2
    assert efter[0].per_dag() == efter[1].per_dag()
