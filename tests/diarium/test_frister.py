"""A moved milestone moves the own days that follow it, and no others."""

from datetime import date

import pytest

from beslutsmodell.fel import OgiltigFrist
from beslutsmodell.frist import Tidpunkt
from diarium.frister import flytta_frist
from diarium.kvitto import Kvitto
from tests.diarium.diariet import NU, Diariet

SENARE = date(2020, 1, 28)


def flytta(diariet: Diariet, dag: date = SENARE, motivering: str = "VGR behöver tid") -> Kvitto:
    with diariet.databas.skriv() as session:
        return flytta_frist(
            session,
            diariet.kod,
            milstolpe="mottaget",
            tidpunkt=Tidpunkt(datum=dag),
            motivering=motivering,
            nu=NU,
        )


def frist(diariet: Diariet, arende: str) -> str:
    return str(diariet.arende(arende).frist)


def test_own_days_follow_the_milestone_and_a_stated_day_stays(diariet: Diariet) -> None:
    flytta(diariet)
    assert frist(diariet, "beslut/1440-kf") == "2020-01-14"
    assert frist(diariet, "vastkom/vk-styrelse") == "2020-01-28"
    assert frist(diariet, "beslut/1492-kf") == "2019-11-01"


def test_the_same_move_again_is_the_same_answer_once(diariet: Diariet) -> None:
    forst, sedan = flytta(diariet), flytta(diariet)
    assert (forst.nytt, sedan.nytt, forst.lopnr) == (True, False, sedan.lopnr)
    assert len(diariet.las("SELECT * FROM frist")) == 2


@pytest.mark.parametrize(
    ("dag", "motivering"),
    [(SENARE, " "), (date(2019, 11, 1), "för sent"), (date(2019, 11, 26), "ingen ändring")],
)
def test_a_move_that_is_none_is_refused_and_writes_nothing(
    diariet: Diariet, dag: date, motivering: str
) -> None:
    with pytest.raises(OgiltigFrist):
        flytta(diariet, dag, motivering)
    assert len(diariet.las("SELECT * FROM frist")) == 1
    assert len(diariet.kedja()) == 1
