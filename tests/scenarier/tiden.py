"""Time passes: the clock is stepped, and every morning on the way is swept when there is cause."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from beslutsmodell.frist import STOCKHOLM
from diarium.databas import Databas
from diarium.databaslage import klocka_for
from diarium.svep.behov import finns_att_svepa
from tests.app.cli.klienten import Klient, Svar

MORGON: Final = time(9, 0)


@dataclass
class Tiden:
    """The stepped clock of one record, and the sweeps that cron would make."""

    klient: Klient
    stilla: bool = False
    """While true no sweep is made: the engine is down."""

    def nu(self) -> datetime:
        """Give the instant that the record's clock shows, in Stockholm."""
        with self._databas() as databas:
            return klocka_for(databas).nu().astimezone(STOCKHOLM)

    def till(self, nar: str) -> None:
        """Let days pass until a day at nine, or "2019-11-26 23:59": each morning is swept."""
        mal = _tidpunkt(nar)
        with self._databas() as databas:
            for morgon in _morgnar(self.nu(), mal):
                if self._finns_att_svepa(databas, morgon):
                    self._stall(morgon)
                    self.svepa()
        self._stall(mal)

    def svepa(self) -> Svar:
        """Make one sweep now, as cron does, whether or not anything is due."""
        return self.klient("svep")

    def svepa_vid_behov(self) -> None:
        """Make the sweep that comes within five minutes of an act."""
        with self._databas() as databas:
            behovs = self._finns_att_svepa(databas, self.nu())
        if behovs:
            self.svepa()

    def _finns_att_svepa(self, databas: Databas, nu: datetime) -> bool:
        if self.stilla:
            return False
        with databas.las() as session:
            return finns_att_svepa(session, nu=nu)

    def _stall(self, nar: datetime) -> None:
        self.klient.lyckas("klocka", "--till", f"{nar:%Y-%m-%d %H:%M}")

    @contextmanager
    def _databas(self) -> Iterator[Databas]:
        databas = Databas(f"sqlite:///{self.klient.fil}")
        yield databas
        databas.stang()


def _tidpunkt(nar: str) -> datetime:
    dag, _, klockslag = nar.partition(" ")
    tid = time.fromisoformat(klockslag) if klockslag else MORGON
    return datetime.combine(date.fromisoformat(dag), tid, STOCKHOLM)


def _morgnar(fran: datetime, till: datetime) -> Iterator[datetime]:
    dag = fran.date()
    while dag <= till.date():
        morgon = datetime.combine(dag, MORGON, STOCKHOLM)
        if fran < morgon <= till:
            yield morgon
        dag += timedelta(days=1)
