"""The schema: brought up to date by Alembic, guarded by triggers."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError, OperationalError

from diarium.databas import Databas, stall_i_ko
from diarium.fel import OgiltigDatabas
from diarium.skada import ar_ingen_databas, ar_skada, skadad

_MAPP: Final = Path(__file__).parent / "migrationer"


def hoj_schema(databas: Databas, *, skapa: bool = True) -> None:
    """Bring the database to the newest schema; safe to repeat, and quick when it is there.

    OgiltigDatabas, and nothing changed, when it cannot be; also when there is no record in the
    database and none is to be made.
    """
    with _anslut(databas) as anslutning:
        version = _version(databas, anslutning)
    skript = ScriptDirectory.from_config(_konfiguration())
    if version == skript.get_current_head():
        return
    if version is None and not skapa:
        raise OgiltigDatabas(
            f"{_adress(databas)} är en databas men inget diarium: tabellerna saknas. Ställ "
            "BESLUT_DATABAS eller BESLUT_HEM på det diarium som du menar. Har det funnits ett "
            "här: återställ det från en säkerhetskopia.",
        )
    if version is not None and version not in {ett.revision for ett in skript.walk_revisions()}:
        raise OgiltigDatabas(
            f"{_adress(databas)} har ett schema som programmet inte känner till ({version[:20]}). "
            "Det kommer från ett nyare program, eller så är tabellen alembic_version skadad. "
            "Uppdatera programmet, eller återställ en säkerhetskopia.",
        )
    _hoj(databas, version)


def _hoj(databas: Databas, version: str | None) -> None:
    try:
        with databas.motor.execution_options(skriver=True).begin() as anslutning:
            stall_i_ko(anslutning)
            command.upgrade(_konfiguration(anslutning), "head")
    except (CommandError, DatabaseError) as fel:
        if ar_skada(fel):
            raise skadad(fel, _adress(databas)) from fel
        raise OgiltigDatabas(
            f"Schemat i {_adress(databas)} gick inte att höja från version {version or '0'}, och "
            "inget är ändrat. Kontrollera att ingen annan använder databasen och att disken inte "
            "är full. Händer det igen är schemat skadat: återställ en säkerhetskopia.",
        ) from fel


def _konfiguration(anslutning: Connection | None = None) -> Config:
    konfiguration = Config()
    konfiguration.set_main_option("script_location", str(_MAPP).replace("%", "%%"))
    konfiguration.attributes["anslutning"] = anslutning
    return konfiguration


def _version(databas: Databas, anslutning: Connection) -> str | None:
    try:
        return MigrationContext.configure(anslutning).get_current_revision()
    except UnicodeDecodeError as fel:  # SQLite names a damaged part of the schema in raw bytes
        raise skadad(fel, _adress(databas)) from fel
    except DatabaseError as fel:
        if ar_skada(fel):
            raise skadad(fel, _adress(databas)) from fel
        raise OgiltigDatabas(
            f"Schemats version i {_adress(databas)} går inte att läsa: tabellen alembic_version "
            "är skadad. Återställ diariet från en säkerhetskopia, och spara den skadade filen.",
        ) from fel
    except CommandError as fel:
        raise OgiltigDatabas(
            f"{_adress(databas)} säger sig ha flera scheman på en gång: tabellen alembic_version "
            "är ändrad. Återställ diariet från en säkerhetskopia.",
        ) from fel


def _adress(databas: Databas) -> str:
    return databas.motor.url.render_as_string(hide_password=True)


def _anslut(databas: Databas) -> Connection:
    try:
        return databas.motor.connect()
    except UnicodeDecodeError as fel:  # as above
        raise skadad(fel, _adress(databas)) from fel
    except OperationalError as fel:
        raise OgiltigDatabas(
            f"Databasen {_adress(databas)} svarar inte. "
            "Kontrollera BESLUT_DATABAS och att databasen är igång.",
        ) from fel
    except DatabaseError as fel:
        if ar_skada(fel) and not ar_ingen_databas(fel):
            raise skadad(fel, _adress(databas)) from fel
        raise OgiltigDatabas(
            f"{_adress(databas)} går att öppna men är ingen databas, eller så är filens början "
            "skadad. Kontrollera BESLUT_DATABAS, eller återställ en säkerhetskopia.",
        ) from fel
