"""A sweep from the command line reaches a real mail server, and the outbox shows it."""

import email
from collections.abc import Iterator
from email import policy
from pathlib import Path

import pytest

from app.mottagare.smtp import Smtpmottagare
from tests.app.cli.klienten import KOD, Klient, rekommendera


@pytest.fixture
def postlada(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Smtpmottagare]:
    """A real mail server that the program is set to."""
    with Smtpmottagare(tmp_path / "post") as mottagare:
        monkeypatch.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("BESLUT_SMTP_PORT", str(mottagare.port))
        yield mottagare


def test_mail_arrives_and_is_listed_as_sent(runda: Klient, postlada: Smtpmottagare) -> None:
    rekommendera(runda)
    planerade = runda.json("utskick", "lista", KOD)
    assert {ett["tillstand"] for ett in planerade} == {"planerad"}
    assert "skickad" in runda.lyckas("svep")
    rapporter = runda.json("utskick", "lista")
    skickade = [ett for ett in rapporter if ett["tillstand"] == "skickad"]
    assert len(postlada.mottagna) == len(skickade) > 0
    assert "inget att skicka nu.\n" in runda.lyckas("svep")
    brev = [
        email.message_from_bytes(ett.innehall, policy=policy.default) for ett in postlada.mottagna
    ]
    assert {str(ett["Subject"]) for ett in brev} == {ett["amne"] for ett in skickade}
    assert all(".example" in str(ett["To"]) for ett in brev)
    text = runda.lyckas("utskick", "lista", KOD)
    assert "skickad" in text
    assert "250 " not in text
    assert all(ett["motivering"].startswith("250 ") for ett in skickade)
    assert f"Summa: {len(rapporter)}" in text


def test_without_a_mail_server_nothing_is_lost(
    runda: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekommendera(runda)
    monkeypatch.setenv("BESLUT_SMTP_PORT", "1")
    svar = runda.json("svep")
    assert "skickad" not in svar["utfall"]
    assert svar["utfall"]["tillfalligt_fel"] > 0


def test_an_empty_outbox_says_so(klient: Klient) -> None:
    klient.tomt()
    assert klient.lyckas("utskick", "lista") == "Det finns inga utskick.\n"
    assert klient.json("svep") == {
        "ansprak": 0,
        "planerade": 0,
        "utfall": {},
        "vantar": 0,
        "tidigast": None,
    }


def test_what_waits_for_the_send_window_is_told(runda: Klient) -> None:
    rekommendera(runda)
    runda.stega(2019, 6, 14, 18)
    antal = len(runda.json("utskick", "lista"))
    text = runda.lyckas("svep")
    assert "Utkorgen: inget att skicka nu." in text
    assert f"Väntar: {antal}, tidigast till 17 juni 2019 kl. 8.00." in text
    svar = runda.json("svep")
    assert (svar["vantar"], svar["tidigast"]) == (antal, "2019-06-17T08:00:00+02:00")
