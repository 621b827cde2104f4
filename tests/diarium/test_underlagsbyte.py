"""A new version of a document marks what was decided on the old one, in one transaction."""

from datetime import timedelta
from pathlib import Path

import pytest

from beslutsmodell.fel import OgiltigtUnderlag
from beslutsmodell.kommandon import Bekrafta
from beslutsmodell.omgang import Underlag
from beslutsmodell.utfall import Utfall
from diarium.aterkallelse import aterkalla
from diarium.databas import Databas
from diarium.export import exportera
from diarium.filer import Fil
from diarium.lage import las_lage
from diarium.underlagsbyte import Nyttunderlag, Underlagsbyte, byt_underlag
from diarium.verifiera import verifiera
from tests.diarium.diariet import NU, Diariet, beslut, borja, dump, raknade_satser
from tests.rundor import VASTKOM, bygg_runda

SKAL = "VGR har höjt priset (fiktivt)."
PRIS = Underlag(namn="Pris", version="1", sha256="a" * 64)
KOMMUNER = [f"beslut/k{nummer:05}-kf" for nummer in range(1, 21)]


def nytt(version: str, *punkter: str) -> Nyttunderlag:
    fil = Fil(f"pris {version}.txt", f"Pris {version} (fiktivt)".encode())
    return Nyttunderlag(namn="Pris", version=version, fil=fil, motivering=SKAL, punkter=punkter)


@pytest.fixture
def runda(databas: Databas) -> Diariet:
    omgang, _ = bygg_runda(20)
    return borja(databas, omgang.model_copy(update={"underlag": (PRIS,)}))


def byt(runda: Diariet, version: str, *punkter: str) -> Underlagsbyte:
    with runda.databas.skriv() as session:
        return byt_underlag(session, runda.kod, nytt(version, *punkter), nu=NU)


def markta(runda: Diariet) -> dict[str, list[str]]:
    """Gives the points of each case that carry the mark."""
    svar = {
        ett: [kod for kod, rad in runda.punkter(ett).items() if "gammalt_underlag" in rad[2]]
        for ett in (VASTKOM, *KOMMUNER)
    }
    return {nyckel: punkter for nyckel, punkter in svar.items() if punkter}


def kontrollera(runda: Diariet) -> None:
    with runda.databas.las() as session:
        assert verifiera(session) == ()


def test_every_deciding_body_is_marked_and_told_once(runda: Diariet) -> None:
    runda.besluta(VASTKOM, *KOMMUNER[:3])
    byte = byt(runda, "2", "1", "3")
    assert [ett.arende for ett in byte.rubbade] == [VASTKOM, *KOMMUNER[:3]]
    assert markta(runda) == {nyckel: ["1", "3"] for nyckel in [VASTKOM, *KOMMUNER[:3]]}
    brev = runda.las("SELECT orsak, tillstand FROM utskick WHERE sort = 'underlagsandring'")
    assert len(brev) == 4
    with runda.databas.las() as session:
        gamla = las_lage(session, runda.kod, nu=NU).gamla
    assert {nyckel for nyckel, _ in gamla} == {VASTKOM, *KOMMUNER[:3]}
    kontrollera(runda)


def test_a_second_change_asks_anew_and_a_word_clears_it(runda: Diariet) -> None:
    runda.besluta(*KOMMUNER[:2])
    byt(runda, "2")
    runda.gor(KOMMUNER[0], Bekrafta(nummer=1, motivering="sett", av="S"))
    assert list(markta(runda)) == [KOMMUNER[1]]
    assert len(byt(runda, "3").rubbade) == 2
    assert list(markta(runda)) == KOMMUNER[:2]
    igen = [runda.gor(KOMMUNER[0], Bekrafta(nummer=1, motivering="sett", av="S")) for _ in range(2)]
    assert [kvitto.nytt for kvitto in igen] == [True, False]
    assert list(markta(runda)) == [KOMMUNER[1]]
    kontrollera(runda)


def test_what_is_recorded_afterwards_rests_on_the_new_one(runda: Diariet) -> None:
    byt(runda, "2")
    idag = NU.date()
    runda.gor(KOMMUNER[0], beslut(KOMMUNER[0], datum=idag))
    runda.gor(KOMMUNER[1], beslut(KOMMUNER[1], datum=idag - timedelta(days=1)))
    assert list(markta(runda)) == [KOMMUNER[1]]
    kontrollera(runda)


def test_a_refused_change_writes_nothing(runda: Diariet) -> None:
    runda.besluta(*KOMMUNER[:2])
    fore = dump(runda.databas)
    with pytest.raises(OgiltigtUnderlag):
        byt(runda, "2", "7")
    assert dump(runda.databas) == fore


def test_the_new_version_is_kept_and_exported(runda: Diariet, tmp_path: Path) -> None:
    byt(runda, "2")
    with runda.databas.las() as session:
        filer = exportera(session, runda.kod, tmp_path / "ut", nu=NU)
    assert f"filer/{nytt('2').fil.sha256}/pris 2.txt" in {
        fil.relative_to(tmp_path / "ut").as_posix() for fil in filer
    }
    assert (tmp_path / "ut" / "underlag.csv").read_text("utf-8-sig").count("Pris") == 1


def test_reading_does_not_grow_with_the_round(databas: Databas) -> None:
    antal = []
    for n in (20, 60):
        omgang, _ = bygg_runda(n)
        runda = borja(databas, omgang.model_copy(update={"underlag": (PRIS,)}))
        for nummer in range(1, n + 1):
            nyckel = f"beslut/k{nummer:05}-kf"
            runda.gor(nyckel, beslut(nyckel, Utfall.BIFALL))
        byt(runda, "2")
        with raknade_satser(databas) as satser:
            byt(runda, "3")
        lasta = [sats for sats in satser if sats.startswith("SELECT")]
        antal.append(sum("FROM utskick" not in sats for sats in lasta))  # a letter is sealed alone
    assert antal[0] == antal[1]


def test_a_withdrawn_point_opens_nobody_for_it(runda: Diariet) -> None:
    runda.besluta(KOMMUNER[0])
    with runda.databas.skriv() as session:
        svar = aterkalla(session, runda.kod, ("1", "2", "3"), motivering=SKAL, nu=NU)
    assert svar.oppnade == ()
    assert [ett.arende for ett in svar.beslutade] == [KOMMUNER[0]]
    assert len(svar.aterkallade) == 19 + 1 + 3 + 4
    assert runda.las("SELECT id FROM arende WHERE paminns") == []
    kontrollera(runda)
