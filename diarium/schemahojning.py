"""The schema is raised by Alembic, one at a time, in one transaction."""

from alembic import command
from alembic.config import Config

from diarium.databas import Databas, stall_i_ko
from diarium.schema import MIGRATIONER


def hoj(databas: Databas) -> None:
    """Raise the schema to the newest version."""
    konfiguration = Config()
    konfiguration.set_main_option("script_location", str(MIGRATIONER).replace("%", "%%"))
    with databas.motor.execution_options(skriver=True).begin() as anslutning:
        stall_i_ko(anslutning)
        konfiguration.attributes["anslutning"] = anslutning
        command.upgrade(konfiguration, "head")
