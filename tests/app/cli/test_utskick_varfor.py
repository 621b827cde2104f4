"""`beslut utskick varfor`: why this was sent, or was not, and what comes next."""

import pytest

from app.mottagare.smtp import Smtpmottagare
from tests.app.cli.klienten import KOD, VEM, Klient, rekommendera
from tests.app.cli.terminalen import kor_i_terminal

VASTKOM = ("--mottagare", "vastkom-styrelse")


def varfor(klient: Klient, *argument: str) -> str:
    return klient.lyckas("utskick", "varfor", KOD, *argument)


def test_a_reminder_is_explained_by_its_rung_and_its_version(
    runda: Klient, postlada: Smtpmottagare
) -> None:
    runda.lyckas("svep")
    runda.stega(2019, 6, 4, 8)
    runda.lyckas("svep")
    assert len(postlada.mottagna) == 2
    text = varfor(runda, *VASTKOM)
    assert "öppet när omgången startade (händelse 1, 3 juni 2019)." in text
    assert (
        "Därför: VästKoms styrelse, VästKoms rekommendation: 14 dagar före sista dagen tisdag "
        "18 juni 2019 (frist version 1)."
    ) in text
    assert "60 och 30 dagar före 18 juni 2019: dagen hade gått när steget öppnades" in text
    assert "Härnäst, om inget svar kommer:\n  11 juni 2019 kl. 8.00: påminnelse, 7 dagar" in text


@pytest.mark.usefixtures("postlada")
def test_who_has_answered_is_told_as_the_reason_for_silence(runda: Klient) -> None:
    runda.lyckas("svep")
    rekommendera(runda)
    text = varfor(runda, *VASTKOM)
    assert "7, 3 och 1 dagar före 18 juni 2019: har svarat 11 juni 2019." in text
    assert "Härnäst: inget mer är planerat." in text
    svar = runda.json("utskick", "varfor", KOD, "--mottagare", "registrator@vastkom.example")
    assert svar["harnast"] == []
    assert {ett["tillstand"] for ett in svar["utskick"]} == {"skickad"}


def test_a_held_message_is_told_with_its_reason(runda: Klient) -> None:
    rekommendera(runda)
    runda("svep")
    (ett,) = runda.json("utskick", "varfor", KOD, *VASTKOM)["utskick"]
    assert (ett["tillstand"], ett["motivering"]) == ("aterhallen", "organet har redan beslutat")
    assert "återhållen: organet har redan beslutat" in varfor(runda, *VASTKOM)


def test_a_body_that_waits_for_others_is_told_for_what(runda: Klient) -> None:
    text = varfor(runda, "--mottagare", "Härryda")
    assert "Inga meddelanden än." in text
    assert "steget har inte öppnats: det väntar på" in text
    assert "kommer när det här är klart: VästKoms rekommendation och GR:s" in text


@pytest.mark.usefixtures("postlada")
def test_rungs_passed_over_and_a_moved_deadline_are_told(runda: Klient) -> None:
    runda.lyckas("svep")
    runda.stega(2019, 6, 12)
    runda.lyckas("svep")
    runda.lyckas("frist", "andra", KOD, "--datum", "2019-11-29", "--motivering", "Mer tid.")
    runda.lyckas("svep")
    text = varfor(runda, *VASTKOM)
    assert "ett senare steg i trappan gick ut i dess ställe." in text
    assert "  12 juni 2019, till Registrator, VästKom (fiktiv) <registrator@vast" in text
    assert "7 dagar före den sista dag som gällde då (frist version 1; nu gäller version 2" in text
    assert "fristen flyttades till fredag 29 november 2019" in text
    assert "(version 2): Mer tid (händelse 2, 12 juni 2019)." in text


def test_a_failed_message_is_told_with_what_failed(runda: Klient) -> None:
    rekommendera(runda)
    runda("svep")
    text = varfor(runda, "--mottagare", "Fyrbodal")
    assert "tillfälligt fel:" in text
    assert "öppnades när det här var klart: VästKoms rekommendation (händelse" in text


@pytest.mark.parametrize(
    ("mottagare", "text"),
    [
        ("registrator@amol.example", "Menade du registrator@amal.example"),
        ("Härrida", "Menade du Härryda"),
        ("helt-annat@annan.se", "'helt-annat@annan.se' får inga meddelanden i omgången"),
    ],
)
def test_an_unknown_recipient_is_refused_with_those_like_it(
    runda: Klient, mottagare: str, text: str
) -> None:
    assert text in runda.nekas("utskick", "varfor", KOD, "--mottagare", mottagare)


def test_another_secret_address_is_not_answered_by_itself(runda: Klient) -> None:
    skyddad = "workflows://prod-1.westeurope.logic.azure.example/flode"
    ny = ("--kanal", "teams", "--namn", "Kanalen (fiktiv)", "--adress", f"{skyddad}/hemlig-1")
    runda.lyckas("kontakt", "lagg-till", KOD, "1401-ks", *ny)
    fel = runda.nekas("utskick", "varfor", KOD, "--mottagare", f"{skyddad}/hemlig-2")
    assert "får inga meddelanden i omgången" in fel
    assert "Ingen kontakt har exakt den adressen." in fel
    assert "Menade du" not in fel
    assert "hemlig" not in fel


@pytest.mark.usefixtures("runda")
def test_a_narrow_terminal_folds_between_words() -> None:
    assert max(map(len, kor_i_terminal("utskick", "varfor", KOD, *VASTKOM))) <= 80


def test_a_decided_body_owes_nothing_more(runda: Klient) -> None:
    runda.stega(2019, 10, 9)
    runda.lyckas(
        *("registrera", KOD, "1401-ks", "--datum", "2019-10-08", "--av", VEM),
        *("--punkt", "1=bifall", "--punkt", "2=bifall", "--punkt", "3=bifall"),
    )
    svar = runda.json("utskick", "varfor", KOD, "--mottagare", "1401-ks")
    assert {ett["motivering"] for ett in svar["inte"]} == {"har svarat 8 oktober 2019"}
