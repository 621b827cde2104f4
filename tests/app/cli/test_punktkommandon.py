"""Announced, appealed, withdrawn, closed; and which of several reports holds."""

from typing import Any

import pytest

from tests.app.cli.klienten import KOD, VEM, Klient, besluta_i_harryda, rekommendera

KS = "kommunbeslut/1401-ks"
SKAL = ("--motivering", "Omgången avslutas (fiktivt).")


def beslut(klient: Klient) -> list[dict[str, Any]]:
    """Gives the decisions of the case as JSON shows them."""
    alla: list[dict[str, Any]] = klient.json("lage", KOD, "--arende", KS)["beslut"]
    return alla


def test_a_justering_is_announced_afterwards(runda: Klient) -> None:
    runda.stega(2019, 10, 10)
    bas = ("registrera", KOD, KS, "--datum", "2019-09-25", "--punkt", "1=bifall", "--av", VEM)
    runda.lyckas(*bas)
    assert "Registrera justeringen först" in runda.nekas(
        "anslag", KOD, KS, "--anslaget", "2019-10-03"
    )
    runda.lyckas("justera", KOD, KS, "--justerat", "2019-10-02")
    assert "version 3" in runda.lyckas("anslag", KOD, KS, "--anslaget", "2019-10-03")


def test_the_time_for_appeal_is_told_and_a_stated_day_kept(runda: Klient) -> None:
    besluta_i_harryda(runda)  # announced on 3 October
    bas = ("anslag", KOD, KS, "--anslaget", "2019-10-03")
    text = runda.lyckas(*bas, "--sista-dag", "2019-10-25")
    assert "sista dag att överklaga 24 oktober 2019, laga kraft 25 oktober 2019" in text
    assert "OBS beslut 1: Kommunen anger 25 oktober 2019 som sista dag" in text
    tid = beslut(runda)[0]["overklagande"]
    assert (tid["angiven_sista_dag"], tid["sista_dag"]) == ("2019-10-25", "2019-10-24")
    runda.stega(2019, 10, 22)
    text = runda.lyckas(*bas, "--nedtaget", "2019-10-21")
    assert "ingen laga kraft" in text
    assert "Be kommunen tillkännage justeringen på nytt. (KL 8:9-12, 13:5)" in text
    assert beslut(runda)[0]["overklagande"]["laga_kraft"] is None
    assert "ingen laga kraft" in runda.lyckas("lage", KOD, "--arende", KS)
    assert "nedtagandet" in runda.nekas(*bas, "--nedtaget", "2019-10-30")
    assert runda.lyckas("verifiera").startswith("Allt stämmer.")


def test_an_appealed_decision_stands_and_is_marked(runda: Klient) -> None:
    besluta_i_harryda(runda)
    text = runda.lyckas("overklaga", KOD, KS, "--datum", "2019-10-09")
    assert "Punkt 1: bifall. OBS: beslutat före rekommendationen. OBS: överklagad." in text
    assert runda.kommun("1401")["punkter"]["1"] == "bifall"


def test_points_are_withdrawn_and_closed(runda: Klient) -> None:
    text = runda.lyckas("avbryt", KOD, KS, "--punkt", "3", *SKAL)
    assert "Punkt 3: avbruten." in text
    runda.lyckas("stang", KOD, KS, "--punkt", "1", "--punkt", "2", *SKAL)
    assert runda.kommun("1401")["status"] == {"1": "utan_svar", "2": "utan_svar", "3": "avbruten"}
    assert "Bara punkter som saknar utfall" in runda.nekas("stang", KOD, KS, "--punkt", "3", *SKAL)


@pytest.mark.parametrize("kommando", ["avbryt", "stang"])
def test_a_withdrawal_needs_a_reason(runda: Klient, kommando: str) -> None:
    fel = runda.nekas(kommando, KOD, KS, "--punkt", "1", kod=2)
    assert "Flaggan --motivering saknas." in fel


def test_the_strength_of_a_recommendation_is_shown(runda: Klient) -> None:
    text = rekommendera(runda)
    assert "  Punkt 1: bifall, bör avropas av alla.\n" in text
    assert "  Punkt 2: bifall, rekommenderas.\n  Punkt 3: bifall.\n" in text
    visat = runda.lyckas("lage", KOD, "--arende", "vastkom-styrelse")
    assert "Punkt 1: bifall, bör avropas av alla." in visat
    assert "1 bifall (bör avropas av alla), 2 bifall (rekommenderas), 3 bifall" in visat
    ett = runda.json("lage", KOD, "--arende", "vastkom-styrelse")["beslut"][0]
    assert ett["styrka"] == {"1": "bor", "2": "rekommenderas", "3": None}


def test_a_second_report_waits_to_be_confirmed(runda: Klient) -> None:
    besluta_i_harryda(runda)
    andra = ("--datum", "2019-10-09", "--av", VEM, "--punkt", "1=avslag")
    runda.lyckas("registrera", KOD, KS, *andra)
    assert [ett["galler"] for ett in beslut(runda)] == [
        {"1": "ja", "2": "ja", "3": "ja"},
        {"1": "vantar"},
    ]
    rader = [rad.rstrip() for rad in runda.lyckas("lage", KOD, "--arende", KS).splitlines()]
    assert any(rad.endswith("väntar på bekräftelse") for rad in rader)
    runda.lyckas(
        *("bekrafta", KOD, KS, "--nummer", "2", "--motivering", "Protokollet.", "--av", VEM)
    )
    assert [ett["galler"] for ett in beslut(runda)] == [
        {"1": "bortvalt", "2": "ja", "3": "ja"},
        {"1": "ja"},
    ]
    assert "1 nej, ett annat är bekräftat, 2 ja, 3 ja" in runda.lyckas("lage", KOD, "--arende", KS)


def test_what_led_up_to_the_decision_no_longer_holds(runda: Klient) -> None:
    runda.stega(2019, 9, 1)
    for datum, utfall in (("2019-08-20", "aterremiss: majoritet"), ("2019-08-28", "bifall")):
        runda.lyckas(
            *("registrera", KOD, KS, "--datum", datum, "--punkt", f"1={utfall}", "--av", VEM)
        )
    assert [ett["galler"]["1"] for ett in beslut(runda)] == ["tidigare", "ja"]


def test_a_report_on_a_closed_point_waits_for_a_human(runda: Klient) -> None:
    runda.lyckas("stang", KOD, KS, "--punkt", "1", *SKAL)
    runda.lyckas(
        *("registrera", KOD, KS, "--datum", "2019-06-01", "--punkt", "1=bifall", "--av", VEM)
    )
    assert [ett["galler"]["1"] for ett in beslut(runda)] == ["vantar"]


def test_a_minority_is_told_how_to_write_the_majority(runda: Klient) -> None:
    fel = runda.nekas(
        *("registrera", KOD, KS, "--datum", "2019-06-01", "--av", VEM),
        *("--punkt", "2=aterremiss: minoritet"),
    )
    assert 'Skriv stödet efter kolon, --punkt "2=aterremiss: majoritet", om' in fel
    assert "stod=" not in fel
