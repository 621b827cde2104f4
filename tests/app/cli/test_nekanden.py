"""What does not do as things stand is answered in Swedish, with exit code 1, changing nothing."""

import shutil
from pathlib import Path

import pytest

from tests.app.cli.klienten import KOD, VEM, Klient, rekommendera
from tests.diarium.inlasning.liten_omgang import skriv_framtida

BESLUT = ("--datum", "2019-06-01", "--av", VEM, "--punkt", "1=bifall")
FRIST = ("frist", "andra", KOD, "--motivering", "VGR.", "--datum")
AVTAL = ("--version", "1", "--undertecknare", "Kommundirektör: KS § 1", "--fil", __file__)


@pytest.mark.parametrize(
    ("argument", "text"),
    [
        (("lage", "fvm"), f"Det finns ingen omgång 'fvm'. Omgångar: {KOD}."),
        (("starta", "fvm"), "Det finns ingen mapp eller något exempel 'fvm'. Exempel: "),
        (
            ("registrera", KOD, "1401-kf", *BESLUT),
            "inget ärende '1401-kf'. Menade du kommunbeslut/1401-ks (",
        ),
        (("registrera", KOD, "vastkom-styrelse", *BESLUT, "--punkt", "9=bifall"), "9"),
        (
            ("registrera", KOD, "vastkom-styrelse", *BESLUT, "--vantad-version", "4"),
            "vastkom/vastkom-styrelse har version 0: någon version 4 finns inte än. Läs om läget",
        ),
        (
            ("registrera", KOD, "vastkom-styrelse", *BESLUT, "--protokoll", "finns-inte.pdf"),
            "finns-inte.pdf finns inte. Kontrollera sökvägen.",
        ),
        (("justera", KOD, "1401-ks", "--justerat", "2019-06-01"), "inget registrerat beslut"),
        (
            ("villkor", KOD, "1401-ks", "--punkt", "1", "--motivering", "Budget.", "--av", VEM),
            "punkt 1",
        ),
        (
            ("korrigera", KOD, "1401-ks", *BESLUT, "--motivering", "Fel.", "--nummer", "3"),
            "har inget beslut nummer 3",
        ),
        (
            ("bekrafta", KOD, "1401-ks", "--nummer", "3", "--motivering", "Rätt.", "--av", VEM),
            "finns med `beslut lage OMGANG --arende kommunbeslut/1401-ks`.",
        ),
        (("avtal", "visa", KOD, "Åmol"), "'Åmol' deltar inte i omgången"),
        (("avtal", "visa", KOD, "Varberg"), "'Varberg' deltar inte i omgången"),
        (
            ("avtal", "registrera", KOD, "1401", "--slag", "avropp", "--punkter", "1", *AVTAL),
            f"Omgången {KOD} har inget avtal av slaget 'avropp'. Finns: avrop, samverkansavtal.",
        ),
        (
            ("avtal", "registrera", KOD, "1401", "--slag", "avrop", "--punkter", "1 7", *AVTAL),
            f"Omgången {KOD} har ingen punkt '7'. Finns: 1, 2, 3.",
        ),
        (
            ("avtal", "prova-sent", KOD, "1401", "--godtas", "--motivering", "x", "--av", VEM),
            "Fel: Härryda (1401) har inget avtal som kommit efter fristen och väntar på besked.",
        ),
        (("lamna-in", KOD, "1401"), "Härryda (1401) kan inte lämnas in:"),
        (
            ("kvittera", KOD, "1401", "--referens", "VGR 1"),
            "Fel: Härryda (1401) har inte lämnat in något att kvittera.",
        ),
        ((*FRIST, "2019-11-26"), "26 november 2019"),
        (
            (*FRIST, "2019-12-03", "--milstolpe", "fel"),
            "Omgången har ingen milstolpe 'fel'. Finns: mottaget.",
        ),
        (("utskick", "lista", "fel"), "Det finns ingen omgång 'fel'."),
        (("exportera", "fel", "mapp"), "Det finns ingen omgång 'fel'."),
    ],
)
def test_what_does_not_do(runda: Klient, argument: tuple[str, ...], text: str) -> None:
    fel = runda.nekas(*argument)
    assert fel.startswith("Fel: ")
    assert text in fel


def test_starting_the_same_round_again_changes_nothing(runda: Klient) -> None:
    fore = runda.innehall()
    assert "redan startad med samma innehåll" in runda.lyckas("starta", KOD)
    assert runda.innehall() == fore


