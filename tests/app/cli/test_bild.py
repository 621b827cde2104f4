"""`beslut bild`: the files that a coordinator prints, sends and reads aloud."""

import csv
from collections import Counter
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.app.cli.klienten import KOD, Klient, besluta_i_harryda, rekommendera

FRAN = ("--idag", "2019-06-03")
SVG = "{http://www.w3.org/2000/svg}"
SLAG = ("csv", "html", "png", "svg")
A4_VID_150 = (1240, 1754)


class Sida(HTMLParser):
    """Keeps the tags of a page, each with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.taggar: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.taggar.append((tag, dict(attrs)))

    def antal(self, tag: str, **krav: str) -> int:
        return sum(namn == tag and krav.items() <= har.items() for namn, har in self.taggar)


def tabellen(fil: Path) -> list[dict[str, str]]:
    """Reads a table as a spreadsheet does."""
    return list(csv.DictReader(StringIO(fil.read_text("utf-8-sig")), delimiter=";"))


def texterna(svg: bytes) -> list[str]:
    """Gives every text of a picture."""
    return ["".join(ett.itertext()) for ett in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own


def matt(png: bytes) -> tuple[int, int]:
    """Gives width and height in points of the screen."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


@pytest.fixture
def mapp(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "bilder" / "juni"


def test_a_plan_is_drawn_before_the_round_starts(klient: Klient, mapp: Path) -> None:
    ut = klient.lyckas("bild", "plan", KOD, *FRAN, "--till", str(mapp))
    assert sorted(fil.name for fil in mapp.iterdir()) == [f"{KOD}-plan.{ett}" for ett in SLAG]
    assert all(f"  {KOD}-plan.{ett}  " in ut for ett in SLAG)
    assert "33 av 49 hinner, 16 hinner med en åtgärd." in ut
    assert "Fiktivt: Sammanträdesdagar" in ut
    assert not list(klient.hem.iterdir())
    bredd, hojd = matt((mapp / f"{KOD}-plan.png").read_bytes())
    assert (bredd, hojd <= A4_VID_150[1]) == (A4_VID_150[0], True), hojd


def test_a_screen_reader_is_told_what_a_picture_shows(klient: Klient, mapp: Path) -> None:
    klient.lyckas("bild", "plan", KOD, *FRAN, "--till", str(mapp))
    rot = ET.fromstring((mapp / f"{KOD}-plan.svg").read_bytes())  # noqa: S314 - our own
    titel, beskrivning, *_ = rot
    assert (titel.tag, beskrivning.tag) == (f"{SVG}title", f"{SVG}desc")
    assert (rot.get("role"), rot.get("lang")) == ("img", "sv")
    assert rot.get("aria-labelledby") == f"{titel.get('id')} {beskrivning.get('id')}"
    assert str(titel.text).startswith("Planen för Avrop av optioner")
    assert "33 av 49 hinner" in str(beskrivning.text)
    assert "tisdag 26 november 2019" in str(beskrivning.text)
    assert "Fiktivt: Alla svar är fiktiva" in str(beskrivning.text)


def test_the_plan_names_everybody_the_deadline_and_what_is_made_up(
    klient: Klient, mapp: Path
) -> None:
    klient.lyckas("bild", "plan", KOD, *FRAN, "--till", str(mapp))
    texter = texterna((mapp / f"{KOD}-plan.svg").read_bytes())
    namn = [man["namn"] for man in klient.json("plan", KOD, *FRAN)["plan"]["huvudman"]]
    assert len(namn) == 49
    assert [ett for ett in namn if not any(text.startswith(ett) for text in texter)] == []
    assert {"frist 26 nov", "räknat från 3 jun", "Fyrbodal", "planerat möte"} <= set(texter)
    assert "FIKTIVA UPPGIFTER – vad som är påhittat står längst ned." in texter
    assert any("flyttade frister och kvittenser är fiktiva" in text for text in texter)


def test_the_table_of_the_plan_agrees_with_its_json(klient: Klient, mapp: Path) -> None:
    idag = ("--idag", "2019-11-14")
    klient.lyckas("bild", "plan", KOD, *idag, "--till", str(mapp))
    besluten = [
        (man["namn"], ett)
        for man in klient.json("plan", KOD, *idag)["plan"]["huvudman"]
        for ett in man["beslut"]
    ]
    rader = [ett for ett in tabellen(mapp / f"{KOD}-plan.csv") if ett["Förbund"] != "–"]
    assert len(rader) == len(besluten) == 52

    def dagarna(ett: dict[str, Any]) -> list[str]:
        led = {steg["moment"]: steg["datum"] for steg in ett["vagen"]}
        return [led.get(moment) or "–" for moment in ("undertecknat", "mottaget")]

    for rad, (namn, ett) in zip(rader, besluten, strict=True):
        assert rad["Namn"] == namn
        assert rad["Sista dag"] == ett["arende"]["senast"]
        assert [rad["Undertecknat"], rad["Framme"]] == dagarna(ett)
        assert ett["mote"] in {None, rad["Möte"]}
    assert Counter(rad["Går det?"] for rad in rader) == {
        ord_: sum(ett["bedomning"] == kod for _, ett in besluten)
        for kod, ord_ in (
            ("atgard", "hinner med en åtgärd"),
            ("extra", "behöver extra sammanträde"),
            ("kan_inte", "hinner inte"),
        )
        if any(ett["bedomning"] == kod for _, ett in besluten)
    }


def test_one_kommun_is_drawn_step_by_step(klient: Klient, mapp: Path) -> None:
    klient.lyckas("bild", "plan", KOD, *FRAN, "--kommun", "Öckerö", "--till", str(mapp))
    texter = texterna((mapp / f"{KOD}-plan-1407.svg").read_bytes())
    assert {"VästKoms styrelse", "Förbundsstyrelsen", "Kommunfullmäktige"} <= set(texter)
    assert "Justeringen tillkännages" in texter
    dagar = {
        (ett["Vad"], ett["Dag"], ett["Stöd"]) for ett in tabellen(mapp / f"{KOD}-plan-1407.csv")
    }
    (led,) = [
        ett["vagen"]
        for man in klient.json("plan", KOD, *FRAN)["plan"]["huvudman"]
        for ett in man["beslut"]
        if man["kod"] == "1407"
    ]
    assert {ett["datum"] for ett in led} <= {dag for _, dag, _ in dagar}
    assert ("justeringen tillkännages", "2019-11-08", "KL 8:12") in dagar


def test_the_same_state_gives_the_same_bytes(klient: Klient, tmp_path: Path) -> None:
    argument = ("bild", "plan", KOD, *FRAN, "--till")
    for namn in ("a", "b", "a"):
        klient.lyckas(*argument, str(tmp_path / namn))
    filer = sorted((tmp_path / "a").iterdir())
    assert len(filer) == 4
    for fil in filer:
        assert fil.read_bytes() == (tmp_path / "b" / fil.name).read_bytes(), fil.name


def test_the_matrix_agrees_with_the_state(runda: Klient, mapp: Path) -> None:
    rekommendera(runda)
    besluta_i_harryda(runda)
    runda.lyckas("bild", "matris", KOD, "--till", str(mapp))
    lage = runda.lage()
    rader = tabellen(mapp / f"{KOD}-matris.csv")
    assert [rad["Kommun"] for rad in rader] == [man["namn"] for man in lage["kommuner"]]
    for kod in ("1", "2", "3"):
        avslag = sum(rad[f"Punkt {kod}"] == "avslag" for rad in rader)
        assert avslag == lage["summa"][f"utfall {kod}"].get("avslag", 0)
    (harryda,) = [rad for rad in rader if rad["Kommun"] == "Härryda"]
    assert (harryda["Punkt 1"], harryda["Punkt 2"], harryda["Avtal"]) == (
        "bifall",
        "avslag",
        "saknas",
    )
    assert harryda["Samlat"] == "delvis bifall"
    assert [rad["Samlat"] for rad in rader].count("delvis bifall") == lage["summa"]["samlat"][
        "delvis_bifall"
    ]
    texter = texterna((mapp / f"{KOD}-matris.svg").read_bytes())
    assert {man["namn"] for man in lage["kommuner"]} <= set(texter)
    assert {"slutligt bifall", "slutligt avslag eller annat", "vilande", "avslag"} <= set(texter)


def test_the_decisions_are_counted_as_the_plan_counts_them(runda: Klient, mapp: Path) -> None:
    rekommendera(runda)
    besluta_i_harryda(runda)
    runda.lyckas("bild", "uppslutning", KOD, "--till", str(mapp))
    rader = tabellen(mapp / f"{KOD}-uppslutning.csv")
    plan = runda.json("plan", KOD)
    per_dag = {rad["Dag"]: rad["Har beslutat"] for rad in rader}
    assert per_dag["2019-06-03"] == "0"
    assert per_dag["2019-09-25"] == "1"
    assert per_dag["2019-10-10"] == str(plan["rakning"]["beslutat"]) == "1"
    hinner = sum(antal for hur, antal in plan["rakning"].items() if hur != "kan_inte")
    assert max(int(rad["Enligt planen"]) for rad in rader if rad["Enligt planen"] != "–") == hinner
    (frist,) = [rad["Dag"] for rad in rader if "fristen" in rad["Vad"]]
    assert runda.json("plan", KOD)["plan"]["frist"] == frist
    texter = texterna((mapp / f"{KOD}-uppslutning.svg").read_bytes())
    assert {"1 av 49", "alla 49", "frist 26 nov", "läget 10 okt"} <= set(texter)
    assert "sista dag att besluta, 12 nov" in texter


def test_a_page_holds_the_picture_and_a_table_that_is_read_aloud(
    klient: Klient, mapp: Path
) -> None:
    klient.lyckas("bild", "plan", KOD, *FRAN, "--till", str(mapp))
    text = (mapp / f"{KOD}-plan.html").read_text("utf-8")
    sida = Sida(text)
    assert sida.antal("html", lang="sv") == sida.antal("caption") == sida.antal("title") - 1 == 1
    assert sida.antal("svg", role="img") == 1
    assert sida.antal("th", scope="row") == len(tabellen(mapp / f"{KOD}-plan.csv"))
    assert sida.antal("th", scope="col") == 11
    assert "http://" not in text.replace("http://www.w3.org/", "")


@pytest.mark.parametrize("slag", ["plan", "uppslutning", "matris"])
def test_an_unknown_round_is_refused_and_nothing_is_written(
    runda: Klient, mapp: Path, slag: str
) -> None:
    fel = runda.nekas("bild", slag, "finns-inte", "--till", str(mapp))
    assert "Det finns ingen omgång 'finns-inte'" in fel
    assert not mapp.exists()


def test_an_unknown_kommun_is_refused_and_nothing_is_written(klient: Klient, mapp: Path) -> None:
    fel = klient.nekas("bild", "plan", KOD, *FRAN, "--kommun", "Ökcerö", "--till", str(mapp))
    assert "Menade du 'Öckerö'?" in fel
    assert not mapp.exists()


def test_a_folder_that_cannot_be_written_is_refused(klient: Klient, tmp_path: Path) -> None:
    fil = tmp_path / "fil.txt"
    fil.write_text("min", "utf-8")
    svar = klient.nekas("bild", "plan", KOD, *FRAN, "--till", str(fil))
    assert svar == f"Fel: {fil} är en fil, inte en mapp. Ändra --till.\n"
    under = klient.nekas("bild", "plan", KOD, *FRAN, "--till", str(fil / "under"))
    assert "är en fil, inte en mapp" in under
    assert fil.read_text("utf-8") == "min"


def test_a_round_that_is_over_is_drawn_as_it_ended(runda: Klient, mapp: Path) -> None:
    runda.stega(2020, 3, 2)
    runda.lyckas("bild", "uppslutning", KOD, "--till", str(mapp))
    forst = (mapp / f"{KOD}-uppslutning.svg").read_bytes()
    runda.stega(2020, 9, 1)
    runda.lyckas("bild", "uppslutning", KOD, "--till", str(mapp))
    assert (mapp / f"{KOD}-uppslutning.svg").read_bytes() == forst
    runda.lyckas("bild", "plan", KOD, "--till", str(mapp))
    ord_ = {rad["Går det?"] for rad in tabellen(mapp / f"{KOD}-plan.csv") if rad["Förbund"] != "–"}
    assert ord_ == {"hinner inte"}
