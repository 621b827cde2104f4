"""Mail by SMTP over one reused connection."""

import smtplib
from typing import Self

from notiser.fel import Adressfel, Cafilfel
from notiser.forsandelse import Brev
from notiser.kanaler.epostadress import las_epostadress
from notiser.kanaler.mime import bygg_brev
from notiser.kanaler.natorsak import ar_fel_inloggning, natorsak
from notiser.kanaler.smtpforbindelse import STANGER, Smtpforbindelse
from notiser.kanaler.smtpinstallning import Smtpinstallning
from notiser.kanaler.smtpsvar import Avvisat, klassa
from notiser.svar import BestaendeFel, Okant, Skickat, Svar, TillfalligtFel

NATFEL = (OSError, smtplib.SMTPException)
NEJ_TACK = range(400, 600)
LANGSTA_KVITTO = 120


class _Brutet(Exception):
    """The connection broke before the message was handed over."""


class _Onadd(_Brutet):
    """No conversation began: the server, or what is set of it, is at fault, and no letter."""


class Epostkanal:
    """Sends letters one by one; the connection is opened at need and kept.

    MAIL FROM is itself the check of an idle connection: where the peer has closed it, it is
    opened once more and MAIL FROM said again. That costs nothing while the connection lives.
    """

    def __init__(self, installning: Smtpinstallning) -> None:
        """Keep the setting; nothing is opened yet."""
        self._installning = installning
        self._avsandare = installning.avsandare
        self._forbindelse: Smtpforbindelse | None = None
        self._fel_inloggning: str | None = None

    def __enter__(self) -> Self:
        """Give the channel itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection."""
        self.stang()

    def stang(self) -> None:
        """Say goodbye to the server where a connection is open."""
        if self._forbindelse is not None:
            self._forbindelse.stang()
            self._forbindelse = None

    def skicka(self, brev: Brev) -> Svar:
        """Send one letter and class the answer."""
        try:
            innehall = bygg_brev(brev)
            mottagare = las_epostadress(brev.till).adress
        except Adressfel as fel:
            return BestaendeFel(orsak=str(fel))
        try:
            forbindelse = self._borja()
            self._fore_overlamning(forbindelse, mottagare)
        except Avvisat as avvisat:
            self._stada(avvisat)
            return klassa(avvisat)
        except _Brutet as brutet:
            return TillfalligtFel(orsak=str(brutet), raknas=not isinstance(brutet, _Onadd))
        return self._overlamna(forbindelse, innehall)

    def _borja(self) -> Smtpforbindelse:
        """Say MAIL FROM on the kept connection, or on a new one where that has died."""
        if self._forbindelse is not None:
            try:
                self._forbindelse.fran(self._avsandare)
            except NATFEL:
                self._slapp()
            except Avvisat as avvisat:
                if avvisat.kod != STANGER:
                    raise
                self._slapp()
            else:
                return self._forbindelse
        self._forbindelse = self._oppna()
        try:
            self._forbindelse.fran(self._avsandare)
        except NATFEL as fel:
            self._slapp()
            raise _Brutet(natorsak(fel)) from None
        return self._forbindelse

    def _oppna(self) -> Smtpforbindelse:
        """Open a connection; the text of a failure names its class only.

        A login that was refused for good is not tried again by this channel: a hundred letters
        would lock the account.
        """
        if self._fel_inloggning is not None:
            raise _Onadd(self._fel_inloggning)
        try:
            return Smtpforbindelse.oppna(self._installning)
        except Cafilfel as fel:
            raise _Onadd(str(fel)) from None
        except NATFEL as fel:
            orsak = natorsak(fel)
            self._fel_inloggning = orsak if ar_fel_inloggning(fel) else None
            raise _Onadd(orsak) from None

    def _fore_overlamning(self, forbindelse: Smtpforbindelse, mottagare: str) -> None:
        """Say RCPT TO and DATA: a loss here is safe to try again."""
        try:
            forbindelse.till(mottagare)
            forbindelse.begar_data()
        except NATFEL as fel:
            self._slapp()
            raise _Brutet(natorsak(fel)) from None

    def _overlamna(self, forbindelse: Smtpforbindelse, innehall: bytes) -> Svar:
        """Hand the bytes over; a lost acknowledgement is not known, never failed."""
        try:
            kvitto = forbindelse.overlamna(innehall)
        except Avvisat as avvisat:
            self._stada(avvisat)
            if avvisat.kod not in NEJ_TACK:
                return Okant(orsak="Meddelandet lämnades men serverns svar gick inte att tyda.")
            return klassa(avvisat)
        except NATFEL as fel:
            self._slapp()
            return Okant(
                orsak=f"Meddelandet lämnades men kvittensen uteblev ({type(fel).__name__})."
            )
        return Skickat(kvitto=_kvitto(kvitto))

    def _stada(self, avvisat: Avvisat) -> None:
        """Make the connection ready for the next letter, or let it go."""
        if self._forbindelse is None:
            return
        if avvisat.kod == STANGER or not self._forbindelse.nollstall():
            self._slapp()

    def _slapp(self) -> None:
        """Drop the connection."""
        if self._forbindelse is not None:
            self._forbindelse.slapp()
            self._forbindelse = None


def _kvitto(svar: bytes) -> str:
    """Keep the first line of the server's receipt (its queue id), unless it names someone."""
    rad = next(iter(svar.decode("utf-8", "replace").splitlines()), "")
    return "250" if "@" in rad else f"250 {rad[:LANGSTA_KVITTO]}".strip()
