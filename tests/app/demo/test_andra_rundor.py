"""Powers of attorney and letters of intent run through the same code as the call-off."""

import asyncio
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from rich.console import Console

import exempel
from app.demo.mottagarna import oppna_mottagarna
from app.demo.uppspelning import Uppspelning
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.omgang import Period
from diarium.databas import Databas
from diarium.databaslage import klocka_for, stall_in
from diarium.fel import OgiltigAndring, OkandOmgang
from diarium.fullmakter import fullmakter_ur
from diarium.inlasning.manus import las_manus
from diarium.inlasning.omgang import las_omgang
from diarium.installningar import Installningar
from diarium.lage import las_lage
from diarium.overenskommelser import las_gallande_period
from diarium.starta import starta
from diarium.svep.miljo import Sandmiljo
from diarium.uppstart import oppna_diarium, oppna_sandmiljo
from diarium.verifiera import verifiera
from tests.app.demo.diariedorr import Diariedorr

EXEMPEL = Path(exempel.__file__).parent
URSPRUNGLIG = Period(fran=date(2017, 2, 1), till=date(2018, 12, 31))


@pytest.fixture
def miljo(tmp_path: Path) -> Iterator[tuple[Databas, Sandmiljo, Path]]:
    fore = dict(os.environ)
    with oppna_mottagarna(tmp_path):
        inst = Installningar()
        with oppna_diarium(inst) as databas, oppna_sandmiljo(inst) as sandmiljo:
            yield databas, sandmiljo, tmp_path
    os.environ.clear()
    os.environ.update(fore)


def _spela(kod: str, miljo: tuple[Databas, Sandmiljo, Path]) -> None:
    databas, sandmiljo, hem = miljo
    manus, omgang = las_manus(EXEMPEL / kod / "manus.yaml"), las_omgang(EXEMPEL / kod).omgang
    stall_in(databas, simulerad=True, nu=manus.start)
    dorr = Diariedorr(databas, sandmiljo, EXEMPEL, hem)
    konsol = Console(file=(hem / "utskrift").open("w"))
    asyncio.run(Uppspelning(databas, manus, omgang, dorr, konsol).spela())
    konsol.file.close()


def _nu(databas: Databas) -> datetime:
    return klocka_for(databas).nu()


def test_the_fullmakt_round_gives_the_scope(miljo: tuple[Databas, Sandmiljo, Path]) -> None:
    _spela("fullmakt-2016", miljo)
    with miljo[0].las() as session:
        ur_rundan = fullmakter_ur(session, "fullmakt-2016", nu=_nu(miljo[0]))
        assert verifiera(session) == ()
    avropets = las_omgang(EXEMPEL / "fvm-avrop-2019").omgang.fullmakter
    assert avropets is not None
    assert {ett.huvudman: ett.punkter for ett in ur_rundan} == {
        ett.huvudman: ett.punkter for ett in avropets
    }


def test_a_letter_of_intent_holds_by_both(miljo: tuple[Databas, Sandmiljo, Path]) -> None:
    databas = miljo[0]
    inlast = las_omgang(EXEMPEL / "avsiktsforklaring-2017")
    start = datetime(2017, 1, 9, 9, tzinfo=STOCKHOLM)
    with databas.skriv() as session:
        starta(session, inlast.omgang, inlast.kontakter, nu=start)
        assert las_gallande_period(session, inlast.omgang.kod, nu=start) is None
        session.rollback()
    _spela("avsiktsforklaring-2017", miljo)
    with databas.las() as session:
        lage = las_lage(session, "avsiktsforklaring-2017", nu=_nu(databas))
        assert las_gallande_period(session, "avsiktsforklaring-2017", nu=_nu(databas)) == (
            URSPRUNGLIG
        )
    assert {man.avtal.value for man in lage.kommuner} == {"kvitterat"}
    assert {plats.forum for plats in lage.omgang.platser} == {
        "styrgrupp",
        "projektledning",
        "arbetsgrupper",
    }


def test_a_letter_is_changed_by_each_party(miljo: tuple[Databas, Sandmiljo, Path]) -> None:
    databas = miljo[0]
    _spela("avsiktsforklaring-2017", miljo)
    _spela("avsiktsforklaring-2018-andring", miljo)
    with databas.las() as session:
        period = las_gallande_period(session, "avsiktsforklaring-2017", nu=_nu(databas))
        assert verifiera(session) == ()
    assert period is not None
    assert period.fran == URSPRUNGLIG.fran
    assert period.till > URSPRUNGLIG.till


def test_a_change_needs_its_letter(miljo: tuple[Databas, Sandmiljo, Path]) -> None:
    inlast = las_omgang(EXEMPEL / "avsiktsforklaring-2018-andring")
    nu = datetime(2018, 10, 1, 9, tzinfo=STOCKHOLM)
    with pytest.raises(OkandOmgang, match="avsiktsforklaring-2017"), miljo[0].skriv() as session:
        starta(session, inlast.omgang, inlast.kontakter, nu=nu)


def test_a_change_needs_every_party(miljo: tuple[Databas, Sandmiljo, Path]) -> None:
    _spela("avsiktsforklaring-2017", miljo)
    inlast = las_omgang(EXEMPEL / "avsiktsforklaring-2018-andring")
    en_part = inlast.omgang.model_copy(update={"beslutsvagar": inlast.omgang.beslutsvagar[:1]})
    with pytest.raises(OgiltigAndring, match="varje part"), miljo[0].skriv() as session:
        starta(session, en_part, inlast.kontakter, nu=_nu(miljo[0]))