def test_a_body_with_two_cases_is_asked_which(klient: Klient, tmp_path: Path) -> None:
    mapp = tmp_path / "egen"
    shutil.copytree(Path("exempel") / KOD, mapp)
    with (mapp / "beslutsvagar.csv").open("a", encoding="utf-8") as fil:
        fil.write("1401,ks,1401-ks,1 2 3,\n")
    assert klient("starta", str(mapp), "--simulerad", "2019-06-03 09:00").kod == 0
    fel = klient.nekas("lage", KOD, "--arende", "1401-ks")
    assert "'1401-ks' har flera ärenden" in fel
    assert "Ange ett av: ks/1401-ks (" in fel
    assert ", kommunbeslut/1401-ks (" in fel


def test_a_kommun_is_found_by_code_and_name_and_near_names_are_suggested(runda: Klient) -> None:
    assert {runda.json("avtal", "visa", KOD, ett)["huvudman"] for ett in ("1492", "Åmål")} == {
        "1492"
    }
    assert runda.json("avtal", "visa", KOD, "åmål")["namn"] == "Åmål"
    assert "Menade du 'Åmål'?" in runda.nekas("avtal", "visa", KOD, "Åmol")


def test_a_folder_with_a_fault_names_file_line_and_field(klient: Klient, tmp_path: Path) -> None:
    (tmp_path / "omgang.yaml").write_text("kod: x\ntittel: y\nprocess: process.yaml\n")
    (tmp_path / "process.yaml").write_text("kod: p\n")
    fel = klient.nekas("starta", str(tmp_path))
    assert "process.yaml" in fel
    assert "fältet" in fel


def test_a_production_record_refuses_a_stepped_clock(klient: Klient, tmp_path: Path) -> None:
    assert klient("starta", str(skriv_framtida(tmp_path))).kod == 0
    fel = klient.nekas("starta", KOD, "--simulerad", "2019-06-03 09:00")
    assert "Databasen innehåller riktiga omgångar" in fel


def test_a_version_that_another_has_passed_is_refused(runda: Klient) -> None:
    rekommendera(runda)
    fel = runda.nekas("registrera", KOD, "vastkom-styrelse", *BESLUT, "--vantad-version", "0")
    assert "har ändrats av någon annan (version 1, du såg 0)." in fel


@pytest.mark.parametrize(
    "kommando",
    [
        ("avtal", "registrera", KOD, "1401", "--slag", "avrop", "--punkter", "1", *AVTAL[:4]),
        ("registrera", KOD, "vastkom-styrelse", *BESLUT),
    ],
)
def test_an_empty_file_is_refused(runda: Klient, tmp_path: Path, kommando: tuple[str, ...]) -> None:
    tom = tmp_path / "Avrop Härryda.pdf"
    tom.touch()
    flagga = "--fil" if kommando[0] == "avtal" else "--protokoll"
    fel = runda.nekas(*kommando, flagga, str(tom))
    assert fel == (
        f"Fel: {tom}: filen är tom. Kontrollera att den är färdigsparad och att det är rätt fil.\n"
    )


def test_an_export_never_writes_over_a_folder(runda: Klient, tmp_path: Path) -> None:
    fel = runda.nekas("exportera", KOD, str(tmp_path))
    assert fel == (
        f"Fel: {tmp_path} finns redan, och en export skriver aldrig över något. Välj en ny mapp.\n"
    )


def test_a_recommendation_given_twice_is_recorded_once(runda: Klient) -> None:
    rekommendera(runda)
    fore = runda.innehall()
    assert "Redan registrerat som händelse 2" in rekommendera(runda)
    assert runda.innehall() == fore


def test_the_same_round_with_other_content_is_refused(runda: Klient, tmp_path: Path) -> None:
    mapp = tmp_path / "andrad"
    shutil.copytree(Path("exempel") / KOD, mapp)
    fil = mapp / "omgang.yaml"
    fil.write_text(fil.read_text(encoding="utf-8").replace("Avrop av", "Avropen av"), "utf-8")
    fel = runda.nekas("starta", str(mapp))
    assert f"redan startad som {KOD}" in fel
    assert "med annat innehåll" in fel


@pytest.mark.parametrize("motivering", ["", " "])
def test_a_pause_and_its_end_ask_for_a_reason(runda: Klient, motivering: str) -> None:
    arende = ("vastkom/vastkom-styrelse", "--motivering", motivering)
    ord_ = "--motivering: ange varför påminnelserna pausas eller går igen"
    till = ("--till", "2019-06-10")
    assert ord_ in runda.nekas("utskick", "pausa", KOD, *arende, *till, kod=2)
    assert ord_ in runda.nekas("utskick", "ateruppta", KOD, *arende, kod=2)
