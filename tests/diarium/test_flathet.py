"""The work of a command does not grow with the round."""

import pytest

from beslutsmodell.utfall import Utfall
from diarium.databas import Databas
from tests.diarium.diariet import Diariet, beslut, borja, raknade_satser
from tests.rundor import VASTKOM, bygg_runda

STORLEKAR = (49, 500)
GR = "direktion/gr-dir"


@pytest.fixture
def rundor(databas: Databas) -> list[Diariet]:
    return [borja(databas, *bygg_runda(n)) for n in STORLEKAR]


def _satser(diariet: Diariet, arende: str, utfall: Utfall = Utfall.BIFALL) -> int:
    with raknade_satser(diariet.databas) as satser:
        assert diariet.gor(arende, beslut(arende, utfall)).nytt
    return len(satser)


def test_a_kommuns_decision_takes_as_many_statements_in_any_round(rundor: list[Diariet]) -> None:
    for runda in rundor:
        runda.besluta(VASTKOM, GR)
    for arende in ("beslut/k00003-kf", "beslut/k00004-kf"):  # in turn, and before its turn
        antal = [_satser(runda, arende) for runda in rundor]
        assert antal[0] == antal[1] <= 10


def test_an_opening_takes_as_many_statements_for_12_as_for_125(rundor: list[Diariet]) -> None:
    matt = []
    for runda in rundor:
        runda.besluta(VASTKOM)
        with raknade_satser(runda.databas) as satser:
            kvitto = runda.gor(GR, beslut(GR))
        matt.append((len(kvitto.oppnade), len(satser)))
    (fa, satser_fa), (manga, satser_manga) = matt
    assert (fa, manga) == (12, 125)
    assert satser_fa == satser_manga <= 17


def test_a_later_decision_of_a_case_takes_no_more_statements(rundor: list[Diariet]) -> None:
    rundor[0].besluta(VASTKOM, GR)
    utfall = (Utfall.NOTERAT, Utfall.ATERREMISS, Utfall.BORDLAGGNING, Utfall.AVSTAR)
    antal = [_satser(rundor[0], "beslut/k00003-kf", ett) for ett in utfall]
    assert len(set(antal)) == 1


def test_a_repeated_command_takes_three_statements_at_most(rundor: list[Diariet]) -> None:
    arende = "beslut/k00003-kf"
    rundor[0].besluta(arende)
    with raknade_satser(rundor[0].databas) as satser:
        assert not rundor[0].gor(arende, beslut(arende)).nytt
    assert len(satser) <= 3
