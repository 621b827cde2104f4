"""How the mailbox that bounces arrive in is reached."""

from typing import Final, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

from notiser.kanaler.smtpinstallning import Sakerhet, pa_egna_maskinen

_PORTAR: Final = {Sakerhet.TLS: 993, Sakerhet.STARTTLS: 143, Sakerhet.INGEN: 143}


class Brevladeinstallning(BaseModel):
    """An IMAP mailbox, its protection and its login."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    vard: str = Field(min_length=1)
    port: int | None = Field(default=None, ge=1, le=65535)
    sakerhet: Sakerhet = Sakerhet.TLS
    anvandare: str | None = None
    losenord: SecretStr | None = None
    mapp: str = "INBOX"
    ca_fil: str | None = None
    tidsgrans_s: float = Field(default=20, gt=0)

    @property
    def natport(self) -> int:
        """Give the port: the one that is set, or the usual one."""
        return self.port or _PORTAR[self.sakerhet]

    @model_validator(mode="after")
    def _hel_inloggning(self) -> Self:
        """Refuse half a login, one in clear over a network, and what cannot be said in IMAP."""
        if self.anvandare is None or self.losenord is None:
            raise ValueError(
                "ange både användare och lösenord, BESLUT_IMAP_ANVANDARE och BESLUT_IMAP_LOSENORD"
            )
        if self.sakerhet is Sakerhet.INGEN and not pa_egna_maskinen(self.vard):
            raise ValueError(
                "lösenord skickas aldrig okrypterat. Ställ BESLUT_IMAP_SAKERHET på starttls eller "
                "tls"
            )
        for text in (self.anvandare, self.losenord.get_secret_value(), self.mapp):
            if not text or not (text.isascii() and text.isprintable()):
                raise ValueError(
                    "BESLUT_IMAP_ANVANDARE, BESLUT_IMAP_LOSENORD och BESLUT_IMAP_MAPP får bara ha "
                    "skrivbara tecken ur ASCII, inte å, ä och ö"
                )
        return self
