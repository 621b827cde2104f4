"""The schema: checked at every opening, and raised when the program knows a newer one.

Alembic, which takes a tenth of a second to load, is loaded only to raise it.
"""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DatabaseError, OperationalError

from diarium.databas import OLASLIG_ADRESS, Databas
from diarium.databasord import i_ord, kort, nekad
from diarium.fel import OgiltigDatabas
from diarium.skada import ar_ingen_databas, ar_skada, skadad

MIGRATIONER: Final = Path(__file__).parent / "migrationer"
_VERSIONER: Final = tuple(
    sorted(fil.name.partition("_")[0] for fil in (MIGRATIONER / "versions").glob("[0-9]*_*.py"))
)
"""The versions that the program knows, oldest first: a file is named by its own."""
_VERSIONSTABELL: Final = "alembic_version"


def hoj_schema(databas: Databas, *, skapa: bool = True) -> None:
    """Bring the database to the newest schema; safe to repeat, and quick when it is there.

    OgiltigDatabas, and nothing changed, when it cannot be; also when there is no record in the
    database and none is to be made.
    """
    with _anslut(databas) as anslutning:
        version = _version(databas, anslutning)
    if version == _VERSIONER[-1]:
        return
    if version is None and not skapa:
        raise OgiltigDatabas(
            f"{_adress(databas)} är en databas men inget diarium: tabellerna saknas. Ställ "
            "BESLUT_DATABAS eller BESLUT_HEM på det diarium som du menar. Har det funnits ett "
            "här: återställ det från en säkerhetskopia.",
        )
    if version is not None and version not in _VERSIONER:
        raise OgiltigDatabas(
            f"{_adress(databas)} har ett schema som programmet inte känner till ({version[:20]}). "
            "Det kommer från ett nyare program, eller så är tabellen alembic_version skadad. "
            "Uppdatera programmet, eller återställ en säkerhetskopia.",
        )
    _hoj(databas, version)


def _hoj(databas: Databas, version: str | None) -> None:
    from alembic.util import CommandError  # noqa: PLC0415 - as the module says

    from diarium.schemahojning import hoj  # noqa: PLC0415

    try:
        hoj(databas)
    except (CommandError, DatabaseError) as fel:
        if ar_skada(fel):
            raise skadad(fel, _adress(databas)) from fel
        if isinstance(fel, DatabaseError) and (mening := i_ord(fel)):
            raise OgiltigDatabas(
                f"Schemat i {_adress(databas)} behöver höjas från version {version or '0'}, men "
                f"det gick inte, och inget är ändrat. {mening}.",
            ) from fel
        raise OgiltigDatabas(
            f"Schemat i {_adress(databas)} gick inte att höja från version {version or '0'}, och "
            "inget är ändrat. Kontrollera att ingen annan använder databasen och att disken inte "
            "är full. Händer det igen är schemat skadat: återställ en säkerhetskopia.",
        ) from fel


def _version(databas: Databas, anslutning: Connection) -> str | None:
    """Give the version of the schema; null when there is none."""
    try:
        if not inspect(anslutning).has_table(_VERSIONSTABELL):
            return None
        rader = anslutning.execute(text(f"SELECT version_num FROM {_VERSIONSTABELL}"))  # noqa: S608
        versioner = rader.scalars().all()
    except UnicodeDecodeError as fel:  # SQLite names a damaged part of the schema in raw bytes
        raise skadad(fel, _adress(databas)) from fel
    except DatabaseError as fel:
        if ar_skada(fel):
            raise skadad(fel, _adress(databas)) from fel
        if mening := i_ord(fel):
            raise OgiltigDatabas(f"{_adress(databas)} går inte att läsa. {mening}.") from fel
        raise OgiltigDatabas(
            f"Schemats version i {_adress(databas)} går inte att läsa: tabellen alembic_version "
            "är skadad. Återställ diariet från en säkerhetskopia, och spara den skadade filen.",
        ) from fel
    if len(versioner) > 1:
        raise OgiltigDatabas(
            f"{_adress(databas)} säger sig ha flera scheman på en gång: tabellen alembic_version "
            "är ändrad. Återställ diariet från en säkerhetskopia.",
        )
    return str(versioner[0]) if versioner else None


def _adress(databas: Databas) -> str:
    return databas.motor.url.render_as_string(hide_password=True)


def _anslut(databas: Databas) -> Connection:
    try:
        return databas.motor.connect()
    except UnicodeDecodeError as fel:  # as above
        raise skadad(fel, _adress(databas)) from fel
    except OperationalError as fel:
        if skal := nekad(fel):
            raise OgiltigDatabas(
                f"Databasen {_adress(databas)} släpper inte in programmet: {skal}. Kontrollera "
                "användaren, lösenordet och databasens namn i BESLUT_DATABAS.",
            ) from fel
        raise OgiltigDatabas(
            f"Databasen {_adress(databas)} svarar inte. "
            "Kontrollera BESLUT_DATABAS och att databasen är igång.",
        ) from fel
    except DatabaseError as fel:
        if databas.motor.dialect.name != "sqlite":
            raise OgiltigDatabas(f"{OLASLIG_ADRESS} Fel: {kort(fel)}") from fel
        if ar_skada(fel) and not ar_ingen_databas(fel):
            raise skadad(fel, _adress(databas)) from fel
        raise OgiltigDatabas(
            f"{_adress(databas)} går att öppna men är ingen databas, eller så är filens början "
            "skadad. Kontrollera BESLUT_DATABAS, eller återställ en säkerhetskopia.",
        ) from fel
