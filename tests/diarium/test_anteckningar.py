"""Notes in both kinds of record: on what is closed too, beside the chain, and refused whole."""

from pathlib import Path

import pytest

from beslutsmodell.anteckning import Anteckna
from beslutsmodell.fel import OgiltigAnteckning
from beslutsmodell.kommandon import Stang
from diarium.anteckningar import Anteckning, anteckna, las_anteckningar
from diarium.fel import OkandOmgang, OkantArende
from diarium.kvitto import Kvitto
from diarium.omgangslasning import las_omgangen
from diarium.verifiera import verifiera
from tests.diarium.diariet import NU, VEM, Diariet, dump

KF = "beslut/1440-kf"
TEXT = "Avropet hävdes (fiktivt)."


def notera(diariet: Diariet, text: str = TEXT, *, om: str | None = None) -> Kvitto:
    with diariet.databas.skriv() as session:
        kommando = Anteckna(arende=om, text=text, av=VEM)
        return anteckna(session, diariet.kod, kommando, nu=NU)


def test_a_closed_case_is_annotated_and_stays_closed(diariet: Diariet, tmp_path: Path) -> None:
    diariet.gor(KF, Stang(punkter=("1", "2", "3"), motivering="Slut (fiktivt)."))
    fore = diariet.arende(KF), diariet.punkter(KF)
    kvitto = notera(diariet, om=KF)
    assert (diariet.arende(KF), diariet.punkter(KF)) == fore
    with diariet.databas.las() as session:
        noterat = las_anteckningar(session, las_omgangen(session, diariet.kod))
        assert not list(verifiera(session, hem=tmp_path))
    assert noterat == (Anteckning(kvitto.lopnr, 1, NU, KF, TEXT, VEM),)


def test_the_text_lies_beside_the_chain(diariet: Diariet) -> None:
    notera(diariet)
    innehall = dump(diariet.databas)
    assert any(TEXT in rad for rad in innehall["sidouppgift"])
    assert not any(TEXT in rad or VEM in rad for rad in innehall["handelse"])


def test_the_same_note_is_recorded_once_for_each_that_it_is_about(diariet: Diariet) -> None:
    forst = notera(diariet)
    assert notera(diariet) == Kvitto(omgang=diariet.kod, lopnr=forst.lopnr, nytt=False)
    assert notera(diariet, om=KF).lopnr == forst.lopnr + 1


def test_what_does_not_do_leaves_nothing(diariet: Diariet) -> None:
    fore = dump(diariet.databas)
    with pytest.raises(OkantArende):
        notera(diariet, om="beslut/finns-inte")
    with pytest.raises(OgiltigAnteckning):
        notera(diariet, " \n")
    with diariet.databas.skriv() as session, pytest.raises(OkandOmgang):
        anteckna(session, "finns-inte", Anteckna(text=TEXT, av=VEM), nu=NU)
    assert dump(diariet.databas) == fore
