"""A mailbox over IMAP: unread mail is looked at, and marked read only when that is asked for."""

import imaplib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final, Self

from notiser.fel import Brevladefel, Cafilfel
from notiser.kanaler.natorsak import Server, natorsak
from notiser.kanaler.smtpinstallning import Sakerhet
from notiser.kanaler.tillit import tls_kontext
from notiser.returer.brevladeinstallning import Brevladeinstallning
from notiser.returer.delar import STORST

_SERVERN: Final = Server("Brevlådans server", "Brevlådans servers", "BESLUT_IMAP", "VARD")
_OK: Final = "OK"
_KVAR: Final = "Det som inte är registrerat ligger kvar oläst till nästa gång."


class Brevlada:
    """An open folder. What the server says is never quoted: it may name the user."""

    def __init__(self, imap: imaplib.IMAP4) -> None:
        """Take over a connection that is logged in, with its folder chosen."""
        self._imap = imap

    @classmethod
    @contextmanager
    def oppen(cls, installning: Brevladeinstallning) -> Iterator[Self]:
        """Connect, log in and choose the folder; Brevladefel when that cannot be done."""
        with _svenska_fel():
            imap = _anslut(installning)
        try:
            with _svenska_fel():
                _logga_in(imap, installning)
                _valj(imap, installning)
            yield cls(imap)
        finally:
            _sag_adjo(imap)

    def olasta(self) -> Sequence[str]:
        """Give the unread mails, oldest first."""
        svar = self._be("SEARCH", "UNSEEN")
        return svar[0].decode("ascii").split() if svar and isinstance(svar[0], bytes) else ()

    def hamta(self, uid: str) -> bytes:
        """Read a mail, as far as it is looked at; it stays unread. Empty when it has gone."""
        svar = self._be("FETCH", uid, f"(BODY.PEEK[]<0.{STORST}>)")
        return next((bytes(del_[1]) for del_ in svar if isinstance(del_, tuple)), b"")

    def markera(self, uid: str) -> None:
        """Mark a mail as read."""
        self._be("STORE", uid, "+FLAGS.SILENT", r"(\Seen)")

    def _be(self, *ord_: str) -> Sequence[Any]:
        with _svenska_fel():
            utfall, svar = self._imap.uid(*ord_)
        if utfall != _OK:
            raise Brevladefel(f"{_SERVERN.namn} svarade nej på {ord_[0]}. {_KVAR}")
        return svar


@contextmanager
def _svenska_fel() -> Iterator[None]:
    """Say what went wrong on the way to the server, and what to look at."""
    try:
        yield
    except imaplib.IMAP4.abort:
        raise Brevladefel(
            f"{_SERVERN.namn} avbröt samtalet, eller talar inte IMAP. {_KVAR} Händer det igen: "
            "kontrollera BESLUT_IMAP_VARD, BESLUT_IMAP_PORT och BESLUT_IMAP_SAKERHET."
        ) from None
    except imaplib.IMAP4.error:
        raise Brevladefel(f"{_SERVERN.namn} förstod inte frågan. {_KVAR}") from None
    except Cafilfel:
        raise
    except OSError as fel:
        raise Brevladefel(f"{natorsak(fel, _SERVERN)} {_KVAR}") from None


def _anslut(installning: Brevladeinstallning) -> imaplib.IMAP4:
    """Open the connection, encrypted as it is set, or not at all."""
    vard, port, grans = installning.vard, installning.natport, installning.tidsgrans_s
    if installning.sakerhet is Sakerhet.TLS:
        kontext = tls_kontext(installning.ca_fil)
        return imaplib.IMAP4_SSL(vard, port, ssl_context=kontext, timeout=grans)
    imap = imaplib.IMAP4(vard, port, timeout=grans)
    if installning.sakerhet is Sakerhet.INGEN:
        return imap
    try:
        _kryptera(imap, installning)
    except BaseException:
        with suppress(OSError):  # what went wrong first is told
            imap.shutdown()
        raise
    return imap


def _kryptera(imap: imaplib.IMAP4, installning: Brevladeinstallning) -> None:
    if "STARTTLS" not in imap.capabilities:
        raise Brevladefel(
            f"{_SERVERN.namn} erbjuder inte STARTTLS. Kontrollera BESLUT_IMAP_SAKERHET."
        )
    imap.starttls(ssl_context=tls_kontext(installning.ca_fil))


def _logga_in(imap: imaplib.IMAP4, installning: Brevladeinstallning) -> None:
    """Log in; neither user nor password, nor what the server says of them, is told."""
    losenord = installning.losenord.get_secret_value() if installning.losenord else ""
    try:
        imap.login(_citera(installning.anvandare or ""), losenord)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        raise Brevladefel(
            f"{_SERVERN.namn} godtog inte inloggningen. Kontrollera BESLUT_IMAP_ANVANDARE och "
            "BESLUT_IMAP_LOSENORD."
        ) from None


def _valj(imap: imaplib.IMAP4, installning: Brevladeinstallning) -> None:
    utfall, _ = imap.select(_citera(installning.mapp))
    if utfall != _OK:
        raise Brevladefel(
            f"Brevlådan har ingen mapp {installning.mapp} som går att öppna. Kontrollera "
            "BESLUT_IMAP_MAPP."
        )


def _sag_adjo(imap: imaplib.IMAP4) -> None:
    """Log out as far as the server listens."""
    with suppress(imaplib.IMAP4.error, OSError):
        imap.logout()


def _citera(text: str) -> str:
    """Quote a name, which imaplib does not, so that it is one word to the server."""
    skyddat = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{skyddat}"'
