"""Calendars in both kinds of record: whole or not at all, and true to the events alone."""

from datetime import datetime
from pathlib import Path

import pytest

from beslutsmodell.fel import OgiltigKalender
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.sammantrade import Sammantrade
from diarium.fel import OkantOrgan
from diarium.kalenderlasning import las_kalender, las_kalenderversioner
from diarium.kalendrar import Kalenderbyte, behall_kalendrar, byt_kalendrar
from diarium.omgangslasning import las_omgangen
from diarium.verifiera import verifiera
from tests.beslutsmodell.plan.rundan import mote
from tests.diarium.diariet import Diariet, dump

NU = datetime(2019, 9, 2, 9, tzinfo=STOCKHOLM)
VEM = "Registrator (fiktiv)"


def byt(diariet: Diariet, *moten: Sammantrade) -> Kalenderbyte:
    with diariet.databas.skriv() as session:
        return byt_kalendrar(session, diariet.kod, moten, kalla="k.csv", nu=NU, av=VEM)


def dagar(diariet: Diariet, organ: str) -> list[str]:
    with diariet.databas.las() as session:
        alla = las_kalender(session, las_omgangen(session, diariet.kod))
    return [ett.datum.isoformat() for ett in alla if ett.organ == organ]


def test_several_bodies_are_replaced_and_the_others_left(diariet: Diariet, tmp_path: Path) -> None:
    byt(diariet, mote("1492-kf", "2019-10-24"), mote("1440-kf", "2019-10-28"))
    byte = byt(diariet, mote("1492-kf", "2019-10-31"), mote("1440-kf", "2019-10-28"))
    assert [ett.organ for ett in byte.skillnader] == ["1492-kf"]
    assert dagar(diariet, "1492-kf") == ["2019-10-31"]
    assert dagar(diariet, "1440-kf") == ["2019-10-28"]
    with diariet.databas.las() as session:
        versioner = las_kalenderversioner(session, las_omgangen(session, diariet.kod))
        assert [ett.version for ett in versioner["1492-kf"]] == [1, 2, 3]
        assert [ett.version for ett in versioner["1440-kf"]] == [1, 2]
        assert not list(verifiera(session, hem=tmp_path))


def test_who_read_it_in_is_kept_beside_the_chain(diariet: Diariet) -> None:
    byt(diariet, mote("1492-kf", "2019-10-24"))
    innehall = dump(diariet.databas)
    assert any(VEM in rad for rad in innehall["sidouppgift"])
    assert not any(VEM in rad for rad in innehall["handelse"])


@pytest.mark.parametrize(
    ("fel", "sist"),
    [
        (OkantOrgan, mote("finns-inte", "2019-10-24")),
        (OgiltigKalender, mote("1440-kf", "2019-10-28")),
    ],
)
def test_a_fault_in_one_body_leaves_all_as_they_were(
    diariet: Diariet, fel: type[Exception], sist: Sammantrade
) -> None:
    fore = dump(diariet.databas)
    with pytest.raises(fel):
        byt(diariet, mote("1492-kf", "2019-10-24"), mote("1440-kf", "2019-10-28"), sist)
    assert dump(diariet.databas) == fore


def test_the_answer_tells_whose_plan_changes(diariet: Diariet) -> None:
    byt(diariet, mote("1440-kf", "2019-10-28"))
    byte = byt(diariet, mote("1440-kf", "2019-12-19"))
    (andrat,) = byte.andrat
    assert andrat.huvudman == "1440"
    assert sum(byte.plan.rakning().values()) == len(byte.plan.huvudman)


def test_a_calendar_is_kept_once_for_each_term_and_by_somebody(
    diariet: Diariet, tmp_path: Path
) -> None:
    skiftet = datetime(2022, 10, 20, 9, tzinfo=STOCKHOLM)

    def behall(*organ: str, nu: datetime = skiftet, av: str = VEM) -> tuple[str, ...]:
        with diariet.databas.skriv() as session:
            return behall_kalendrar(session, diariet.kod, organ, nu=nu, av=av)

    fore = dump(diariet.databas)
    for fel, organ, nu, av in (
        (OgiltigKalender, "1492-kf", NU, VEM),
        (OgiltigKalender, "1492-kf", skiftet, " "),
        (OkantOrgan, "finns-inte", skiftet, VEM),
    ):
        with pytest.raises(fel):
            behall(organ, nu=nu, av=av)
    assert dump(diariet.databas) == fore
    assert behall("1492-kf", "1440-kf", "1492-kf") == ("1492-kf", "1440-kf")
    efter = dump(diariet.databas)
    assert not any(VEM in rad for rad in efter["handelse"])
    assert behall("1492-kf") == ()
    assert dump(diariet.databas) == efter
    assert behall("1492-kf", nu=datetime(2026, 10, 15, 9, tzinfo=STOCKHOLM)) == ("1492-kf",)
    with diariet.databas.las() as session:
        assert not list(verifiera(session, hem=tmp_path))
