"""`beslut utskick granska`: what makes a message unfit is told before it goes."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.mottagare.smtp import Smtpmottagare
from tests.app.cli.klienten import KOD, Klient, rekommendera

OVNING = Path(__file__).parents[3] / "docs" / "exempel" / "ovningsrunda"
FRAN = ("--idag", "2027-04-19")
STARTAR = ("--simulerad", "2027-04-19 09:00")
Andring = tuple[str, str, str]


@pytest.fixture
def mapp(tmp_path: Path) -> Callable[..., str]:
    """Gives the folder of the small round with some of its lines changed."""

    def andrad(*andringar: Andring) -> str:
        vag = tmp_path / "omgang"
        shutil.copytree(OVNING, vag)
        for namn, gammalt, nytt in andringar:
            text = (vag / namn).read_text("utf-8")
            assert gammalt in text
            (vag / namn).write_text(text.replace(gammalt, nytt), "utf-8")
        return str(vag)

    return andrad


SKARP = ("omgang.yaml", "fiktivt:\n  - Allt i övningsrundan är påhittat, också kommunerna.\n", "")


def granskat(klient: Klient, *argument: str) -> Any:  # noqa: ANN401 - JSON
    svar = klient("utskick", "granska", *argument, "--json")
    assert svar.fel == ""
    utfall = json.loads(svar.ut)
    assert svar.kod == (1 if utfall["fynd"] else 0)
    return utfall


@pytest.mark.parametrize(
    ("namn", "dag"),
    [
        (KOD, "2019-06-03"),
        ("fullmakt-2016", "2016-05-02"),
        ("avsiktsforklaring-2017", "2017-02-01"),
        ("avsiktsforklaring-2018-andring", "2018-10-01"),
        (str(OVNING), "2027-04-19"),
    ],
)
def test_every_example_reads_well_and_nothing_is_made(klient: Klient, namn: str, dag: str) -> None:
    text = klient.lyckas("utskick", "granska", namn, "--idag", dag)
    assert text.endswith("\nInga fynd.\n")
    assert not list(klient.hem.iterdir())


def test_every_case_and_recipient_is_read_also_those_whose_turn_comes_later(
    klient: Klient, mapp: Callable[..., str]
) -> None:
    utfall = granskat(klient, KOD, "--idag", "2019-06-03")
    assert (utfall["meddelanden"], utfall["vilande"]) == (598, 0)
    assert 100 < utfall["lasta"] < utfall["meddelanden"]
    utfall = granskat(klient, mapp(("organ.csv", "Mellanbo", "None")), *FRAN)
    assert {ett["slag"] for ett in utfall["fynd"]} == {"mallrest"}


@pytest.mark.parametrize(
    ("andring", "slag", "ord_"),
    [
        (("omgang.yaml", "dnr: EF 2027/8", 'dnr: " "'), "dnr", "diarienummer saknas"),
        (("omgang.yaml", "dnr: EF 2027/8", "dnr: XXX"), "dnr", "är en platshållare: ”XXX”"),
        (("omgang.yaml", "agare: Exempelförbundet", 'agare: ""'), "agare", "ägare saknas"),
        (("omgang.yaml", "Gemensam växel", "Växel från 2027-06-01"), "datumform", "2027-06-01"),
        (("omgang.yaml", "Gemensam växel", '"{{ punkt }}"'), "mallrest", "{{ punkt }}"),
        (("omgang.yaml", "(övning)", "http://localhost/a"), "lank", "http://localhost/a"),
    ],
)
def test_what_the_rounds_own_files_make_unfit_is_told(
    klient: Klient, mapp: Callable[..., str], andring: Andring, slag: str, ord_: str
) -> None:
    vag = mapp(andring)
    fynd = [ett for ett in granskat(klient, vag, *FRAN)["fynd"] if ett["slag"] == slag]
    assert ord_ in fynd[0]["motivering"]
    assert fynd[0]["atgard"]
    svar = klient("utskick", "granska", vag, *FRAN)
    assert svar.kod == 1
    assert ord_ in svar.ut
    assert "Först i: " in svar.ut
    assert "Summa: " in svar.ut


def test_what_a_rung_asks_is_read_where_it_is_asked(
    klient: Klient, mapp: Callable[..., str]
) -> None:
    trappa = (
        "trappa:\n  steg:\n    - {dagar: 7, roller: [registrator], fraga: 'Svara senast 12/5.'}\n"
    )
    vag = mapp(("omgang.yaml", "\nfiler:", f"\n{trappa}\nfiler:"))
    (ett,) = granskat(klient, vag, *FRAN)["fynd"]
    assert (ett["slag"], ett["var"], ett["exempel"]["sort"]) == (
        "datumform",
        "texten",
        "paminnelse",
    )
    assert "”senast 12/5”" in ett["motivering"]


@pytest.mark.parametrize(
    ("adress", "ord_"),
    [
        ("no-reply@forbundet.se", "tar inte emot svar"),
        ("fragor@localhost", "ligger på localhost"),
        (
            "fragor@forbundet.example",
            "påhittad (.example) fast inget i omgången är angivet som fiktivt",
        ),
    ],
)
def test_an_address_for_answers_that_nobody_reads_is_told(
    klient: Klient,
    mapp: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    adress: str,
    ord_: str,
) -> None:
    monkeypatch.setenv("BESLUT_SVARA_TILL", adress)
    vag = mapp(SKARP)
    (ett,) = granskat(klient, vag, *FRAN)["fynd"]
    assert (ett["slag"], ett["var"]) == ("kontakt", "uppgifterna")
    assert ord_ in ett["motivering"]
    assert "BESLUT_SVARA_TILL" in ett["atgard"]
    monkeypatch.setenv("BESLUT_SVARA_TILL", "fragor@forbundet.se")
    assert granskat(klient, vag, *FRAN)["fynd"] == []


def test_a_sender_that_was_never_set_is_told_once(klient: Klient, mapp: Callable[..., str]) -> None:
    brev = ("kontakter.csv", "fil;ovning/brev/norrvik", "epost;registrator@norrvik.se")
    (ett,) = granskat(klient, mapp(SKARP, brev), *FRAN)["fynd"]
    assert "Adressen för svar, beslutsflode@avsandare.example, ligger på" in ett["motivering"]
    assert "BESLUT_AVSANDARE_ADRESS" in ett["atgard"]


def test_a_recipient_that_nobody_reads_is_told_once_for_all_its_messages(
    klient: Klient, mapp: Callable[..., str]
) -> None:
    vag = mapp(
        (
            "kontakter.csv",
            "9001-ks;registrator;fil;ovning/brev/norrvik",
            "9001-ks;registrator;epost;noreply@norrvik.example",
        ),
    )
    (ett,) = granskat(klient, vag, *FRAN)["fynd"]
    assert (ett["slag"], ett["antal"] > 1) == ("mottagare", True)
    assert ett["exempel"]["till"] == "Registrator, Norrvik (fiktiv) <noreply@norrvik.example>"
    assert "beslut kontakt" in ett["atgard"]


def test_the_plan_and_the_start_tell_it_too(klient: Klient, mapp: Callable[..., str]) -> None:
    vag = mapp(("omgang.yaml", "dnr: EF 2027/8", "dnr: XXX"))
    plan = klient.lyckas("utskick", "plan", vag, *FRAN)
    assert plan.endswith(f"lästa, 1 fynd. Se `beslut utskick granska {vag} --idag 2027-04-19`.\n")
    som_json = klient.json("utskick", "plan", vag, *FRAN)["granskat"]
    assert [ett["slag"] for ett in som_json["fynd"]] == ["dnr"]
    en = klient.json("utskick", "plan", vag, *FRAN, "--mottagare", "Norrvik")
    assert en["granskat"] is None
    start = klient.lyckas("starta", vag, *STARTAR)
    (rad,) = (rad for rad in start.splitlines() if "diarienummer" in rad.lower())
    assert rad.startswith("Att se över: Uppgifterna: Omgångens diarienummer är en platshållare")
    igen = klient.json("starta", vag)
    assert (igen["ny"], igen["utskicksfynd"]) == (False, [])


def test_the_start_says_nothing_of_a_round_that_reads_well(
    klient: Klient, mapp: Callable[..., str]
) -> None:
    vag = mapp()
    assert "lästa, inga fynd.\n" in klient.lyckas("utskick", "plan", vag, *FRAN)
    svar = klient.json("starta", vag, *STARTAR)
    assert (svar["ny"], svar["utskicksfynd"]) == (True, [])


def test_a_round_has_started_though_its_messages_cannot_be_read(
    klient: Klient, mapp: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def faller(*_: object, **__: object) -> None:
        raise RuntimeError("planterat")

    monkeypatch.setattr("diarium.startgranskning.granska_utskicken", faller)
    svar = klient("starta", mapp(), *STARTAR)
    assert svar.kod == 0
    assert "är startad, men dess meddelanden gick inte att granska" in svar.fel
    assert "planterat" not in svar.ut + svar.fel
    assert [ett["omgang"] for ett in klient.json("omgangar")] == ["ovningsrunda"]


def test_a_started_round_is_read_from_where_it_stands_and_not_changed(
    runda: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    fore = runda.innehall()
    forst = granskat(runda, KOD)
    assert (forst["meddelanden"], forst["vilande"], forst["fynd"]) == (4, 95, [])
    text = runda.lyckas("utskick", "granska", KOD)
    assert "95 organ har inte sin tur än" in text
    assert runda.innehall() == fore
    rekommendera(runda)
    monkeypatch.setenv("BESLUT_SVARA_TILL", "noreply@vastkom.example")
    sedan = granskat(runda, KOD)
    assert sedan["lasta"] > forst["lasta"]
    assert [ett["slag"] for ett in sedan["fynd"]] == ["kontakt"]


def test_no_message_is_lost_for_a_finding(
    klient: Klient,
    mapp: Callable[..., str],
    postlada: Smtpmottagare,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BESLUT_SVARA_TILL", "noreply@forbundet.example")
    vag = mapp(
        ("omgang.yaml", "dnr: EF 2027/8", "dnr: XXX"),
        (
            "kontakter.csv",
            "ef-direktion;registrator;fil;ovning/brev/exempelforbundet",
            "ef-direktion;registrator;epost;noreply@forbundet.example",
        ),
    )
    klient.lyckas("starta", vag, *STARTAR)
    assert len(granskat(klient, "ovningsrunda")["fynd"]) == 3
    klient.lyckas("svep")
    assert [ett.mottagare for ett in postlada.mottagna] == [("noreply@forbundet.example",)]


def test_a_rung_that_reaches_nobody_is_told_before_the_start(
    klient: Klient, mapp: Callable[..., str]
) -> None:
    fil = Path(mapp()) / "omgang.yaml"
    steg = "trappa:\n  steg:\n    - {dagar: 30}\n    - {dagar: 7, roller: [agare]}\n"
    fil.write_text(fil.read_text("utf-8") + steg, "utf-8")
    ord_ = "Trappans steg 2 (7 dagar före organets sista dag) når ingen: ingen kontakt har rollen"
    svar = klient("utskick", "granska", str(fil.parent), *FRAN)
    assert svar.kod == 1
    assert f"{ord_} agare. Lägg till en sådan kontakt" in svar.ut
    assert svar.ut.endswith("\nSumma: 1 fynd.\n")
    planen = klient.lyckas("utskick", "plan", str(fil.parent), *FRAN)
    assert f"\nAtt se över: {ord_}" in planen
    assert ", 1 fynd. Se `beslut utskick granska" in planen
    assert f"\nAtt se över: {ord_}" in klient("starta", str(fil.parent), *STARTAR).ut
    (ett,) = json.loads(klient("utskick", "granska", "ovningsrunda", "--json").ut)["trappsteg"]
    assert ett["slag"] == "trappsteg_utan_mottagare"


def test_a_finding_in_several_parts_lists_them_as_people_do(
    klient: Klient, mapp: Callable[..., str]
) -> None:
    vag = mapp(
        ("omgang.yaml", "titel: Gemensamma tjänster (övning)", 'titel: "Tjänster {{ namn }}"'),
        ("kontakter.csv", "fil;ovning/brev/norrvik", "epost;registrator@norrvik.example"),
    )
    (ett,) = granskat(klient, vag, *FRAN)["fynd"]
    assert ett["var"] == "ämnet, texten och HTML-delen"
