"""Settings from the environment, prefix BESLUT_: the same code runs small and large."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

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
    svara_till: str | None = None
    sandlada_till: str | None = None
    """The one address that everything goes to in a sandbox round."""
    tak_per_brevlada: int = Field(default=20, ge=1)
    """Messages to one address in a clock hour; the rest wait for the next."""
    tak_per_timme: int | None = Field(default=None, ge=1)
    """Messages in all in a clock hour; null = no limit."""
    sparr: int = Field(default=500, ge=1)
    """New messages in one sweep, above which it stops and asks."""

    @property
    def databas_url(self) -> str:
        """Give the URL of the record."""
        return self.databas or f"sqlite:///{self.hem / 'diarium.sqlite'}"
