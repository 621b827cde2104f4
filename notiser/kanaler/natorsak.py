"""Why a mail server was not reached, in Swedish; such faults are the relay's or the setting's.

They are all for now: the letter is whole, and an operator may mend the setting before the
attempts run out. The texts name no user, password or answer of the server.
"""

import smtplib
import ssl
from typing import Final

FOR_GOTT: Final = 500
_CERTIFIKATFEL: Final = {
    10: "det har gått ut",
    62: "det gäller ett annat namn än BESLUT_SMTP_HOST",
    64: "det gäller ett annat namn än BESLUT_SMTP_HOST",
}
"""By OpenSSL's code; all others come from an authority that is not trusted here."""


def ar_fel_inloggning(fel: BaseException) -> bool:
    """Tell whether user or password was refused for good, so that trying again only harms."""
    return isinstance(fel, smtplib.SMTPAuthenticationError) and fel.smtp_code >= FOR_GOTT


def natorsak(fel: BaseException) -> str:
    """Say why the server was not reached, and what to look at where it is a setting."""
    match fel:
        case smtplib.SMTPAuthenticationError():
            return f"E-postservern godtog inte inloggningen ({fel.smtp_code})."
        case smtplib.SMTPNotSupportedError():
            return "E-postservern erbjuder inte STARTTLS eller inloggning som krävs."
        case ssl.SSLCertVerificationError():
            return _certifikatfel(fel.verify_code)
        case ssl.SSLError():
            return (
                "E-postservern svarade inte med TLS. Kontrollera BESLUT_SMTP_SAKERHET och porten."
            )
        case ConnectionRefusedError():
            return "E-postservern tar inte emot anslutningar."
        case TimeoutError():
            return "E-postservern svarade inte i tid."
        case smtplib.SMTPResponseException():
            return f"E-postservern avvisade anslutningen ({fel.smtp_code})."
        case _ if type(fel) is smtplib.SMTPException:
            return "E-postservern erbjuder ingen inloggning som programmet kan: PLAIN eller LOGIN."
        case _:
            return f"Förbindelsen med e-postservern bröts ({type(fel).__name__})."


def _certifikatfel(kod: int) -> str:
    varfor = _CERTIFIKATFEL.get(kod)
    if varfor is None:
        varfor = "utfärdaren är okänd. Ange utfärdarens certifikat i BESLUT_CA_FIL"
    return f"E-postserverns certifikat godtas inte: {varfor}."
