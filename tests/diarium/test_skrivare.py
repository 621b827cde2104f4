"""Writers of one round queue; nothing is lost and nothing collides."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256

import pytest

from beslutsmodell.utfall import Utfall
from diarium.databas import Databas
from diarium.fel import Versionskonflikt
from diarium.kvitto import Kvitto
from tests.diarium.diariet import MOTE, Diariet, beslut, borja
from tests.rundor import VASTKOM, bygg_runda

KOMMUNER = 24


@pytest.fixture
def runda(databas: Databas) -> Diariet:
    return borja(databas, *bygg_runda(KOMMUNER))


def _arende(nummer: int) -> str:
    return f"beslut/k{nummer:05}-kf"


def test_two_writers_lose_nothing_and_leave_no_gap(runda: Diariet) -> None:
    with ThreadPoolExecutor(2) as tradar:
        kvitton = list(
            tradar.map(lambda tal: runda.gor(_arende(tal), beslut(_arende(tal))), _nummer())
        )
    kedja = runda.kedja()
    assert sorted(ett.lopnr for ett in kvitton) == list(range(2, KOMMUNER + 2))
    assert [rad.lopnr for rad in kedja] == list(range(1, KOMMUNER + 2))
    assert {json.loads(rad.kropp)["arende"] for rad in kedja[1:]} == set(map(_arende, _nummer()))
    _kontrollera_hashar(runda)


def test_writers_of_one_case_are_numbered_apart(runda: Diariet) -> None:
    def skjut_upp(dag: int) -> Kvitto:
        datum = MOTE + timedelta(days=dag)
        return runda.gor(_arende(1), beslut(_arende(1), Utfall.BORDLAGGNING, datum=datum))

    with ThreadPoolExecutor(3) as tradar:
        list(tradar.map(skjut_upp, range(12)))
    assert [rad.nummer for rad in runda.kedja()[1:]] == list(range(1, 13))
    assert runda.arende(_arende(1)).version == 12
    _kontrollera_hashar(runda)


def test_the_same_command_from_many_is_recorded_once(runda: Diariet) -> None:
    with ThreadPoolExecutor(4) as tradar:
        kvitton = list(tradar.map(lambda _: runda.gor(VASTKOM, beslut(VASTKOM)), range(8)))
    assert sorted(ett.nytt for ett in kvitton) == [False] * 7 + [True]
    assert {ett.lopnr for ett in kvitton} == {2}
    assert [rad.typ for rad in runda.kedja()].count("beslut_registrerat") == 1


def test_of_two_who_saw_the_same_version_one_is_told(runda: Diariet) -> None:
    def svara(utfall: Utfall) -> str:
        try:
            runda.gor(_arende(1), beslut(_arende(1), utfall), vantad_version=0)
        except Versionskonflikt as fel:
            return f"väntade {fel.vantad}, finns {fel.finns}"
        return "registrerat"

    with ThreadPoolExecutor(2) as tradar:
        svar = sorted(tradar.map(svara, (Utfall.BIFALL, Utfall.AVSLAG)))
    assert svar == ["registrerat", "väntade 0, finns 1"]


def test_a_step_is_opened_once_by_those_it_waited_for(runda: Diariet) -> None:
    runda.besluta(VASTKOM)
    au = [f"au/{forbund}-au" for forbund in ("fyr", "ska", "sju")]
    with ThreadPoolExecutor(3) as tradar:
        kvitton = list(tradar.map(lambda ett: runda.gor(ett, beslut(ett)), au))
    assert sorted(nyckel for ett in kvitton for nyckel in ett.oppnade) == [
        "direktion/fyr-dir",
        "direktion/sju-dir",
        "direktion/ska-dir",
    ]
    assert max(runda.oppningar().values()) == 1
    _kontrollera_hashar(runda)


def test_rounds_do_not_share_their_numbers(runda: Diariet) -> None:
    annan = borja(runda.databas, *bygg_runda(3, kod="en-annan"))
    with ThreadPoolExecutor(2) as tradar:
        list(tradar.map(lambda bord: bord.gor(_arende(1), beslut(_arende(1))), (runda, annan)))
    assert [rad.lopnr for rad in runda.kedja()] == [rad.lopnr for rad in annan.kedja()] == [1, 2]


def _nummer() -> range:
    return range(1, KOMMUNER + 1)


def _kontrollera_hashar(diariet: Diariet) -> None:
    fore = "0" * 64
    for rad in diariet.kedja():
        fore = sha256(f"{fore}\n{rad.kropp}".encode()).hexdigest()
        assert rad.hash == fore
