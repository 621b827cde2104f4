"""The light matrix says what the full report says."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bench.motor import TICKAR
from bench.runda import KOD, STARTAR, bifall, bygg_runda, kommunarende
from diarium.databas import Databas
from diarium.fel import OkandOmgang
from diarium.lage import las_lage
from diarium.oversikt import las_oversikt
from diarium.registrera import registrera
from diarium.schema import hoj_schema
from diarium.starta import starta


@pytest.fixture
def rundan(databas_url: str) -> Iterator[Databas]:
    databas = Databas(databas_url)
    hoj_schema(databas)
    omgang, kontakter = bygg_runda(49)
    with databas.skriv() as session:
        starta(session, omgang, kontakter, nu=STARTAR)
        for nummer in (0, 7):
            arende = kommunarende(nummer)
            registrera(session, KOD, arende, bifall(arende), nu=TICKAR[0])
    yield databas
    databas.stang()


@pytest.mark.parametrize("dagar", [0, 60, 61, 62])
def test_the_matrix_agrees_with_the_full_report(rundan: Databas, dagar: int) -> None:
    nu = TICKAR[0] + timedelta(days=dagar)
    with rundan.las() as session:
        lage = las_lage(session, KOD, nu=nu)
        oversikt = las_oversikt(session, KOD, nu=nu)
    assert {
        (rad.huvudman, ett.punkt): (ett.lage, ett.utfall) for rad in oversikt for ett in rad.punkter
    } == {
        (man.kod, kod): (man.status[kod], man.punkter[kod])
        for man in lage.kommuner
        for kod in man.status
    }
    assert {rad.huvudman for rad in oversikt if any(ett.forsenad for ett in rad.punkter)} == {
        man.kod for man in lage.kommuner if man.forsenad
    }


def test_an_unknown_round_is_named(rundan: Databas) -> None:
    with rundan.las() as session, pytest.raises(OkandOmgang, match=KOD):
        las_oversikt(session, "fel", nu=STARTAR)
