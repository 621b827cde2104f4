"""The engine under measurement: the record's own functions, each in its own transaction."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import text

from bench.runda import KOD, OPPNAR, STARTAR, SVEPDAG, bifall, bygg_runda, forarenden, kommunarende
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.punktlage import Lagekod
from diarium.databas import Databas
from diarium.databaslage import skriv_svep, stall_in
from diarium.klocka import Stegklocka
from diarium.lage import las_lage
from diarium.oversikt import las_oversikt
from diarium.registrera import registrera
from diarium.schema import hoj_schema
from diarium.starta import starta
from diarium.svep.ansprak import gor_ansprak
from diarium.svep.bunta import bunta
from diarium.svep.svepa import paminn

_T0: Final = datetime.combine(SVEPDAG, time(8), tzinfo=STOCKHOLM)
MANDAG: Final = _T0 + timedelta(days=3)
"""When all first rungs have fallen due, and the send window is open."""
TICKAR: Final = (_T0 - timedelta(seconds=1), _T0, _T0 + timedelta(days=1))


class Motor:
    """Starts, sweeps, records and reads as the flows and the CLI do.

    The object lives over all rounds, as in a server process: only its database is made anew.
    """

    def __init__(self, url: str, n: int, tom: Callable[[], None]) -> None:
        """Build the round and the reports in memory; `tom` empties the closed database."""
        self.n = n
        self._databas = Databas(url)
        self._tom = tom
        self._omgang, self._kontakter = bygg_runda(n)
        self._beslut = [bifall(kommunarende(nummer)) for nummer in range(n)]

    def ny(self) -> None:
        """Empty the database, raise the schema, and set the last sweep two days back."""
        self._databas.stang()
        self._tom()
        hoj_schema(self._databas)
        stall_in(self._databas, simulerad=True, nu=_T0 - timedelta(days=2))

    def starta(self) -> None:
        """Start the round."""
        with self._databas.skriv() as session:
            assert starta(session, self._omgang, self._kontakter, nu=STARTAR)

    def oppna(self) -> None:
        """Let every body before the kommuner speak, in one transaction."""
        with self._databas.skriv() as session:
            for arende in forarenden(self.n):
                registrera(session, KOD, arende, bifall(arende), nu=OPPNAR)

    def oversikt(self) -> int:
        """Read the light matrix."""
        with self._databas.las() as session:
            return sum(len(rad.punkter) for rad in las_oversikt(session, KOD, nu=TICKAR[2]))

    def lage(self) -> int:
        """Read the full report: cases, history of states, agreements."""
        with self._databas.las() as session:
            kommuner = las_lage(session, KOD, nu=TICKAR[2]).kommuner
        return sum(len(kommun.status) for kommun in kommuner)

    def svepa(self, varv: int) -> None:
        """Claim what is due."""
        with self._databas.skriv() as session:
            gor_ansprak(session, nu=TICKAR[varv])

    def ansprak(self) -> int:
        """Count the claims."""
        with self._databas.las() as session:
            return int(session.execute(text("SELECT count(*) FROM ansprak")).scalar_one())

    def bunta(self, varv: int) -> int:
        """Plan the messages of the claims, and note how far the sweep came."""
        with self._databas.skriv() as session:
            skriv_svep(session, nu=TICKAR[varv])
            return bunta(session, nu=TICKAR[varv])

    def planera(self) -> int:
        """Sweep as the service does, on the Monday after two missed days."""
        return paminn(self._databas, klocka=Stegklocka(MANDAG)).planerade

    def hela_svepet(self) -> None:
        """Sweep once more as the service does: claims, messages, and the note of the sweep."""
        paminn(self._databas, klocka=Stegklocka(TICKAR[2]))

    def besluta(self, nummer: int) -> None:
        """Record one kommun's decision."""
        with self._databas.skriv() as session:
            registrera(session, KOD, kommunarende(nummer), self._beslut[nummer], nu=TICKAR[2])

    def beslutade(self) -> int:
        """Count the kommuner whose every point is final."""
        with self._databas.las() as session:
            rader = las_oversikt(session, KOD, nu=TICKAR[2])
        return sum(all(ett.lage is Lagekod.AVGJORD for ett in rad.punkter) for rad in rader)

    def stang(self) -> None:
        """Close all connections."""
        self._databas.stang()


def sqlitemotor(mapp: Path, n: int) -> Motor:
    """Give an engine on a file of its own."""
    fil = mapp / f"motor-{n}.sqlite"

    def tom() -> None:
        for slut in ("", "-wal", "-shm"):
            fil.with_name(fil.name + slut).unlink(missing_ok=True)

    return Motor(f"sqlite:///{fil}", n, tom)
