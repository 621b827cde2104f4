"""A round starts in time or not at all, and what looks odd in it is told."""

import shutil
from pathlib import Path

import pytest

from tests.app.cli.klienten import KOD, Klient
from tests.diarium.inlasning.liten_omgang import skriv_framtida

I_JUNI = ("--simulerad", "2019-06-03 09:00")


@pytest.fixture
def mapp(tmp_path: Path) -> Path:
    """A copy of the round of 2019, to change."""
    return shutil.copytree(Path("exempel") / KOD, tmp_path / "egen")


def byt(fil: Path, gammalt: str, nytt: str) -> None:
    """Replaces a part of a file that must be there."""
    text = fil.read_text(encoding="utf-8")
    assert gammalt in text
    fil.write_text(text.replace(gammalt, nytt, 1), encoding="utf-8")


def test_a_round_whose_deadline_has_passed_is_refused(klient: Klient) -> None:
    klient.tomt()
    fel = klient.nekas("starta", KOD)
    assert fel.startswith(
        f"Fel: Omgången {KOD} kan inte starta: motpartens frist (Mottaget hos VGR) gick ut tisdag "
        "26 november 2019 kl. 23.59 (klockslaget är antaget), och nu är det "
    )
    assert "Ange en frist som ligger framåt: i startblanketten, eller under milstolpar" in fel
    assert klient("starta", KOD, *I_JUNI).kod == 0


def test_the_stepped_clock_may_have_passed_it_too(runda: Klient) -> None:
    runda.stega(2019, 11, 27)
    assert "redan startad med samma innehåll" in runda.lyckas("starta", KOD)
    fel = runda.nekas("starta", "fullmakt-2016")
    assert "och nu är det 27 november 2019 kl. 9.00." in fel


def test_what_looks_odd_is_told_at_the_start(klient: Klient, mapp: Path) -> None:
    byt(mapp / "beslutsvagar.csv", "1401-ks,1 2 3,", "1401-ks,1 2,")
    svar = klient("starta", str(mapp), *I_JUNI)
    rader = [rad for rad in svar.ut.splitlines() if rad.startswith("Att se över: ")]
    assert svar.kod == 0
    assert rader[0].startswith("Att se över: Härryda (1401): ingen beslutar om punkt 3. ")
    assert any("Öckerö (1407): fullmakten omfattar inte punkt 2." in rad for rad in rader)


def test_what_looks_odd_is_told_to_machines(klient: Klient, mapp: Path) -> None:
    byt(mapp / "beslutsvagar.csv", "1401-ks,1 2 3,", "1401-ks,1 2,")
    svar = klient.json("starta", str(mapp), *I_JUNI)
    assert (svar["omgang"], svar["ny"], svar["deltagare"], svar["arenden"]) == (KOD, True, 49, 96)
    assert svar["frist"] == "2019-11-26T23:59:00+01:00"
    assert svar["att_se_over"][0] == {
        "slag": "obeslutad_punkt",
        "huvudman": "1401",
        "organ": None,
        "punkter": ["3"],
        "motivering": "Härryda (1401): ingen beslutar om punkt 3.",
        "atgard": "Ska huvudmannen besluta behövs ett organ för det i beslutsvägarna.",
    }
    assert klient.json("starta", str(mapp))["ny"] is False


def test_a_round_without_oddities_says_nothing_more(klient: Klient, tmp_path: Path) -> None:
    mapp = skriv_framtida(tmp_path)
    (mapp / "fullmakter.csv").write_text("huvudman,punkter\n1492,1 2\n", encoding="utf-8")
    byt(
        mapp / "kontakter.csv",
        "1492-kf,registrator,",
        "1492-ks,registrator,fil,b,R (fiktiv)\n1492-ks,handlaggare,fil,c,H (fiktiv)\n"
        "1492-kf,handlaggare,fil,c,H (fiktiv)\n1492-kf,registrator,",
    )
    with (mapp / "omgang.yaml").open("a", encoding="utf-8") as fil:
        fil.write("\nfiktivt: [Allt är påhittat.]\n")
    text = klient.lyckas("starta", str(mapp))
    (ett,) = (rad for rad in text.splitlines() if "Att se över" in rad)
    assert "nya förtroendevalda" in ett  # its deadline lies beyond the next election


@pytest.mark.parametrize(
    ("fil", "gammalt", "nytt", "plats"),
    [
        ("beslutsvagar.csv", "1401,kommunbeslut,1401-ks,1 2 3,\n", "", "huvudman.csv, rad 2"),
        (
            "huvudman.csv",
            "1401,",
            "1384,Kungsbacka,kommun,GR,\n1401,",
            "huvudman.csv, rad 2, fältet kod: Kungsbacka (1384) saknar beslutsväg",
        ),
        (
            "beslutsvagar.csv",
            "1401-ks,1 2 3,",
            "1401-ks,1 2 3 3,",
            "beslutsvagar.csv, rad 2, fältet punkter: punkt 3 står två gånger",
        ),
        (
            "fullmakter.csv",
            "1401,1 2 3",
            "1401,1 2 3 3",
            "fullmakter.csv, rad 2, fältet punkter: punkt 3 står två gånger",
        ),
        (
            "beslutsvagar.csv",
            "1401-ks,1 2 3,",
            "1401-ks,1 2 3,2019-11-27",
            "beslutsvagar.csv, rad 2, fältet egen_frist: 2019-11-27 ligger efter",
        ),
        (
            "kontakter.csv",
            "registrator@",
            "registratör@",
            "kontakter.csv, rad 2, fältet adress: e-postadressens del före @",
        ),
    ],
)
def test_a_hole_in_the_files_is_refused_at_its_place(
    klient: Klient, mapp: Path, fil: str, gammalt: str, nytt: str, plats: str
) -> None:
    klient.tomt()
    byt(mapp / fil, gammalt, nytt)
    assert plats in klient.nekas("starta", str(mapp), *I_JUNI)
