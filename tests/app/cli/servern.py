"""The program on PostgreSQL, and the server's own view of it."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy.engine import make_url

from diarium.databas import Databas
from tests.app.cli.klienten import Klient
from tests.diarium.diariet import dump


class Server:
    """A record in PostgreSQL, the command line over it, and the server's own view of it."""

    def __init__(self, url: str, klient: Klient, monkeypatch: pytest.MonkeyPatch) -> None:
        """Point the program at the record."""
        self.url, self.klient = make_url(url), klient
        self._monkeypatch = monkeypatch
        self.satt("")

    def satt(self, installningar: str) -> None:
        """Lets the program's connections begin with other settings of the server's."""
        egna = f"{self.url.query['options']} {installningar}".strip()
        url = self.url.update_query_dict({"options": egna})
        self._monkeypatch.setenv("BESLUT_DATABAS", url.render_as_string(hide_password=False))

    def innehall(self) -> dict[str, list[str]]:
        """Gives every row of the record."""
        databas = Databas(self.url.render_as_string(hide_password=False))
        rader = dump(databas)
        databas.stang()
        return rader

    def nekas(self, *argument: str) -> str:
        """Runs a command that must be refused and change nothing, and gives the reason."""
        fore = self.innehall()
        svar = self.klient(*argument)
        assert (svar.kod, svar.ut) == (1, ""), svar
        assert self.innehall() == fore
        return svar.fel

    def starta_utanfor(self, *argument: str) -> subprocess.Popen[str]:
        """Starts a command as its own process."""
        kod = "from app.cli.start import huvud; huvud()"
        return subprocess.Popen(
            [sys.executable, "-c", kod, *argument],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    @contextmanager
    def last(self) -> Iterator[psycopg.Connection]:
        """Holds the head of the round as another writer does."""
        with self.anslut() as anslutning:
            anslutning.execute("SELECT 1 FROM omgang FOR UPDATE")
            yield anslutning
            anslutning.rollback()

    def anslut(self) -> psycopg.Connection:
        """Connects beside the program."""
        adress = self.url.set(drivername="postgresql").render_as_string(hide_password=False)
        return psycopg.connect(adress)

    def vantande(self) -> list[int]:
        """Gives the processes of the server that wait for a lock in this database."""
        with self.anslut() as anslutning:
            fraga = (
                "SELECT pid FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            return [pid for (pid,) in anslutning.execute(fraga)]


def vanta_tills(sant: Callable[[], bool]) -> None:
    slut = time.monotonic() + 30
    while not sant():
        assert time.monotonic() < slut
        time.sleep(0.02)
