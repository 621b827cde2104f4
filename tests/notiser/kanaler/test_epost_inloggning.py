"""Logging in at a real mail server, over STARTTLS and over TLS from the first byte."""

import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme
from pydantic import ValidationError

from app.mottagare.ca import Lokalca
from app.mottagare.smtp import Smtpmottagare
from notiser.kanaler.epost import Epostkanal
from notiser.svar import Skickat, TillfalligtFel
from tests.mottagare.sakrad_smtp import ANVANDARE, LOSENORD, SakradSmtp
from tests.mottagare.trasig_smtp import Ofog, Steg, TrasigSmtp
from tests.notiser.kanaler.test_epost import installning
from tests.notiser.kanaler.utkast import ett_brev

SATT = ("starttls", "tls")
ERBJUDER_TLS = "250-trasig.invalid\r\n250-AUTH PLAIN\r\n250 STARTTLS"
FEL_LOSENORD = "fel-losenord-9"


@contextmanager
def mottagaren(mapp: Path, satt: str, kontext: ssl.SSLContext) -> Iterator[SakradSmtp]:
    """Listens with the protection that is asked for."""
    starttls, tls = (kontext, None) if satt == "starttls" else (None, kontext)
    with SakradSmtp(mapp, starttls=starttls, tls=tls) as smtp:
        yield smtp


def kanalen(port: int, satt: str, ca_fil: Path | None, **andringar: object) -> Epostkanal:
    grund: dict[str, object] = {"anvandare": ANVANDARE, "losenord": LOSENORD, "sakerhet": satt}
    ca = str(ca_fil) if ca_fil else None
    return Epostkanal(installning(port, ca_fil=ca, **(grund | andringar)))


@pytest.mark.parametrize("satt", SATT)
def test_the_right_password_sends(tmp_path: Path, ca: Lokalca, satt: str) -> None:
    with (
        mottagaren(tmp_path, satt, ca.serverkontext()) as smtp,
        kanalen(smtp.port, satt, ca.ca_fil) as kanal,
    ):
        svar = [kanal.skicka(ett_brev()) for _ in range(3)]
    assert all(isinstance(ett, Skickat) for ett in svar)
    assert (len(smtp.mottagna), smtp.forsok) == (3, [True])


