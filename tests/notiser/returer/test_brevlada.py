"""Reading a real IMAP mailbox, in plain text on this machine, by STARTTLS and by TLS."""

import logging
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pydantic import ValidationError

from app.mottagare.ca import Lokalca
from notiser.fel import Brevladefel
from notiser.returer.brevlada import Brevlada
from notiser.returer.brevladeinstallning import Brevladeinstallning
from notiser.returer.delar import STORST
from tests.mottagare.imapserver import ANVANDARE, LOSENORD, Imapserver

BREV = b"From: a@b.example\r\nSubject: Hej\r\n\r\nHej"
FEL_LOSENORD = "fel-losenord-9"


@pytest.fixture(scope="module")
def ca(tmp_path_factory: pytest.TempPathFactory) -> Lokalca:
    return Lokalca(tmp_path_factory.mktemp("ca"))


@contextmanager
def servern(satt: str, kontext: ssl.SSLContext) -> Iterator[Imapserver]:
    """Listens with the protection that is asked for."""
    starttls, tls = kontext if satt == "starttls" else None, kontext if satt == "tls" else None
    with Imapserver(starttls=starttls, tls=tls) as server:
        server.lagg_in(BREV)
        yield server


def installning(port: int, satt: str, **andringar: object) -> Brevladeinstallning:
    grund: dict[str, object] = {
        "vard": "127.0.0.1",
        "port": port,
        "sakerhet": satt,
        "anvandare": ANVANDARE,
        "losenord": LOSENORD,
        "tidsgrans_s": 2,
    }
    return Brevladeinstallning.model_validate(grund | andringar)


def nekat(sagt: Brevladeinstallning) -> str:
    """Gives why a mailbox cannot be read."""
    with pytest.raises(Brevladefel) as fel, Brevlada.oppen(sagt):
        pass
    return str(fel.value)


@pytest.mark.parametrize("satt", ["ingen", "starttls", "tls"])
def test_unread_mail_is_read_and_stays_unread_until_it_is_marked(ca: Lokalca, satt: str) -> None:
    with servern(satt, ca.serverkontext()) as server:
        server.lagg_in(BREV)
        sagt = installning(server.port, satt, ca_fil=str(ca.ca_fil))
        with Brevlada.oppen(sagt) as brevlada:
            forst, sedan = brevlada.olasta()
            assert (brevlada.hamta(forst), brevlada.hamta(sedan)) == (BREV, BREV)
            assert server.olasta() == 2
            brevlada.markera(forst)
        with Brevlada.oppen(sagt) as brevlada:
            assert brevlada.olasta() == [sedan]
        assert server.olasta() == 1


def test_no_more_of_a_mail_is_read_than_is_looked_at(ca: Lokalca) -> None:
    with servern("ingen", ca.serverkontext()) as server:
        server.lagg_in(BREV + b"x" * 3 * STORST)
        with Brevlada.oppen(installning(server.port, "ingen")) as brevlada:
            _, stort = brevlada.olasta()
            assert len(brevlada.hamta(stort)) == STORST
            assert brevlada.hamta("4711") == b""


@pytest.mark.parametrize("satt", ["starttls", "tls"])
def test_a_wrong_password_is_told_without_it(
    ca: Lokalca, satt: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with servern(satt, ca.serverkontext()) as server:
        fel = nekat(installning(server.port, satt, ca_fil=str(ca.ca_fil), losenord=FEL_LOSENORD))
    assert fel == (
        "Brevlådans server godtog inte inloggningen. Kontrollera BESLUT_IMAP_ANVANDARE och "
        "BESLUT_IMAP_LOSENORD."
    )
    vara_loggar = [
        post for post in caplog.records if not post.name.startswith(("pymap", "asyncio"))
    ]
    assert FEL_LOSENORD not in repr([post.getMessage() for post in vara_loggar])


@pytest.mark.parametrize("satt", ["starttls", "tls"])
def test_an_unknown_authority_gets_no_login(ca: Lokalca, satt: str) -> None:
    with servern(satt, ca.serverkontext()) as server:
        fel = nekat(installning(server.port, satt))
    assert "Brevlådans servers certifikat godtas inte: utfärdaren är okänd" in fel
    assert "BESLUT_CA_FIL" in fel


def test_a_server_without_starttls_gets_no_login(ca: Lokalca) -> None:
    with servern("ingen", ca.serverkontext()) as server:
        fel = nekat(installning(server.port, "starttls"))
    assert fel == ("Brevlådans server erbjuder inte STARTTLS. Kontrollera BESLUT_IMAP_SAKERHET.")


def test_a_server_that_talks_in_clear_is_no_tls_server(ca: Lokalca) -> None:
    with servern("ingen", ca.serverkontext()) as server:
        fel = nekat(installning(server.port, "tls"))
    assert "svarade inte med TLS. Kontrollera BESLUT_IMAP_SAKERHET och porten." in fel


def test_a_folder_that_is_missing_is_named(ca: Lokalca) -> None:
    with servern("ingen", ca.serverkontext()) as server:
        fel = nekat(installning(server.port, "ingen", mapp='Retur "2"'))
    assert fel == (
        'Brevlådan har ingen mapp Retur "2" som går att öppna. Kontrollera BESLUT_IMAP_MAPP.'
    )


def test_a_server_that_does_not_answer_is_told() -> None:
    with socket.socket() as lyssnar:
        lyssnar.bind(("127.0.0.1", 0))
        stangd = int(lyssnar.getsockname()[1])
        assert "tar inte emot anslutningar" in nekat(installning(stangd, "tls"))
        lyssnar.listen()
        fel = nekat(installning(stangd, "ingen", tidsgrans_s=0.3))
    assert fel.startswith("Brevlådans server svarade inte i tid.")


@pytest.mark.parametrize(
    ("andring", "ord_"),
    [
        ({"losenord": None}, "BESLUT_IMAP_LOSENORD"),
        ({"vard": "imap.example", "sakerhet": "ingen"}, "aldrig okrypterat"),
        ({"losenord": "lösen"}, "ASCII"),
        ({"anvandare": "a\r\nb"}, "skrivbara tecken"),
    ],
)
def test_settings_that_cannot_work_are_refused(andring: dict[str, object], ord_: str) -> None:
    with pytest.raises(ValidationError, match=ord_) as fel:
        installning(993, "tls", **andring)
    assert LOSENORD not in str(fel.value)
