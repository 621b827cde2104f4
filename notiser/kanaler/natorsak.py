"""Why a mail server was not reached, in Swedish; such faults are the server's or the setting's.

They are all for now: the letter is whole, and an operator may mend the setting before the
attempts run out. The texts name no user, password or answer of the server.
"""

import smtplib
import ssl
from typing import Final, NamedTuple

FOR_GOTT: Final = 500
_CERTIFIKATFEL: Final = {
    10: "det har gått ut",
    62: "det gäller ett annat namn än {vard}",
    64: "det gäller ett annat namn än {vard}",
}
"""By OpenSSL's code; all others come from an authority that is not trusted here."""


class Server(NamedTuple):
    """What a server is called, and where it is set."""

    namn: str
    genitiv: str
    installning: str
    """What its settings begin with."""
    vard: str
    """The end of the setting that names the machine."""


SMTP: Final = Server("E-postservern", "E-postserverns", "BESLUT_SMTP", "HOST")


def ar_fel_inloggning(fel: BaseException) -> bool:
    """Tell whether user or password was refused for good, so that trying again only harms."""
    return isinstance(fel, smtplib.SMTPAuthenticationError) and fel.smtp_code >= FOR_GOTT


def natorsak(fel: BaseException, server: Server = SMTP) -> str:
    """Say why the server was not reached, and what to look at where it is a setting."""
    match fel:
        case smtplib.SMTPAuthenticationError():
            return f"{server.namn} godtog inte inloggningen ({fel.smtp_code})."
        case smtplib.SMTPNotSupportedError():
            return f"{server.namn} erbjuder inte STARTTLS eller inloggning som krävs."
        case ssl.SSLCertVerificationError():
            return _certifikatfel(fel.verify_code, server)
        case ssl.SSLError():
            return (
                f"{server.namn} svarade inte med TLS. Kontrollera {server.installning}_SAKERHET "
                "och porten."
            )
        case ConnectionRefusedError():
            return f"{server.namn} tar inte emot anslutningar."
        case TimeoutError():
            return f"{server.namn} svarade inte i tid."
        case smtplib.SMTPResponseException():
            return f"{server.namn} avvisade anslutningen ({fel.smtp_code})."
        case _ if type(fel) is smtplib.SMTPException:
            return f"{server.namn} erbjuder ingen inloggning som programmet kan: PLAIN eller LOGIN."
        case _:
            vem = f"{server.namn[0].lower()}{server.namn[1:]}"
            return f"Förbindelsen med {vem} bröts ({type(fel).__name__})."


def _certifikatfel(kod: int, server: Server) -> str:
    varfor = _CERTIFIKATFEL.get(kod)
    if varfor is None:
        varfor = "utfärdaren är okänd. Ange utfärdarens certifikat i BESLUT_CA_FIL"
    vard = f"{server.installning}_{server.vard}"
    return f"{server.genitiv} certifikat godtas inte: {varfor.format(vard=vard)}."
