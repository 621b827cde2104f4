"""Real conversations with a mail server that misbehaves."""

import socket

import pytest

from notiser.kanaler.epost import Epostkanal
from notiser.svar import BestaendeFel, Okant, Skickat, Svar, TillfalligtFel
from tests.mottagare.trasig_smtp import Ofog, Steg, TrasigSmtp
from tests.notiser.kanaler.test_epost import installning
from tests.notiser.kanaler.utkast import ett_brev


def svar_vid(**steg: Steg) -> Svar:
    with (
        TrasigSmtp(**steg) as smtp,
        Epostkanal(installning(smtp.port, tidsgrans_s=0.5)) as kanal,
    ):
        return kanal.skicka(ett_brev())


@pytest.mark.parametrize("steg", ["MAIL", "RCPT", "DATA", "PUNKT"])
def test_a_4xx_is_for_now_at_every_step(steg: str) -> None:
    svar = svar_vid(**{steg: "451 4.3.0 registrator@ockero.example senare"})
    assert isinstance(svar, TillfalligtFel)
    assert "451 4.3.0" in svar.orsak
    assert "ockero" not in str(svar)


@pytest.mark.parametrize("steg", ["MAIL", "RCPT", "DATA", "PUNKT"])
def test_a_5xx_is_for_good_at_every_step(steg: str) -> None:
    svar = svar_vid(**{steg: "550 5.1.1 registrator@ockero.example saknas"})
    assert isinstance(svar, BestaendeFel)
    assert "550 5.1.1" in svar.orsak
    assert "ockero" not in str(svar)


@pytest.mark.parametrize("ofog", [Ofog.KLIPP, Ofog.TYST])
def test_a_lost_acknowledgement_is_not_known(ofog: Ofog) -> None:
    assert isinstance(svar_vid(PUNKT=ofog), Okant)


def test_an_unreadable_acknowledgement_is_not_known() -> None:
    assert isinstance(svar_vid(PUNKT="399 vad?"), Okant)


@pytest.mark.parametrize("ofog", [Ofog.KLIPP, Ofog.TYST])
@pytest.mark.parametrize("steg", ["HÄLSNING", "EHLO", "MAIL", "RCPT", "DATA"])
def test_a_loss_before_the_letter_is_for_now(steg: str, ofog: Ofog) -> None:
    assert isinstance(svar_vid(**{steg: ofog}), TillfalligtFel)


@pytest.mark.parametrize("steg", ["HÄLSNING", "EHLO"])
def test_a_refused_greeting_is_for_now(steg: str) -> None:
    assert isinstance(svar_vid(**{steg: "554 5.7.1 nej"}), TillfalligtFel)


def test_a_refused_connection_is_for_now() -> None:
    with socket.socket() as ledig:
        ledig.bind(("127.0.0.1", 0))
        port = ledig.getsockname()[1]
    with Epostkanal(installning(port)) as kanal:
        svar = kanal.skicka(ett_brev())
    assert svar == TillfalligtFel(orsak="E-postservern tar inte emot anslutningar.", raknas=False)


def test_a_closed_idle_connection_is_opened_again() -> None:
    with TrasigSmtp(EFTERÅT=Ofog.KLIPP) as smtp, Epostkanal(installning(smtp.port)) as kanal:
        svar = [kanal.skicka(ett_brev()) for _ in range(3)]
    assert all(isinstance(ett, Skickat) for ett in svar)
    assert len(smtp.samtal) == 3
    assert len(smtp.brev) == 3


def test_an_idle_goodbye_of_421_opens_the_connection_again() -> None:
    anrop: list[str] = []

    def tredje_gangen_nej(rad: str) -> str:
        anrop.append(rad)
        return "421 4.4.2 för länge tyst" if len(anrop) == 2 else "250 Ok"

    with (
        TrasigSmtp(MAIL=tredje_gangen_nej) as smtp,
        Epostkanal(installning(smtp.port)) as kanal,
    ):
        svar = [kanal.skicka(ett_brev()) for _ in range(2)]
    assert all(isinstance(ett, Skickat) for ett in svar)
    assert len(smtp.samtal) == 2


def test_one_bad_recipient_does_not_stop_the_others() -> None:
    def okand(rad: str) -> str:
        return "550 5.1.1 okänd" if "nummer-2@" in rad else "250 Ok"

    with TrasigSmtp(RCPT=okand) as smtp, Epostkanal(installning(smtp.port)) as kanal:
        svar = [kanal.skicka(ett_brev(till=f"nummer-{n}@ockero.example")) for n in range(5)]
    assert isinstance(svar.pop(2), BestaendeFel)
    assert all(isinstance(ett, Skickat) for ett in svar)
    assert len(smtp.samtal) == 1
    assert len(smtp.brev) == 4


def test_a_lost_acknowledgement_is_never_resent_by_the_channel() -> None:
    with (
        TrasigSmtp(PUNKT=Ofog.KLIPP) as smtp,
        Epostkanal(installning(smtp.port)) as kanal,
    ):
        kanal.skicka(ett_brev())
    assert len(smtp.brev) == 1


def test_an_unreadable_recipient_reaches_no_server() -> None:
    with TrasigSmtp() as smtp, Epostkanal(installning(smtp.port)) as kanal:
        svar = kanal.skicka(ett_brev(till="a@b.example, c@d.example"))
    assert isinstance(svar, BestaendeFel)
    assert "b.example" not in str(svar)
    assert not smtp.samtal


def test_the_greeting_names_no_machine() -> None:
    with TrasigSmtp() as smtp, Epostkanal(installning(smtp.port)) as kanal:
        kanal.skicka(ett_brev())
    assert smtp.samtal[0][0] == "ehlo beslutsflode.invalid"


def test_a_receipt_that_names_someone_is_left_out() -> None:
    svar = svar_vid(PUNKT="250 2.0.0 tack registrator@ockero.example")
    assert svar == Skickat(kvitto="250")
