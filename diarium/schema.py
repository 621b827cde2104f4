"""The schema: brought up to date by Alembic, guarded by triggers."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError, OperationalError

from diarium.databas import Databas, stall_i_ko
from diarium.fel import OgiltigDatabas

_MAPP: Final = Path(__file__).parent / "migrationer"


def hoj_schema(databas: Databas) -> None:
    """Bring the database to the newest schema; safe to repeat, and quick when it is there."""
    with _anslut(databas) as anslutning:
        version = MigrationContext.configure(anslutning).get_current_revision()
    if version == _senaste():
        return
    with databas.motor.execution_options(skriver=True).begin() as anslutning:
        stall_i_ko(anslutning)
        command.upgrade(_konfiguration(anslutning), "head")


def _konfiguration(anslutning: Connection | None = None) -> Config:
    konfiguration = Config()
    konfiguration.set_main_option("script_location", str(_MAPP).replace("%", "%%"))
    konfiguration.attributes["anslutning"] = anslutning
    return konfiguration


def _senaste() -> str | None:
    return ScriptDirectory.from_config(_konfiguration()).get_current_head()


def _anslut(databas: Databas) -> Connection:
    try:
        return databas.motor.connect()
    except OperationalError as fel:
        raise OgiltigDatabas(
            f"Databasen {databas.motor.url.render_as_string(hide_password=True)} svarar inte. "
            "Kontrollera BESLUT_DATABAS och att databasen är igång.",
        ) from fel
    except DatabaseError as fel:
        raise OgiltigDatabas(
            f"{databas.motor.url.render_as_string(hide_password=True)} går att öppna men är ingen "
            "databas. Kontrollera BESLUT_DATABAS.",
        ) from fel
