"""Decisions are recorded, justerade, corrected, confirmed and cleared from the command line."""

from pathlib import Path

from beslutsmodell.datum import MANADER
from tests.app.cli.klienten import KOD, VEM, Klient, besluta_i_harryda, rekommendera

KS = "kommunbeslut/1401-ks"
I_SEPTEMBER = ("--datum", "2019-09-25", "--av", VEM)


def test_a_recommendation_opens_the_next_step_and_tells(runda: Klient) -> None:
    text = rekommendera(runda)
    assert "Registrerat som händelse 2 i fvm-avrop-2019." in text
    assert (
        "vastkom/vastkom-styrelse har nu version 1:\n  Punkt 1: bifall, bör avropas av alla.\n"
        in text
    )
    assert "Öppnat: au/fyrbodal-au, au/sjuharad-au, au/skaraborg-au, forbundsstyrelse/" in text


def test_a_decision_is_preliminary_until_its_minutes_are_justerade(runda: Klient) -> None:
    runda.stega(2019, 10, 10)
    punkter = ("--punkt", "1=bifall", "--punkt", "2=återremiss: majoritet", "--punkt", "3=avslag")
    runda.lyckas("registrera", KOD, KS, *I_SEPTEMBER, *punkter)
    assert runda.kommun("1401")["status"] == {
        "1": "preliminar",
        "2": "aterremitterad",
        "3": "preliminar",
    }
    text = runda.lyckas(
        "justera", KOD, "1401-ks", "--justerat", "2019-10-02", "--anslaget", "2019-10-03"
    )
    assert "Punkt 1: bifall. OBS: beslutat före rekommendationen." in text
    assert runda.kommun("1401")["punkter"] == {"1": "bifall", "2": "aterremiss", "3": "avslag"}


def test_a_condition_stays_open_until_a_human_clears_it(runda: Klient) -> None:
    runda.stega(2019, 10, 10)
    runda.lyckas(
        *("registrera", KOD, KS, *I_SEPTEMBER, "--justerat", "2019-10-02"),
        *("--punkt", "1=bifall_med_villkor: om budgeten: 2020 antas"),
    )
    assert runda.kommun("1401")["status"]["1"] == "villkorad"
    runda.lyckas(
        *("villkor", KOD, KS, "--punkt", "1", "--motivering", "Budgeten är antagen.", "--av", VEM)
    )
    assert runda.kommun("1401")["status"]["1"] == "avgjord"


def test_a_decision_by_the_chair_tells_when_it_is_to_be_reported(runda: Klient) -> None:
    runda.stega(2019, 10, 10)
    runda.lyckas(
        *("registrera", KOD, KS, "--datum", "2019-09-26", "--av", VEM),
        *("--slag", "ordforandebeslut", *(f"--punkt={kod}=bifall" for kod in "123")),
    )
    moten = runda.json("kalender", "visa", KOD, "--organ", "1401-ks")
    dagar = [ett["datum"] for ett in moten[-1]["sammantraden"]]
    nasta = min(dag for dag in dagar if dag > "2019-09-26")
    dag = f"{int(nasta[8:])} {MANADER[int(nasta[5:7]) - 1]} {nasta[:4]}"
    text = runda.lyckas("lage", KOD, "--arende", KS)
    assert f"ordförandebeslut, anmäls vid nästa sammanträde, {dag} (KL 6:40)." in text


def test_a_correction_supersedes_and_keeps_the_old_decision(runda: Klient) -> None:
    besluta_i_harryda(runda)
    runda.lyckas(
        *("korrigera", KOD, KS, *I_SEPTEMBER, "--justerat", "2019-10-02"),
        *("--punkt", "1=bifall", "--punkt", "2=bifall", "--punkt", "3=bifall"),
        *("--motivering", "Punkt 2 var fel avskriven.", "--vantad-version", "1"),
    )
    assert runda.kommun("1401")["punkter"]["2"] == "bifall"
    beslut = runda.json("lage", KOD, "--arende", KS)["beslut"]
    assert [(ett["nummer"], ett["ersatt"]) for ett in beslut] == [(1, True), (2, False)]


def test_conflicting_reports_wait_for_a_human(runda: Klient) -> None:
    besluta_i_harryda(runda)
    text = runda.lyckas(
        *("registrera", KOD, KS, "--datum", "2019-10-09", "--av", VEM, "--punkt", "1=avslag"),
    )
    assert "OBS: motstridiga besked." in text
    assert "har flera beslut: nummer 1 (2019-09-25), 2 (2019-10-09)" in runda.nekas(
        *("korrigera", KOD, KS, *I_SEPTEMBER, "--punkt", "1=bifall", "--motivering", "Fel."),
    )
    runda.lyckas(
        *("bekrafta", KOD, KS, "--nummer", "1", "--motivering", "Protokollet.", "--av", VEM)
    )
    kommun = runda.kommun("1401")
    assert kommun["punkter"]["1"] == "bifall"
    assert not any("motstridigt" in ett for ett in kommun["flaggor"])


def test_the_minutes_are_kept_with_the_decision(runda: Klient, tmp_path: Path) -> None:
    runda.stega(2019, 10, 10)
    fil = tmp_path / "Beslut Härryda KS §112.pdf"
    fil.write_bytes(b"%PDF fiktivt")
    runda.lyckas(
        *("registrera", KOD, KS, *I_SEPTEMBER, "--punkt", "1=bifall", "--protokoll", str(fil)),
        *("--reservation", "Ronja Rövardotter reserverar sig.", "--votering", "12 mot 3"),
    )
    mapp = tmp_path / "ut"
    runda.lyckas("exportera", KOD, str(mapp))
    (kopia,) = mapp.glob("filer/*/*")
    assert (kopia.name, kopia.read_bytes()) == (fil.name, b"%PDF fiktivt")


def test_a_delegate_refers_to_the_delegation(runda: Klient) -> None:
    runda.stega(2019, 10, 10)
    delegat = ("registrera", KOD, KS, *I_SEPTEMBER, "--slag", "delegation", "--punkt", "1=bifall")
    assert "ska hänvisa till delegationen" in runda.nekas(*delegat, kod=2)
    runda.lyckas(*delegat, "--delegation", "Delegationsordningen 3.1")
