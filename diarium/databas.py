"""The database: how it is opened, how transactions begin, and which clock it follows."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from diarium.anslutning import krav_kodning, stall_in_anslutningen
from diarium.drivsats import verktygets_fel
from diarium.fel import OgiltigDatabas
from diarium.session import Session

_KO: Final = 0x6265736C7574
"""The number of the queue in PostgreSQL's advisory locks: "beslut" in ASCII."""
_DRIVRUTINER: Final = ("sqlite", "sqlite+pysqlite", "postgresql+psycopg")
_VANTAR: Final = "vantar_pa_disken"
"""Whether a transaction waits for the disk, in the options and on the connection."""


OLASLIG_ADRESS: Final = (
    "Databasadressen går inte att läsa eller använda. Ange BESLUT_DATABAS som "
    "sqlite:///fil.sqlite eller postgresql+psycopg://användare@värd/databas."
)


class Databas:
    """A record behind one URL; hands out short sessions."""

    def __init__(self, url: str) -> None:
        """Make the engine; nothing is connected yet."""
        self.motor = _gor_motor(url)
        if self.motor.dialect.name == "sqlite":
            _stall_in_sqlite(self.motor)
            self._lasare = self.motor
        else:
            _stall_in_postgres(self.motor)
            self._lasare = self.motor.execution_options(isolation_level="REPEATABLE READ")
        self._skrivare = self.motor.execution_options(skriver=True)
        self._anteckna = self.motor.execution_options(skriver=True, vantar_pa_disken=False)

    @contextmanager
    def skriv(self, *, vantar_pa_disken: bool = True) -> Iterator[Session]:
        """Open a writing transaction; it commits when the block ends, and else rolls back.

        Without waiting for the disk it is as atomic, but a power cut may undo the last of them:
        for notes that can be made again.
        """
        motor = self._skrivare if vantar_pa_disken else self._anteckna
        with motor.begin() as session:
            yield session

    @contextmanager
    def prova(self) -> Iterator[Session]:
        """Open a writing transaction that is rolled back when the block ends, whatever it did."""
        with self._skrivare.connect() as session:
            transaktion = session.begin()
            try:
                yield session
            finally:
                transaktion.rollback()

    @contextmanager
    def las(self) -> Iterator[Session]:
        """Open a reading transaction: one consistent picture."""
        with self._lasare.connect() as session:
            yield session

    def stang(self) -> None:
        """Close all connections."""
        self.motor.dispose()


def stall_i_ko(anslutning: Connection) -> None:
    """Let those who start rounds or raise the schema queue until the transaction ends.

    They have no round's head to queue at; SQLite's writers queue already.
    """
    if anslutning.dialect.name == "postgresql":
        anslutning.execute(select(func.pg_advisory_xact_lock(_KO)))


def _gor_motor(url: str) -> Engine:
    """Make the engine and the folder of an SQLite file; OgiltigDatabas when neither is possible.

    A writer on PostgreSQL that has waited must see what was written meanwhile, whatever the
    server's own default is.
    """
    try:
        adress = make_url(url)
        if adress.drivername not in _DRIVRUTINER:
            raise OgiltigDatabas(OLASLIG_ADRESS)
        if "@" in (adress.host or ""):  # else a part of the password is taken for the host
            raise OgiltigDatabas(
                "Databasadressen går inte att läsa: den har flera @. Skriv @ i ett lösenord som "
                "%40, : som %3A och / som %2F i BESLUT_DATABAS.",
            )
        if adress.get_backend_name() == "sqlite":
            if adress.database:
                Path(adress.database).parent.mkdir(parents=True, exist_ok=True)
            return create_engine(adress)
        return create_engine(adress, pool_pre_ping=True, isolation_level="READ COMMITTED")
    except (ArgumentError, ImportError, OSError, ValueError) as fel:
        raise OgiltigDatabas(OLASLIG_ADRESS) from fel


def _stall_in_sqlite(motor: Engine) -> None:
    """Set WAL, full synchrony where it is not waived, and BEGIN IMMEDIATE for writing.

    A deferred transaction that reads and then writes fails at once with "database is locked"
    when another wrote in between, whatever the busy timeout.
    """

    @event.listens_for(motor, "connect")
    def _anslut(anslutning: Any, _post: Any) -> None:  # noqa: ANN401 - the driver's own objects
        anslutning.isolation_level = None
        markor = anslutning.cursor()
        for rad in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "recursive_triggers=ON",  # else INSERT OR REPLACE deletes events unseen
            "busy_timeout=30000",
            "cache_size=-65536",
        ):
            markor.execute(f"PRAGMA {rad}")
        markor.close()

    @event.listens_for(motor, "begin")
    def _borja(anslutning: Any) -> None:  # noqa: ANN401 - as above
        val = anslutning.get_execution_options()
        drivrutin = anslutning.connection.driver_connection
        with verktygets_fel(motor.dialect, "BEGIN"):
            if not val.get("skriver"):
                drivrutin.execute("BEGIN")
                return
            vantar = val.get(_VANTAR, True)
            if anslutning.info.get(_VANTAR, True) is not vantar:
                drivrutin.execute(f"PRAGMA synchronous={'FULL' if vantar else 'NORMAL'}")
                anslutning.info[_VANTAR] = vantar
            drivrutin.execute("BEGIN IMMEDIATE")


def _stall_in_postgres(motor: Engine) -> None:
    """Speak as the program does, and let a transaction that does not wait for the disk say so."""

    @event.listens_for(motor, "connect", insert=True)  # before the toolkit asks for anything
    def _anslut(anslutning: Any, _post: Any) -> None:  # noqa: ANN401 - as below
        krav_kodning(anslutning, motor.url)
        stall_in_anslutningen(anslutning)

    @event.listens_for(motor, "begin")
    def _borja(anslutning: Any) -> None:  # noqa: ANN401 - the driver's own objects
        if not anslutning.get_execution_options().get(_VANTAR, True):
            anslutning.exec_driver_sql("SET LOCAL synchronous_commit TO OFF")
