"""`beslut prognos`: before the start and on the way, with and without a what-if."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.app.cli.klienten import KOD, VEM, Klient

FRAN = ("--idag", "2019-06-03", "--dragningar", "2000")
UTAN_RISK = """\
alla:
  installt: {ganger: 0, av: 1}
  bordlaggning: {ganger: 0, av: 1}
  aterremiss: {ganger: 0, av: 1}
  justering: {ganger: 1, av: 1}
  sen_justering: {ganger: 0, av: 1}
  sen_dagar: 1
"""


@pytest.fixture
def riskfri(tmp_path: Path) -> str:
    """Expectations in which nothing goes otherwise than planned."""
    return _skriv(tmp_path, UTAN_RISK)


def _skriv(mapp: Path, text: str) -> str:
    fil = mapp / "forvantan.yaml"
    fil.write_text(text, encoding="utf-8")
    return str(fil)


def _man(svar: Any, kod: str) -> Any:  # noqa: ANN401 - JSON
    (man,) = (ett for ett in svar["huvudman"] if ett["kod"] == kod)
    return man


def test_a_round_is_forecast_before_it_starts_and_nothing_is_made(klient: Klient) -> None:
    text = klient.lyckas("prognos", KOD, *FRAN)
    assert "prognos från måndag 3 juni 2019, 2000 dragningar med frö 1" in text
    assert "Antaget: hur ofta organen ställer in" in text
    assert "antagna" in text
    assert "Fiktivt: Sammanträdesdagar" in text
    assert "VästKoms styrelse" in text
    assert "49 räknas: alla i tid " in text.splitlines()[-1]
    assert not list(klient.hem.iterdir())


def test_the_same_seed_gives_the_same_bytes(klient: Klient) -> None:
    forsta = klient.lyckas("prognos", KOD, *FRAN, "--json")
    assert klient.lyckas("prognos", KOD, *FRAN, "--json") == forsta
    assert klient.lyckas("prognos", KOD, *FRAN, "--fro", "2", "--json") != forsta


def test_the_numbers_add_up(klient: Klient) -> None:
    svar = klient.json("prognos", KOD, *FRAN)["prognos"]
    assert len(svar["huvudman"]) == svar["raknade"] == 49
    assert sum(1 - man["i_tid"] for man in svar["huvudman"]) == pytest.approx(svar["sena"])
    assert svar["sena_lag"] <= svar["sena_median"] <= svar["sena_hog"]
    assert {
        sum(p[namn] for namn in ("beslutade", "svarat", "okanda")) for p in svar["punkter"]
    } == {49}
    assert svar["organ"][0]["organ"] == "vastkom-styrelse"
    assert svar["kurva"][0]["datum"] == "2019-06-03"


def test_without_risks_it_is_the_plan(klient: Klient, riskfri: str) -> None:
    plan = klient.json("plan", KOD, "--idag", "2019-06-03")
    hinner = {kod: float(hur == "hinner") for kod, hur in plan["bedomning"].items()}
    svar = klient.json("prognos", KOD, *FRAN, "--forvantan", riskfri)["prognos"]
    assert {man["kod"]: man["i_tid"] for man in svar["huvudman"]} == hinner
    assert (svar["sena"], svar["sena_lag"], svar["sena_hog"]) == (16.0, 16, 16)
    assert "Antaget" not in klient.lyckas("prognos", KOD, *FRAN, "--forvantan", riskfri)


def test_what_is_expected_changes_the_forecast(klient: Klient, tmp_path: Path) -> None:
    fore = klient.json("prognos", KOD, *FRAN)["prognos"]
    fil = _skriv(
        tmp_path,
        "organslag:\n  foreningsstyrelse:\n    bordlaggning: {ganger: 1, av: 2}\n"
        "organ:\n  1407-kf:\n    installt: {ganger: 1, av: 2}\n",
    )
    efter = klient.json("prognos", KOD, *FRAN, "--forvantan", fil)["prognos"]
    assert efter["sena"] > fore["sena"] + 5
    assert _man(efter, "1407")["i_tid"] < _man(fore, "1407")["i_tid"] - 0.1


def test_the_example_of_the_page_on_the_forecast_is_read(klient: Klient, tmp_path: Path) -> None:
    sida = Path(__file__).parents[3] / "docs" / "prognos.md"
    (exempel,) = re.findall(r"```yaml\n(.*?)```", sida.read_text("utf-8"), re.DOTALL)
    svar = klient.json("prognos", KOD, *FRAN, "--forvantan", _skriv(tmp_path, exempel))["prognos"]
    kf = next(ett for ett in svar["organ"] if ett["organ"] == "1407-kf")
    assert kf["antaget"]  # its återremisser still are
    halls = (10 * 11) / (12 * 13)  # none of two meetings is cancelled, after 2 of 12
    assert kf["risk"] == pytest.approx(1 - halls * 14 / 15 * 24 / 25, abs=0.03)


def test_a_later_deadline_an_extra_meeting_and_an_earlier_ask_help(klient: Klient) -> None:
    svar = klient.json("prognos", KOD, *FRAN, "--frist", "2019-12-20")["vad_om"]
    assert svar["skillnad"]["sena"] < -5
    assert min(svar["skillnad"]["huvudman"].values()) >= 0
    assert svar["prognos"]["frist"] == "2019-12-20"
    svar = klient.json("prognos", KOD, *FRAN, "--extra", "1407-kf=2019-11-04")["vad_om"]
    assert svar["skillnad"]["huvudman"].pop("1407") > 0.03
    assert set(svar["skillnad"]["huvudman"].values()) == {0.0}
    svar = klient.json("prognos", KOD, *FRAN, "--tidigare", "30")["vad_om"]
    assert min(svar["skillnad"]["huvudman"].values()) >= 0
    assert svar["skillnad"]["alla_i_tid"] >= 0
    text = klient.lyckas("prognos", KOD, *FRAN, "--extra", "1407-kf=2019-11-04")
    assert "Skillnad: alla i tid " in text
    assert "  Öckerö: " in text.splitlines()[-1]


def test_the_rules_of_the_plan_hold_here_too(klient: Klient) -> None:
    fore = klient.json("prognos", KOD, *FRAN)["prognos"]
    kraft = klient.json("prognos", KOD, *FRAN, "--laga-kraft")["prognos"]
    genast = klient.json("prognos", KOD, *FRAN, "--omedelbar-justering")["prognos"]
    assert genast["sena"] < fore["sena"] < kraft["sena"]


def test_a_started_round_learns_of_what_happens(runda: Klient, riskfri: str) -> None:
    fore = runda.json("prognos", KOD)["prognos"]
    assert fore["idag"] == "2019-06-03"
    runda.stega(2019, 11, 1)
    for nyckel in ("vastkom-styrelse", "gr-styrelse", "ks/1407-ks"):
        runda.lyckas(
            *("registrera", KOD, nyckel, "--datum", "2019-09-24", "--av", VEM),
            *(f"--punkt={kod}=bifall" for kod in "123"),
        )
    runda.lyckas(
        *("registrera", KOD, "kommunbeslut/1407-kf", "--datum", "2019-10-23", "--av", VEM),
        *("--justerat", "2019-10-30", "--anslaget", "2019-10-31"),
        *("--punkt", "1=bifall", "--punkt", "2=avslag", "--punkt", "3=bifall"),
    )
    efter = runda.json("prognos", KOD)["prognos"]
    assert _man(efter, "1407") == {
        "kod": "1407",
        "namn": "Öckerö",
        "i_tid": 1.0,
        "median": "2019-11-03",  # justerat on the 30th, three days to sign and one to deliver
        "nittio": "2019-11-03",
    }
    ett, tva, _ = efter["punkter"]
    assert (ett["bifall"], ett["beslutade"], ett["okanda"]) == (1.0, 1, 48)
    assert (tva["bifall"], tva["beslutade"]) == (0.0, 1)
    assert efter["organ"][0]["organ"] != "vastkom-styrelse"  # it has answered
    plan = runda.json("plan", KOD)["bedomning"]
    svar = runda.json("prognos", KOD, "--forvantan", riskfri)["prognos"]
    for man in svar["huvudman"]:
        assert man["i_tid"] >= float(plan[man["kod"]] in {"hinner", "beslutat"})


def test_what_a_body_does_is_told_of_the_next_time(runda: Klient, tmp_path: Path) -> None:
    fil = _skriv(
        tmp_path, UTAN_RISK.replace("bordlaggning: {ganger: 0", "bordlaggning: {ganger: 0.1")
    )
    runda.stega(2019, 10, 24)
    fore = {ett["organ"]: ett for ett in _organen(runda, fil)}
    runda.lyckas(
        *("registrera", KOD, "kommunbeslut/1401-ks", "--datum", "2019-09-25", "--av", VEM),
        *(f"--punkt={kod}=bordlaggning" for kod in "123"),
    )
    efter = {ett["organ"]: ett for ett in _organen(runda, fil)}
    assert fore["1401-ks"]["risk"] == pytest.approx(0.1, abs=0.02)
    assert efter["1401-ks"]["risk"] == pytest.approx(1.1 / 2, abs=0.02)
    assert efter["1402-ks"]["risk"] == pytest.approx(0.2 / 1.1, abs=0.02)  # a tenth of it


def _organen(klient: Klient, fil: str) -> Any:  # noqa: ANN401 - JSON
    return klient.json("prognos", KOD, "--forvantan", fil)["prognos"]["organ"]


def test_a_cancelled_meeting_is_learned_of(runda: Klient, tmp_path: Path) -> None:
    fil = _skriv(tmp_path, UTAN_RISK)
    kalender = tmp_path / "kf.csv"
    kalender.write_text(
        "organ,datum,handlingar_senast\n"
        "1407-kf,2019-09-25,2019-09-16\n1407-kf,2019-11-27,2019-11-18\n",
        encoding="utf-8",
    )
    fore = {ett["organ"]: ett for ett in _organen(runda, fil)}
    runda.lyckas("kalender", "importera", KOD, str(kalender), "--organ", "1407-kf")
    efter = {ett["organ"]: ett for ett in _organen(runda, fil)}
    assert fore["1407-kf"]["risk"] == 0.0
    assert efter["1407-kf"]["risk"] > 0.3  # 1 of 2, at the meeting that is left before the deadline


def test_the_survey_feeds_the_forecast(runda: Klient) -> None:
    fore = runda.json("prognos", KOD)["prognos"]
    runda.lyckas(
        *(
            "enkat",
            "svara",
            KOD,
            "Öckerö",
            "--av",
            VEM,
            "--punkt",
            "1=troligen",
            "--punkt",
            "2=nej",
        ),
        *("--organ", "ks", "--datum", "2019-11-20"),
    )
    efter = runda.json("prognos", KOD)["prognos"]
    assert _man(fore, "1407")["i_tid"] > 0.3
    assert _man(efter, "1407")["i_tid"] == 0.0
    ett, tva, tre = efter["punkter"]
    assert (ett["bifall"], ett["svarat"], ett["okanda"]) == (0.75, 1, 48)
    assert (tva["bifall"], tva["svarat"]) == (0.05, 1)
    assert (tre["bifall"], tre["svarat"]) == (0.0, 0)
    text = runda.lyckas("prognos", KOD)
    assert "Att se över: Öckerö (1407) uppger att styrelse beslutar." in text
    assert "Punkt 1: 0,8 bifall väntas. 0 har beslutat, 1 har svarat på enkäten (talen för " in text


@pytest.mark.parametrize(
    ("text", "svar"),
    [
        (
            "alla:\n  bordlagning: {ganger: 1, av: 2}\n",
            "fältet alla.bordlagning: okänd nyckel",
        ),
        (
            "organ:\n  1407-fk:\n    sen_dagar: 3\n",
            "fältet organ.1407-fk: '1407-fk' finns",
        ),
        ("organslag:\n  fullmaktig: {}\n", "Menade du 'fullmaktige'?"),
        ("alla:\n  installt: {ganger: 3, av: 2}\n", "3 gånger av 2 går inte"),
        ("alla:\n  installt: {ganger: 1, av: 0}\n", "Värdet ska vara större än 0"),
        ("alla:\n  installt: {ganger: en, av: 2}\n", "'en' är inget tal"),
        ("organ:\n  1407-kf:\n    instalt: {ganger: 1, av: 2}\n", "Menade du 'installt'?"),
        ("delning: 2\n", "Största tillåtna värde är 1"),
    ],
)
def test_expectations_that_do_not_do_are_refused_at_their_place(
    klient: Klient, tmp_path: Path, text: str, svar: str
) -> None:
    fel = klient.nekas("prognos", KOD, *FRAN, "--forvantan", _skriv(tmp_path, text))
    assert svar in fel
    assert re.search(r"forvantan\.yaml, rad [123], fältet ", fel)


def test_what_cannot_be_forecast_is_told(runda: Klient) -> None:
    assert "Ta bort --idag" in runda.nekas("prognos", KOD, *FRAN)
    assert "redan startad: frågan" in runda.nekas("prognos", KOD, "--tidigare", "7")
    assert "`beslut prognos MAPP`" in runda.nekas("prognos", "finns-inte")
    assert "Skriv ORGAN=DATUM" in runda.nekas("prognos", KOD, "--extra", "1407-kf", kod=2)
    assert "datumet 2019-02-30 finns inte" in runda.nekas(
        "prognos", KOD, "--extra", "1407-kf=2019-02-30", kod=2
    )
    assert "är inget organ" in runda.nekas("prognos", KOD, "--extra", "1407-fk=2019-10-01")
    assert "mellan 1 och 1000000" in runda.nekas("prognos", KOD, "--dragningar", "0", kod=2)
    assert "forvantan.yaml" in runda.nekas("prognos", KOD, "--forvantan", "forvantan.yaml")


def test_the_forecast_tells_how_right_it_is(klient: Klient) -> None:
    val = (*FRAN[:2], "--dragningar", "100", "--kalibrera", "3")
    text = klient.lyckas("prognos", KOD, *val)
    assert "3 simulerade omgångar per facit, 100 dragningar, frö 1" in text
    assert "3 juni 2019, facit som väntat:" in text
    assert "30 augusti 2019, 2 gånger så ofta som väntat:" in text
    svar = klient.json("prognos", KOD, *val)
    assert [(ett["faktor"], ett["dag"]) for ett in svar] == [
        *((1.0, "2019-06-03"), (1.0, "2019-08-30")),
        *((2.0, "2019-06-03"), (2.0, "2019-08-30")),
    ]
    assert {sum(rad["antal"] for rad in ett["rader"]) for ett in svar} == {3 * 49}
    assert all(0 <= ett["brier"] <= 1 for ett in svar)


def test_a_started_round_is_no_ground_for_calibration(runda: Klient) -> None:
    assert "ange omgångens mapp" in runda.nekas("prognos", KOD, "--kalibrera", "3")
    assert "mellan 1 och" in runda.nekas("prognos", KOD, "--kalibrera", "0", kod=2)
