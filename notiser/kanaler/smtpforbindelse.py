"""One conversation with a mail server, step by step, so that each failure can be classed."""

import re
import smtplib
from typing import Self

from notiser.kanaler.smtpinstallning import Sakerhet, Smtpinstallning
from notiser.kanaler.smtpsvar import MOTTAGAREN, Avvisat
from notiser.kanaler.tillit import tls_kontext

EHLO_NAMN = "beslutsflode.invalid"
TAR_EMOT_DATA = 354
STANGER = 421
GODTAGET = 2
RADINLEDANDE_PUNKT = re.compile(rb"(?m)^\.")


class Smtpforbindelse:
    """An open, greeted and where needed encrypted and logged in connection."""

    def __init__(self, smtp: smtplib.SMTP) -> None:
        """Take over an open connection."""
        self._smtp = smtp

    @classmethod
    def oppna(cls, installning: Smtpinstallning) -> Self:
        """Connect and greet; nothing has been sent when this raises.

        OSError and SMTPException come from the way there, Cafilfel from the setting.
        """
        smtp = _anslut(installning)
        try:
            smtp.ehlo_or_helo_if_needed()
            if installning.sakerhet is Sakerhet.STARTTLS:
                smtp.starttls(context=tls_kontext(installning.ca_fil))
                smtp.ehlo()
            if installning.anvandare is not None and installning.losenord is not None:
                smtp.login(installning.anvandare, installning.losenord.get_secret_value())
        except BaseException:
            smtp.close()
            raise
        return cls(smtp)

    def fran(self, avsandare: str) -> None:
        """Say MAIL FROM: the first step, so its loss means that nothing has been sent."""
        kod, svar = self._smtp.mail(avsandare)
        if kod // 100 != GODTAGET:
            steg = "avsändaren"
            raise Avvisat(steg, kod, svar)

    def till(self, mottagare: str) -> None:
        """Say RCPT TO."""
        kod, svar = self._smtp.rcpt(mottagare)
        if kod // 100 != GODTAGET:
            raise Avvisat(MOTTAGAREN, kod, svar)

    def begar_data(self) -> None:
        """Say DATA; until the server answers 354 nothing has been sent."""
        kod, svar = self._smtp.docmd("DATA")
        if kod != TAR_EMOT_DATA:
            steg = "meddelandet"
            raise Avvisat(steg, kod, svar)

    def overlamna(self, brev: bytes) -> bytes:
        """Send the message and give the server's receipt; a loss here means not known."""
        self._smtp.send(RADINLEDANDE_PUNKT.sub(b"..", brev) + b".\r\n")
        kod, svar = self._smtp.getreply()
        if kod // 100 != GODTAGET:
            steg = "meddelandet"
            raise Avvisat(steg, kod, svar)
        return svar

    def nollstall(self) -> bool:
        """Clear a refused transaction; False when the connection cannot be used again."""
        try:
            kod, _ = self._smtp.rset()
        except (OSError, smtplib.SMTPException):
            return False
        return kod // 100 == GODTAGET

    def stang(self) -> None:
        """Say goodbye as far as the server listens."""
        try:
            self._smtp.quit()
        except (OSError, smtplib.SMTPException):
            self._smtp.close()

    def slapp(self) -> None:
        """Drop the connection without a word (its state is not known)."""
        self._smtp.close()


def _anslut(installning: Smtpinstallning) -> smtplib.SMTP:
    """Open the connection, encrypted from the first byte where that is the setting."""
    grans = installning.tidsgrans_s
    if installning.sakerhet is Sakerhet.TLS:
        return smtplib.SMTP_SSL(
            installning.host,
            installning.port,
            local_hostname=EHLO_NAMN,
            timeout=grans,
            context=tls_kontext(installning.ca_fil),
        )
    return smtplib.SMTP(installning.host, installning.port, local_hostname=EHLO_NAMN, timeout=grans)
