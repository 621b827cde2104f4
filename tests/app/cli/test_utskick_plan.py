"""`beslut utskick plan`: every message before the start, and from where a round stands."""

import email
import shutil
from collections import Counter
from datetime import date
from email import policy
from pathlib import Path
from typing import Any

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.frist import STOCKHOLM
from tests.app.cli.klienten import KOD, Klient, rekommendera
from tests.app.cli.terminalen import kor_i_terminal

FRAN = ("--idag", "2019-06-03")
EXEMPEL = Path(__file__).parents[3] / "exempel" / KOD
HEMLIGT = "workflows://prod-1.westeurope.logic.azure.example/flode/hemlig-signatur"


def planen(klient: Klient, *argument: str) -> Any:  # noqa: ANN401 - JSON
    return klient.json("utskick", "plan", KOD, *argument)


def test_every_message_is_told_before_the_start_and_nothing_is_made(klient: Klient) -> None:
    text = klient.lyckas("utskick", "plan", KOD, *FRAN)
    rader = [" ".join(rad.split()) for rad in text.splitlines()]
    forst = "må 2019-06-03 8.00 ärende att ta upp Registrator, VästKom (fiktiv)"
    assert any(rad.startswith(forst) and rad.endswith("oppning-7") for rad in rader)
    assert any("påminnelse, 14 dagar före" in rad and "paminnelse-8" in rad for rad in rader)
    assert "Om stegen före är klara i tid kommer också de här." in text
    assert "så snart det här är klart för organet: VästKoms rekommendation." in text
    assert "Summa: 4 meddelanden till 1 mottagare, flest måndag 3 juni 2019 (1).\n" in text
    assert "Om stegen före är klara i tid: 534 meddelanden till 67 mottagare" in text
    assert "Fiktivt: Sammanträdesdagar" in text
    assert not list(klient.hem.iterdir())


def test_the_sums_are_those_of_the_messages(klient: Klient) -> None:
    plan = planen(klient, *FRAN)
    for sort, utskick in (("sakra", plan["utskick"]), ("villkorade", plan["villkorade"])):
        summa = plan["summa"][sort]
        per_dag = Counter(ett["tid"][:10] for ett in utskick)
        assert summa["meddelanden"] == len(utskick)
        assert summa["flest"] == max(per_dag.values()) == per_dag[summa["flest_dag"]]
    assert sum(steg["oppningsbrev"] for steg in plan["vilande"]) == plan["summa"]["oppningsbrev"]
    assert {ett["tid"][11:19] for ett in plan["villkorade"]} == {"08:00:00"}
    dagar = {date.fromisoformat(ett["tid"][:10]) for ett in plan["villkorade"]}
    assert all(dag.weekday() < 5 for dag in dagar)


def test_what_the_calendar_said_before_the_start_is_what_arrives(
    klient: Klient, postlada: Smtpmottagare
) -> None:
    plan = planen(klient, *FRAN)
    klient.starta()
    for dag in (3, 4, 5, 7, 8, 9, 11, 14, 15, 16, 17, 18, 19):
        klient.stega(2019, 6, dag)
        klient.lyckas("svep")
    brev = [
        email.message_from_bytes(ett.innehall, policy=policy.default) for ett in postlada.mottagna
    ]
    assert [
        (str(ett["Date"].datetime.astimezone(STOCKHOLM).date()), str(ett["To"])) for ett in brev
    ] == [
        (ett["tid"][:10], ett["till"].replace("Registrator, VästKom (fiktiv)", _NAMN))
        for ett in plan["utskick"]
    ]


_NAMN = '"Registrator, VästKom (fiktiv)"'


def test_a_started_round_is_told_from_where_it_stands(runda: Klient) -> None:
    rekommendera(runda)
    fore = runda.innehall()
    plan = planen(runda)
    assert runda.innehall() == fore
    assert {ett["sort"] for ett in plan["utskick"]} == {"oppning", "paminnelse"}
    vantar = [ett for ett in plan["utskick"] if ett["utskick"]]
    listade = runda.json("utskick", "lista", KOD)
    hindrade = {ett["utskick"]: ett["motivering"] for ett in plan["hindrade"]}
    assert {ett["utskick"] for ett in vantar} | set(hindrade) == {ett["id"] for ett in listade}
    assert set(hindrade.values()) == {"organet har redan beslutat"}
    assert "Återhålls: utskick 1, ärende att ta upp till" in runda.lyckas("utskick", "plan", KOD)


def test_one_recipient_and_the_days_up_to_one_are_chosen(klient: Klient) -> None:
    plan = planen(klient, *FRAN, "--mottagare", "Partille", "--till", "2019-10-31")
    arenden = {arende["arende"] for ett in plan["villkorade"] for arende in ett["arenden"]}
    assert "kommunbeslut/1402-ks" in arenden
    assert max(ett["tid"] for ett in plan["villkorade"]) < "2019-11"
    assert {organ for steg in plan["vilande"] for organ in steg["organ"]} == {"1402-ks"}
    pa_adress = planen(klient, *FRAN, "--mottagare", "REGISTRATOR@partille.example")
    assert {ett["roll"] for ett in pa_adress["villkorade"]} == {"registrator"}


def test_an_address_that_holds_a_secret_is_never_shown(klient: Klient, tmp_path: Path) -> None:
    mapp = Path(shutil.copytree(EXEMPEL, tmp_path / "egen"))
    fil = mapp / "kontakter.csv"
    fil.write_text(
        fil.read_text("utf-8").replace("miljo:BESLUT_DEMO_TEAMS", HEMLIGT), encoding="utf-8"
    )
    for argument in ((), ("--json",), ("--mottagare", "Partille")):
        text = klient.lyckas("utskick", "plan", str(mapp), *FRAN, *argument)
        assert "workflows://prod-1.westeurope.logic.azure.example/…" in text
        assert "hemlig" not in text
    visat = ("utskick", "visa", str(mapp), *FRAN, "--mottagare", HEMLIGT)
    assert "hemlig" not in klient.lyckas(*visat) + klient.lyckas(*visat, "--json")
    fel = klient.nekas("utskick", "plan", str(mapp), *FRAN, "--mottagare", f"{HEMLIGT}-annan")
    assert "hemlig" not in fel


def test_a_narrow_terminal_gets_three_lines_a_message(runda: Klient) -> None:
    rekommendera(runda)
    rader = kor_i_terminal("utskick", "plan", KOD, "--till", "2019-07-31")
    kalender = rader[rader.index("onsdag 12 juni 2019") : rader.index("")]
    assert max(len(rad) for rad in kalender if not rad.startswith("Återhålls")) <= 80


@pytest.mark.parametrize(
    ("argument", "text"),
    [
        ((KOD,), "Räkna från en dag före den: --idag DATUM."),
        (("finns-inte",), "`beslut utskick plan MAPP`"),
        ((KOD, *FRAN, "--mottagare", "Patille"), "Menade du Partille"),
    ],
)
def test_what_cannot_be_planned_is_told(
    klient: Klient, argument: tuple[str, ...], text: str
) -> None:
    assert text in klient.nekas("utskick", "plan", *argument)


def test_a_started_round_takes_no_other_day(runda: Klient) -> None:
    assert "Ta bort --idag" in runda.nekas("utskick", "plan", KOD, *FRAN)