@pytest.mark.parametrize("satt", SATT)
def test_a_wrong_password_is_for_now_and_never_told(
    tmp_path: Path, ca: Lokalca, satt: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with (
        mottagaren(tmp_path, satt, ca.serverkontext()) as smtp,
        kanalen(smtp.port, satt, ca.ca_fil, losenord=FEL_LOSENORD) as kanal,
    ):
        svar = kanal.skicka(ett_brev())
    assert svar == TillfalligtFel(
        orsak="E-postservern godtog inte inloggningen (535).", raknas=False
    )
    assert not smtp.mottagna
    vara_loggar = [post for post in caplog.records if not post.name.startswith("mail.")]
    assert FEL_LOSENORD not in repr([post.getMessage() for post in vara_loggar])
    assert FEL_LOSENORD not in repr(kanal.__dict__)


def test_a_wrong_password_is_not_tried_for_every_letter(tmp_path: Path, ca: Lokalca) -> None:
    with (
        mottagaren(tmp_path, "tls", ca.serverkontext()) as smtp,
        kanalen(smtp.port, "tls", ca.ca_fil, losenord=FEL_LOSENORD) as kanal,
    ):
        svar = [kanal.skicka(ett_brev()) for _ in range(20)]
    assert (
        svar
        == [TillfalligtFel(orsak="E-postservern godtog inte inloggningen (535).", raknas=False)]
        * 20
    )
    assert smtp.anslutningar == 1
    assert len(smtp.forsok) <= 2  # PLAIN and LOGIN


def test_a_login_that_is_refused_for_now_is_tried_again() -> None:
    erbjuder = "250-trasig.invalid\r\n250 AUTH PLAIN"
    steg = {"EHLO": erbjuder, "AUTH": "454 4.7.0 senare"}
    with (
        TrasigSmtp(**steg) as smtp,
        kanalen(smtp.port, "ingen", None) as kanal,
    ):
        svar = [kanal.skicka(ett_brev()) for _ in range(2)]
    assert (
        svar
        == [TillfalligtFel(orsak="E-postservern godtog inte inloggningen (454).", raknas=False)] * 2
    )
    assert len(smtp.samtal) == 2


@pytest.mark.parametrize("satt", SATT)
def test_an_unknown_authority_gets_no_login(tmp_path: Path, ca: Lokalca, satt: str) -> None:
    with (
        mottagaren(tmp_path, satt, ca.serverkontext()) as smtp,
        kanalen(smtp.port, satt, None) as kanal,
    ):
        svar = kanal.skicka(ett_brev())
    assert isinstance(svar, TillfalligtFel)
    assert "certifikat godtas inte: utfärdaren är okänd" in svar.orsak
    assert (smtp.mottagna, smtp.forsok) == ([], [])


@pytest.mark.parametrize("satt", SATT)
def test_a_certificate_for_another_name_gets_no_login(tmp_path: Path, satt: str) -> None:
    utfardare = trustme.CA()
    utfardare.cert_pem.write_to_path(tmp_path / "ca.pem")
    kontext = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    utfardare.issue_cert("annan.example").configure_cert(kontext)
    with (
        mottagaren(tmp_path, satt, kontext) as smtp,
        kanalen(smtp.port, satt, tmp_path / "ca.pem") as kanal,
    ):
        svar = kanal.skicka(ett_brev())
    assert isinstance(svar, TillfalligtFel)
    assert "ett annat namn än BESLUT_SMTP_HOST" in svar.orsak
    assert (smtp.mottagna, smtp.forsok) == ([], [])


def test_a_certificate_that_has_run_out_gets_no_login(tmp_path: Path) -> None:
    utfardare = trustme.CA()
    utfardare.cert_pem.write_to_path(tmp_path / "ca.pem")
    kontext = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    gammalt = utfardare.issue_cert("127.0.0.1", not_after=datetime(2020, 1, 1, tzinfo=UTC))
    gammalt.configure_cert(kontext)
    with (
        mottagaren(tmp_path, "tls", kontext) as smtp,
        kanalen(smtp.port, "tls", tmp_path / "ca.pem") as kanal,
    ):
        svar = kanal.skicka(ett_brev())
    assert isinstance(svar, TillfalligtFel)
    assert "det har gått ut" in svar.orsak
    assert smtp.forsok == []


@pytest.mark.parametrize("satt", SATT)
def test_a_server_without_tls_is_told_no_password(
    smtp: Smtpmottagare, ca: Lokalca, satt: str
) -> None:
    with kanalen(smtp.port, satt, ca.ca_fil) as kanal:
        svar = kanal.skicka(ett_brev())
    assert isinstance(svar, TillfalligtFel)
    assert "TLS" in svar.orsak
    assert not smtp.mottagna


def test_a_dropped_starttls_is_told_no_password(ca: Lokalca) -> None:
    steg: dict[str, Steg] = {"EHLO": ERBJUDER_TLS, "STAR": Ofog.KLIPP}
    with (
        TrasigSmtp(**steg) as smtp,
        kanalen(smtp.port, "starttls", ca.ca_fil, tidsgrans_s=0.5) as kanal,
    ):
        svar = kanal.skicka(ett_brev())
    assert isinstance(svar, TillfalligtFel)
    assert all(rad[:4] in {"ehlo", "STAR"} for rad in smtp.samtal[0])


@pytest.mark.parametrize("svaret", ["454 4.7.0 TLS not available", "502 nej"])
def test_a_refused_starttls_is_told_no_password(ca: Lokalca, svaret: str) -> None:
    steg = {"EHLO": ERBJUDER_TLS, "STAR": svaret}
    with TrasigSmtp(**steg) as smtp, kanalen(smtp.port, "starttls", ca.ca_fil) as kanal:
        svar = kanal.skicka(ett_brev())
    assert isinstance(svar, TillfalligtFel)
    assert not any(rad.upper().startswith(("AUTH", "MAIL")) for rad in smtp.samtal[0])


@pytest.mark.parametrize("satt", SATT)
def test_who_has_no_login_is_refused_for_now(tmp_path: Path, ca: Lokalca, satt: str) -> None:
    with (
        mottagaren(tmp_path, satt, ca.serverkontext()) as smtp,
        kanalen(smtp.port, satt, ca.ca_fil, anvandare=None, losenord=None) as kanal,
    ):
        svar = kanal.skicka(ett_brev())
    assert svar == TillfalligtFel(
        orsak="E-postservern kräver inloggning eller kryptering (530 5.7.0)."
    )
    assert not smtp.mottagna


@pytest.mark.parametrize(
    ("ehlo", "svar"),
    [
        ("250 trasig.invalid", "erbjuder inte STARTTLS eller inloggning"),
        ("250-trasig.invalid\r\n250 AUTH XOAUTH2 NTLM", "PLAIN eller LOGIN"),
    ],
)
def test_a_server_that_cannot_be_logged_in_at_is_told(ehlo: str, svar: str) -> None:
    with TrasigSmtp(EHLO=ehlo) as smtp, kanalen(smtp.port, "ingen", None) as kanal:
        fick = kanal.skicka(ett_brev())
    assert isinstance(fick, TillfalligtFel)
    assert svar in fick.orsak
    assert not smtp.brev


@pytest.mark.parametrize("falt", ["anvandare", "losenord"])
def test_what_smtp_cannot_log_in_with_is_refused_in_the_setting(falt: str) -> None:
    with pytest.raises(ValidationError, match="tecken ur ASCII") as fel:
        installning(25, **({"anvandare": "u", "losenord": "p"} | {falt: "lösen"}))
    assert "lösen" not in str(fel.value)


def test_a_file_that_is_no_certificate_is_for_now_and_named(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("inget certifikat", "utf-8")
    for fil in ("ca.pem", "finns-inte.pem"):
        with TrasigSmtp() as smtp, kanalen(smtp.port, "tls", tmp_path / fil) as kanal:
            svar = kanal.skicka(ett_brev())
        assert isinstance(svar, TillfalligtFel)
        assert f"{fil} i BESLUT_CA_FIL" in svar.orsak
