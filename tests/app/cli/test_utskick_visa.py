"""`beslut utskick visa`: one message as it went, or as it would go."""

import email
import json
from email import policy
from pathlib import Path

import pytest

from app.mottagare.ca import Lokalca
from app.mottagare.smtp import Smtpmottagare
from app.mottagare.teams import Teamsmottagare
from tests.app.cli.klienten import KOD, Klient, rekommendera

FRAN = ("--idag", "2019-06-03")
VASTKOM = ("--mottagare", "vastkom-styrelse")


def test_a_preview_is_what_is_sent_when_its_time_comes(
    runda: Klient, postlada: Smtpmottagare
) -> None:
    fore = runda.innehall()
    oppning = runda.json("utskick", "visa", KOD, "1")
    assert runda.innehall() == fore
    runda.lyckas("svep")
    paminnelse = runda.json("utskick", "visa", KOD, *VASTKOM)
    assert (oppning["forhandsvisning"], paminnelse["forhandsvisning"]) == (True, True)
    assert (oppning["sort"], paminnelse["sort"]) == ("oppning", "paminnelse")
    runda.stega(2019, 6, 4, 8)
    runda.lyckas("svep")
    for visat, skickat in zip((oppning, paminnelse), postlada.mottagna, strict=True):
        brev = email.message_from_bytes(skickat.innehall, policy=policy.default)
        text, html = brev.get_body(("plain",)), brev.get_body(("html",))
        assert text is not None
        assert html is not None
        assert text.get_content().splitlines() == visat["text"].splitlines()
        assert html.get_content().splitlines() == visat["html"].splitlines()
        assert str(brev["Subject"]) == visat["huvuden"]["Ämne"]


def test_a_sent_message_is_shown_as_it_was_frozen(
    runda: Klient, postlada: Smtpmottagare, tmp_path: Path
) -> None:
    runda.lyckas("svep")
    runda.stega(2019, 6, 12)
    fil = tmp_path / "brev.html"
    text = runda.lyckas("utskick", "visa", KOD, "1", "--html", str(fil))
    brev = email.message_from_bytes(postlada.mottagna[0].innehall, policy=policy.default)
    assert f"Message-ID: {brev['Message-ID']}" in text
    assert "FÖRHANDSVISNING" not in text
    assert "skickad, 3 juni 2019 kl. 9.00" in text
    assert fil.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert "har inget kort: det går som e-post" in runda.nekas(
        "utskick", "visa", KOD, "1", "--kort", str(tmp_path / "kort.json")
    )
    assert not (tmp_path / "kort.json").exists()


def test_a_sent_card_is_shown_as_teams_got_it(
    runda: Klient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ca = Lokalca(tmp_path)
    with Teamsmottagare(tmp_path / "kort", tls=ca.serverkontext()) as teams:
        monkeypatch.setenv("BESLUT_CA_FIL", str(ca.ca_fil))
        monkeypatch.setenv("STYRELSENS_KANAL", teams.adress(signatur="hemlig7"))
        kanalen = ("--kanal", "teams", "--adress", "miljo:STYRELSENS_KANAL")
        namn = ("--namn", "Styrelsens kanal (fiktiv)")
        runda.lyckas("kontakt", "lagg-till", KOD, "vastkom-styrelse", *kanalen, *namn)
        runda.stega(2019, 6, 4, 8)
        runda("svep")  # no mail server: the letter waits, the card goes
        (mottaget,) = teams.mottagna
    (ett,) = [rad for rad in runda.json("utskick", "lista", KOD) if rad["kanal"] == "teams"]
    fil = tmp_path / "visat.json"
    runda.stega(2019, 6, 12)
    text = runda.lyckas("utskick", "visa", KOD, str(ett["id"]), "--kort", str(fil))
    assert "skickad, 4 juni 2019 kl. 8.00" in text
    assert "FÖRHANDSVISNING" not in text
    assert json.loads(fil.read_text("utf-8")) == mottaget
    assert "hemlig7" not in text + fil.read_text("utf-8")


def test_a_letter_and_a_card_are_previewed_before_the_start(klient: Klient, tmp_path: Path) -> None:
    html, kort = tmp_path / "brev.html", tmp_path / "kort.json"
    text = klient.lyckas(
        *("utskick", "visa", KOD, *FRAN, *VASTKOM, "--sort", "paminnelse"),
        *("--html", str(html), "--kort", str(kort)),
    )
    assert text.startswith("FÖRHANDSVISNING: inget är skickat och inget är ändrat.\n")
    assert "påminnelse, 14 dagar före, e-post, inte i utkorgen än, tidigast 4 juni 2019" in text
    assert "Rekommendationen behöver vara lämnad senast tisdag 18 juni 2019." in text
    assert "Egen sista dag" in html.read_text("utf-8")
    assert json.loads(kort.read_text("utf-8"))["type"] == "AdaptiveCard"
    assert not list(klient.hem.iterdir())


def test_a_body_whose_turn_has_not_come_is_previewed_as_if_it_had(klient: Klient) -> None:
    text = klient.lyckas(
        "utskick", "visa", KOD, *FRAN, "--mottagare", "Åmål", "--sort", "paminnelse"
    )
    assert "Förhandsvisat som om alla steg före var klara." in text
    assert "Åmåls kommun" in text


def test_a_message_that_will_be_held_says_why(runda: Klient) -> None:
    rekommendera(runda)
    text = runda.lyckas("utskick", "visa", KOD, "1")
    assert "planerad (organet har redan beslutat)" in text
    assert "Det finns ingen text: meddelandet är inte skrivet." in text


@pytest.mark.parametrize(
    ("argument", "text", "kod"),
    [
        (("99",), "har inget utskick 99: den har 1 utskick. Se deras nummer under Id i", 1),
        ((), "Ange antingen utskickets Id", 2),
        (("ett",), "inget heltal", 2),
        (("--mottagare", "Åmål", "--sort", "paminelse"), "Menade du 'paminnelse'?", 2),
        (("1", *FRAN), "ett Id säger vilket det är", 2),
        (("--mottagare", "Åmål"), "Se varför med `beslut utskick varfor", 1),
    ],
)
def test_what_cannot_be_shown_is_told(
    runda: Klient, argument: tuple[str, ...], text: str, kod: int
) -> None:
    assert text in runda.nekas("utskick", "visa", KOD, *argument, kod=kod)


def test_a_file_in_a_folder_that_is_missing_names_the_folder(
    klient: Klient, tmp_path: Path
) -> None:
    mapp = tmp_path / "finns" / "inte"
    fel = klient.nekas(
        *("utskick", "visa", KOD, *FRAN, *VASTKOM),
        *("--html", str(mapp / "brev.html")),
    )
    assert fel == f"Fel: Mappen {mapp} finns inte. Skapa den, eller ange en annan sökväg.\n"
