"""A sweep that is tried shows what it would send, sends nothing, and leaves no trace."""

import socket
from collections.abc import Iterator
from email import message_from_bytes, policy

import pytest

from app.mottagare.smtp import Smtpmottagare
from tests.app.cli.klienten import Klient, besluta_i_harryda, rekommendera

Lyssnare = socket.socket


@pytest.fixture
def lyssnare(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lyssnare]:
    """A port that the program is set to send by, and that notices who connects."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)  # noqa: FBT003 - the socket's own word
        monkeypatch.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("BESLUT_SMTP_PORT", str(server.getsockname()[1]))
        yield server


def ingen_har_ringt(lyssnare: Lyssnare) -> bool:
    try:
        lyssnare.accept()
    except BlockingIOError:
        return True
    return False


def test_it_shows_what_would_be_sent_and_changes_nothing(runda: Klient, lyssnare: Lyssnare) -> None:
    rekommendera(runda)
    fore, fil = runda.innehall(), runda.fil.read_bytes()
    text = runda.lyckas("svep", "--prova")
    assert (runda.innehall(), runda.fil.read_bytes()) == (fore, fil)
    assert ingen_har_ringt(lyssnare)
    assert "Skulle skickas: 5 besked om ärenden att ta upp.\nBara provat: ingenting är" in text
    assert "återhållen: organet har redan beslutat" in text
    assert "Ärende att ta upp: Arbetsutskottet i Fyrbodals kommunalförbund" in text


def test_reminders_that_have_fallen_due_are_planned_and_undone(
    runda: Klient, lyssnare: Lyssnare
) -> None:
    runda.stega(2019, 6, 17)
    fore = runda.innehall()
    svar = runda.json("svep", "--prova")
    assert runda.innehall() == fore
    assert (svar["ansprak"], svar["planerade"], svar["sparr"]) == (4, 1, None)
    assert [(ett["sort"], ett["skickas"]) for ett in svar["utskick"]] == [
        ("oppning", True),
        ("paminnelse", True),
    ]
    assert all(ett["till"].endswith(".example>") for ett in svar["utskick"])
    assert ingen_har_ringt(lyssnare)
    assert runda.json("svep", "--prova") == svar


def test_a_cap_is_shown_with_its_reason(
    runda: Klient, lyssnare: Lyssnare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BESLUT_TAK_PER_TIMME", "2")
    rekommendera(runda)
    fore = runda.innehall()
    text = runda.lyckas("svep", "--prova")
    assert "väntar till 12 juni 2019 kl. 10.00: högst 2 meddelanden i timmen (" in text
    assert "Skulle skickas: 2 besked om ärenden att ta upp." in text
    assert runda.innehall() == fore
    assert ingen_har_ringt(lyssnare)


def test_what_the_guard_would_stop_is_told(
    runda: Klient, lyssnare: Lyssnare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BESLUT_SPARR", "3")
    rekommendera(runda)
    svar = runda("svep", "--prova")
    assert (svar.kod, "Spärren: 6 nya meddelanden" in svar.fel) == (0, True)
    assert "Skulle skickas: inget." in svar.ut
    assert "Skulle skickas: 5 besked om ärenden att ta upp." in runda.lyckas(
        "svep", "--prova", "--slapp"
    )
    assert ingen_har_ringt(lyssnare)


def test_a_trial_and_the_sweep_agree(runda: Klient, postlada: Smtpmottagare) -> None:
    """What is tried is what a real mail server gets."""
    besluta_i_harryda(runda)
    provat = runda.json("svep", "--prova")["utskick"]
    assert postlada.mottagna == []
    runda.lyckas("svep")
    kom = [
        (ett.mottagare, str(message_from_bytes(ett.innehall, policy=policy.default)["Subject"]))
        for ett in postlada.mottagna
    ]
    skulle = [
        ((ett["till"].partition("<")[2].rstrip(">"),), ett["amne"])
        for ett in provat
        if ett["skickas"]
    ]
    assert sorted(skulle) == sorted(kom) != []
