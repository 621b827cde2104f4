"""From the command line: a decision in court, and one by the chair that is reported."""

import pytest

from tests.app.cli.klienten import KOD, VEM, Klient, besluta_i_harryda

KS = "kommunbeslut/1401-ks"
SKAL = ("--motivering", "Förvaltningsrättens dom i mål 1-19 (fiktivt).", "--av", VEM)
DOM = ("dom", KOD, KS, "--datum", "2019-10-10", *SKAL)


@pytest.fixture
def overklagat(runda: Klient) -> Klient:
    """Härryda's decision, in court on 10 October 2019."""
    besluta_i_harryda(runda)
    runda.lyckas("overklaga", KOD, KS, "--datum", "2019-10-09")
    return runda


def test_an_annulled_decision_keeps_its_history_and_verifies(overklagat: Klient) -> None:
    text = overklagat.lyckas(*DOM, "--upphavt")
    assert "Punkt 1: öppen. OBS: beslutet är upphävt av domstol." in text
    ett = overklagat.json("lage", KOD, "--arende", KS)
    (gammalt,) = ett["beslut"]
    assert gammalt["galler"] == dict.fromkeys("123", "upphavt")
    assert gammalt["domstol"] == [
        {"vad": "overklagat", "datum": "2019-10-09"},
        {"vad": "upphavt", "datum": "2019-10-10", "motivering": SKAL[1], "av": VEM},
    ]
    assert overklagat.kommun("1401")["punkter"]["1"] is None
    assert overklagat.lyckas("verifiera").startswith("Allt stämmer.")
    fel = overklagat.nekas("dom", KOD, KS, "--datum", "2019-10-09", *SKAL, "--upphavt")
    assert "har inget registrerat beslut som gäller" in fel


def test_a_dismissed_appeal_leaves_the_stated_laga_kraft(overklagat: Klient) -> None:
    assert "OBS: överklagad" not in overklagat.lyckas(
        *DOM, "--avslaget", "--laga-kraft", "2019-11-01"
    )
    (beslut,) = overklagat.json("lage", KOD, "--arende", KS)["beslut"]
    assert beslut["overklagande"]["laga_kraft"] == "2019-11-01"
    assert beslut["domstol"][-1]["vad"] == "overklagande_avslaget"


def test_in_court_no_laga_kraft_is_told(overklagat: Klient) -> None:
    (beslut,) = overklagat.json("lage", KOD, "--arende", KS)["beslut"]
    assert beslut["overklagande"]["laga_kraft"] is None
    text = " ".join(overklagat.lyckas("lage", KOD, "--arende", KS).split())
    assert "Beslut 1: sista dag att överklaga 24 oktober 2019. " in f"{text} "
    assert "laga kraft" not in text


@pytest.mark.parametrize(
    ("val", "skal", "kod"),
    [
        (("--avslaget",), "Ange med --laga-kraft vilken dag beslutet får laga kraft.", 2),
        (("--upphavt", "--laga-kraft", "2019-11-01"), "Ta bort --laga-kraft.", 2),
        (("--laga-kraft", "2019-11-01"), "--upphavt", 2),
        (("--avslaget", "--laga-kraft", "2029-11-01"), "Rätta datumet.", 1),
    ],
)
def test_a_judgement_that_says_two_things_is_refused(
    overklagat: Klient, val: tuple[str, ...], skal: str, kod: int
) -> None:
    assert skal in overklagat.nekas(*DOM, *val, kod=kod)


def test_an_inhibition_is_recorded_and_lifted_once(overklagat: Klient) -> None:
    bas = ("inhibition", KOD, KS, "--datum", "2019-10-10")
    assert "Det finns ingen inhibition att häva" in overklagat.nekas(*bas, "--havd")
    assert "OBS: inhiberad av domstol." in overklagat.lyckas(*bas)
    overklagat.stega(2019, 10, 11)
    assert "redan inhiberat" in overklagat.nekas("inhibition", KOD, KS, "--datum", "2019-10-11")
    assert "inhiberad" not in overklagat.lyckas(*bas, "--havd")


def test_what_is_no_decision_by_the_chair_is_not_reported(runda: Klient) -> None:
    besluta_i_harryda(runda)
    fel = runda.nekas("anmal", KOD, KS, "--datum", "2019-10-09")
    assert "beslut 1 är inget ordförandebeslut" in fel
    tomt = runda.nekas("anmal", KOD, "kommunbeslut/1460-kf", "--datum", "2019-10-09")
    assert "har inget registrerat beslut som gäller. Registrera det först." in tomt
