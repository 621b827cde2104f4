"""How the mail server is reached."""

from enum import StrEnum
from ipaddress import ip_address
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    field_validator,
    model_validator,
)

from notiser.fel import Adressfel
from notiser.kanaler.epostadress import las_epostadress


class Sakerhet(StrEnum):
    """How the connection to the mail server is protected; there is no silent fallback."""

    INGEN = "ingen"
    """Plain text: for a relay on the same machine or a closed network."""
    STARTTLS = "starttls"
    """Plain greeting, then TLS or nothing."""
    TLS = "tls"
    """TLS from the first byte."""

    @property
    def etikett(self) -> str:
        """Name the protection for people."""
        return {"ingen": "Ingen", "starttls": "STARTTLS", "tls": "TLS"}[self.value]


class Smtpinstallning(BaseModel):
    """The relay, its protection and the envelope's sender (where bounces go)."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    host: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    port: int = Field(ge=1, le=65535)
    sakerhet: Sakerhet = Sakerhet.STARTTLS
    anvandare: str | None = None
    losenord: SecretStr | None = None
    ca_fil: str | None = None
    tidsgrans_s: float = Field(default=20, gt=0)
    avsandare: str

    @field_validator("avsandare")
    @classmethod
    def _lasbar_avsandare(cls, varde: str) -> str:
        """Keep the bare address, or refuse the setting before any message is lost on it."""
        try:
            return las_epostadress(varde).adress
        except Adressfel as avvikelse:
            raise ValueError(str(avvikelse)) from None

    @model_validator(mode="after")
    def _hel_inloggning(self) -> Self:
        """Refuse half a login, one in clear over a network, and one that cannot be sent."""
        oppet = self.sakerhet is Sakerhet.INGEN and not pa_egna_maskinen(self.host)
        if oppet and self.losenord is not None:
            raise ValueError(
                "lösenord skickas aldrig okrypterat. Ställ BESLUT_SMTP_SAKERHET på starttls eller "
                "tls"
            )
        if (self.anvandare is None) != (self.losenord is None):
            raise ValueError(
                "ange både användare och lösenord, BESLUT_SMTP_ANVANDARE och BESLUT_SMTP_LOSENORD, "
                "eller inget av dem"
            )
        if not _i_ascii(self):
            raise ValueError(
                "BESLUT_SMTP_ANVANDARE och BESLUT_SMTP_LOSENORD får bara ha tecken ur ASCII, inte "
                "å, ä och ö: annat kan programmet inte logga in med"
            )
        return self


def _i_ascii(installning: Smtpinstallning) -> bool:
    """Tell whether smtplib can send user and password."""
    losenord = installning.losenord.get_secret_value() if installning.losenord else ""
    return f"{installning.anvandare or ''}{losenord}".isascii()


def pa_egna_maskinen(host: str) -> bool:
    """Tell whether the host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
