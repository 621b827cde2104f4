"""Settings from the environment, prefix BESLUT_: the same code runs small and large."""

from pathlib import Path

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from notiser.fel import Adressfel
from notiser.kanaler.epostadress import las_epostadress
from notiser.kanaler.smtpinstallning import Sakerhet


class Installningar(BaseSettings):
    """Where the record lies, and how messages leave the house."""

    model_config = SettingsConfigDict(env_prefix="BESLUT_", frozen=True)

    hem: Path = Field(default=Path(".beslut"))
    """Folder for the default database, packages and sinks."""
    databas: str | None = None
    """SQLAlchemy URL; default = SQLite in `hem`."""
    smtp_host: str = "127.0.0.1"
    smtp_port: int = 25
    smtp_sakerhet: Sakerhet = Sakerhet.INGEN
    smtp_anvandare: str | None = None
    smtp_losenord: SecretStr | None = None
    ca_fil: Path | None = None
    """Certificate authority to trust beside the system's, in PEM: the mail server's, or Teams'."""
    avsandare_namn: str = "Beslutsflöde"
    avsandare_adress: str = "beslutsflode@avsandare.example"
    returadress: str | None = None
    """Where bounces go, as the envelope's sender; default = the sender's address."""
    svara_till: str | None = None
    """Where answers go; default = the sender's address."""
    imap_vard: str | None = None
    """The mailbox where bounces arrive; none is read without it."""
    imap_port: int | None = None
    imap_sakerhet: Sakerhet = Sakerhet.TLS
    imap_anvandare: str | None = None
    imap_losenord: SecretStr | None = None
    imap_mapp: str = "INBOX"
    sandlada_till: str | None = None
    """The one address that everything goes to in a sandbox round."""
    tak_per_brevlada: int = Field(default=20, ge=1)
    """Messages to one address in a clock hour; the rest wait for the next."""
    tak_per_timme: int | None = Field(default=None, ge=1)
    """Messages in all in a clock hour; null = no limit."""
    sparr: int = Field(default=500, ge=1)
    """New messages in one sweep, above which it stops and asks."""

    @field_validator("returadress", "svara_till", "sandlada_till")
    @classmethod
    def _lasbar_adress(cls, varde: str | None) -> str | None:
        """Keep the bare address, or refuse the setting before any message is lost on it."""
        try:
            return las_epostadress(varde).adress if varde else None
        except Adressfel as avvikelse:
            raise ValueError(str(avvikelse)) from None

    @property
    def kuvertets_avsandare(self) -> str:
        """Give where bounces arrive."""
        return self.returadress or self.avsandare_adress

    @property
    def databas_url(self) -> str:
        """Give the URL of the record."""
        return self.databas or f"sqlite:///{self.hem / 'diarium.sqlite'}"
