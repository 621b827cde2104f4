"""Every script is played through the pure core: nothing in it is impossible."""

from pathlib import Path

import pytest

import exempel
from beslutsmodell.avtal.lage import Avtalsstatus
from beslutsmodell.flagga import Flagga
from beslutsmodell.punktlage import Avgjord, Lagekod
from beslutsmodell.utfall import Utfall
from diarium.inlasning.omgang import las_omgang
from tests.exempel.uppspelning import Uppspelning, spela_upp_exempel

ROT = Path(exempel.__file__).parent
OMGANGAR = sorted(fil.parent.name for fil in ROT.glob("*/omgang.yaml"))


@pytest.fixture(scope="module", params=OMGANGAR)
def spel(request: pytest.FixtureRequest) -> Uppspelning:
    return spela_upp_exempel(ROT / str(request.param))


@pytest.fixture(scope="module")
def avrop() -> Uppspelning:
    return spela_upp_exempel(ROT / "fvm-avrop-2019")


def test_every_post_is_accepted_by_the_core(spel: Uppspelning) -> None:
    assert all(arende.version for arende in spel.arenden.values())


def test_the_deadline_ends_where_it_began(spel: Uppspelning) -> None:
    assert spel.frister[0].tidpunkt == spel.frister[-1].tidpunkt


def test_no_agreement_is_left_without_a_receipt_but_one(spel: Uppspelning) -> None:
    nu = spel.frist()
    utan = [
        man
        for man, avtal in spel.avtal.items()
        if avtal.handlingar and spel.status(man, nu) is not Avtalsstatus.KVITTERAT
    ]
    assert utan == (["1472"] if spel.omgang.kod == "fvm-avrop-2019" else [])


def test_the_round_of_2019_raises_exactly_the_expected_flags(avrop: Uppspelning) -> None:
    antal = {
        (nyckel, flagga) for nyckel, flagga in avrop.flaggor if flagga is not Flagga.FORTYDLIGA
    }
    assert antal == {
        ("kommunbeslut/1401-ks", Flagga.FORE_REKOMMENDATION),
        ("kommunbeslut/1472-kf", Flagga.UTANFOR_FULLMAKT),
    }


def test_the_round_of_2019_refuses_exactly_the_expected_submissions(avrop: Uppspelning) -> None:
    assert sorted(avrop.nekade) == ["1435", "1461", "1463", "1472"]


def test_every_receipt_but_the_late_one_is_in_time(avrop: Uppspelning) -> None:
    kvittenser = {man: avtal.kvittens for man, avtal in avrop.avtal.items() if avtal.kvittens}
    assert len(kvittenser) == 46
    assert [man for man, kvittens in kvittenser.items() if kvittens.efter_frist] == ["1461"]


def test_only_one_kommun_never_answers(avrop: Uppspelning) -> None:
    tysta = {
        arende.huvudman
        for arende in avrop.arenden.values()
        if arende.sort == "beslutar" and not arende.beslut
    }
    assert tysta == {"1446"}


def test_every_decision_but_the_expected_ones_is_final(avrop: Uppspelning) -> None:
    oppna = {
        nyckel: arende.utestaende()
        for nyckel, arende in avrop.arenden.items()
        if any(punkt.lage.kod is not Lagekod.AVGJORD for punkt in arende.punkter.values())
    }
    assert oppna == {
        "kommunbeslut/1439-kf": ("2", "3"),
        "kommunbeslut/1446-kf": ("1", "2", "3"),
    }


def test_the_fullmakt_round_gives_the_scope_that_the_avrop_round_checks() -> None:
    fullmakt = spela_upp_exempel(ROT / "fullmakt-2016")
    resultat = {
        arende.huvudman: tuple(
            kod
            for kod, punkt in arende.punkter.items()
            if isinstance(punkt.lage, Avgjord) and punkt.lage.utfall is Utfall.BIFALL
        )
        for arende in fullmakt.arenden.values()
    }
    fullmakter = las_omgang(ROT / "fvm-avrop-2019").omgang.fullmakter or ()
    assert resultat == {ett.huvudman: ett.punkter for ett in fullmakter}
