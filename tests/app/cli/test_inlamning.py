"""From agreement to receipt: refused with the diff, mended, handed over, acknowledged, late."""

import pytest

from tests.app.cli.klienten import (
    KOD,
    VEM,
    Klient,
    besluta_i_harryda,
    registrera_avtal,
    rekommendera,
)


def test_the_round_goes_from_recommendation_to_receipt(runda: Klient) -> None:
    rekommendera(runda)
    besluta_i_harryda(runda)
    assert runda.kommun("1401")["status"] == dict.fromkeys("123", "avgjord")
    text = runda.lyckas(
        *("frist", "andra", KOD, "--datum", "2019-12-03", "--klockslag", "16:00"),
        *("--motivering", "VGR har flyttat fristen (fiktivt)."),
    )
    assert "Mottaget hos VGR senast tisdag 3 december 2019 kl. 16.00." in text
    assert runda.lage()["frist"]["version"] == 2
    assert [ett["version"] for ett in runda.json("frist", "visa", KOD)] == [1, 2]
    assert "VGR har flyttat fristen (fiktivt)." in runda.lyckas("frist", "visa", KOD)

    registrera_avtal(runda, "avrop", "1 2")
    assert runda.kommun("1401")["avtal"] == "komplettering_kravs"
    fel = runda.nekas("lamna-in", KOD, "Härryda")
    assert fel.startswith("Fel: Härryda (1401) kan inte lämnas in:\n  - ")
    assert (
        "Avtalet ”Avrop” omfattar punkt 2, men beslutet är avslag. Begär in ett beslut om punkt 2"
        in fel
    )
    assert (
        "Punkt 3 är beslutad, men avtalet ”Avrop” omfattar den inte. Begär in ett avtal som" in fel
    )
    assert "Begär in ett undertecknat exemplar av avtalet ”Samverkansavtal”." in fel

    registrera_avtal(runda, "avrop", "1,3")
    text = registrera_avtal(runda, "samverkansavtal", "1 3")
    assert "Härryda (1401): undertecknat" in text
    text = runda.lyckas("lamna-in", KOD, "1401")
    (paket,) = (runda.hem / "inkorg" / "vgr").iterdir()
    assert f"Härryda (1401) är inlämnad: {paket.name} hos {paket}." in text
    assert runda.kommun("1401")["avtal"] == "inlamnat"
    assert "är redan inlämnad" in runda.lyckas("lamna-in", KOD, "1401")

    runda.lyckas("kvittera", KOD, "Härryda", "--referens", "RS 2019-0815")
    assert runda.kommun("1401")["avtal"] == "kvitterat"
    assert runda.json("avtal", "visa", KOD, "1401")["kvittens"]["efter_frist"] is False
    assert "redan kvitterad" in runda.nekas("kvittera", KOD, "1401", "--referens", "RS 1")
    registrera_avtal(runda, "avrop", "1,3", text="Omskrivet avtal")
    (obs,) = runda.kommun("1401")["avtalsobs"]
    assert "efter mottagarens kvittens RS 2019-0815" in obs
    assert f"OBS Härryda, avtalen är undertecknat men: {obs}" in runda.lyckas("lage", KOD)
    visat = runda.lyckas("avtal", "visa", KOD, "1401")
    assert "Tidigare kvitterat 10 oktober 2019 kl. 9.00, RS 2019-0815" in visat
    assert runda.lyckas("verifiera") == "Allt stämmer. Verifierade omgångar: 1.\n"


def test_all_that_are_ready_are_handed_in_and_the_others_told_why(runda: Klient) -> None:
    besluta_i_harryda(runda)
    assert "Inlämnade nu: 0. " in runda.lyckas("lamna-in", KOD, "--alla")
    registrera_avtal(runda, "avrop", "1 3")
    svar = runda("lamna-in", KOD, "--alla")
    assert (svar.kod, svar.fel) == (1, "")
    assert "Härryda (1401) kan inte lämnas in:" in svar.ut
    assert svar.ut.endswith(
        "Inlämnade nu: 0. Inlämnade tidigare: 0. Kan inte lämnas in: 1. "
        "Leveransen misslyckades: 0. Avtal saknas: 48. Summa: 49.\n"
    )
    registrera_avtal(runda, "samverkansavtal", "1 3")
    assert "Inlämnade nu: 1. " in runda.lyckas("lamna-in", KOD, "--alla")
    assert "Inlämnade tidigare: 1. " in runda.lyckas("lamna-in", KOD, "--alla")


@pytest.mark.parametrize(
    ("val", "status"), [("--godtas", "undertecknat"), ("--avvisas", "avvisat")]
)
def test_what_comes_late_waits_for_the_receiver(runda: Klient, val: str, status: str) -> None:
    besluta_i_harryda(runda)
    runda.stega(2019, 11, 27)
    for slag in ("avrop", "samverkansavtal"):
        registrera_avtal(runda, slag, "1 3")
    assert runda.kommun("1401")["avtal"] == "inkommet_efter_frist"
    assert "beslut avtal prova-sent" in runda.nekas("lamna-in", KOD, "1401")
    besked = ("avtal", "prova-sent", KOD, "1401", val, "--motivering", "VGR (fiktivt).")
    runda.lyckas(*besked, "--av", VEM)
    assert runda.kommun("1401")["avtal"] == status


def test_an_agreement_shows_everything_and_what_is_lacking(runda: Klient) -> None:
    besluta_i_harryda(runda)
    text = registrera_avtal(runda, "avrop", "1 3")
    assert "Motpartens frist är tisdag 26 november 2019 kl. 23.59 (klockslaget är antaget)." in text
    assert "avrop version 2019-1, punkt 1 3, inkommet 10 oktober 2019 kl. 9.00" in text
    assert "Beslut. Punkt 2: avslag, Kommunstyrelsen i Härryda kommun 2019-09-25 § 112" in text
    assert "Saknas: Avtalet ”Samverkansavtal” har inte kommit in." in text
    assert text.count("Fiktivt: ") == 5
    visad = runda.json("avtal", "visa", KOD, "Härryda")
    assert visad["status"] == "komplettering_kravs"
    assert visad["handlingar"][0]["undertecknare"] == [
        {"roll": "Kommundirektör", "befogenhet": "KS 2019-09-25 § 112"}
    ]
