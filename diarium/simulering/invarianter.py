"""What must always hold, checked on the record itself after every step of a simulated round.

The numbers are those of the design: 1 one live message per claim, 2 no rung is lost, 3 nobody is
reminded of what is answered, 4 state is the fold of the events, 5 the chain verifies, 6 deadline
versions only grow, 7 sweeps change no state, 8 packages can be rebuilt, 9 nobody else decides for
a body, 10 the numbers add up.
"""

from collections.abc import Iterator
from datetime import datetime

from beslutsmodell.omgang import Beslutsomgang
from diarium.databas import Databas
from diarium.simulering.akter import Akt, FlyttarFrist
from diarium.simulering.brevlada import Brevlada
from diarium.simulering.diarieprov import Diarieprov
from diarium.simulering.utkorgsprov import Utkorgsprov

Brister = Iterator[tuple[int, str]]
"""The number of the invariant, and what was seen."""


class Granskare:
    """Judges each step, in a reading transaction of its own."""

    def __init__(
        self, databas: Databas, omgang: Beslutsomgang, lada: Brevlada, *, nu: datetime
    ) -> None:
        """Take a round that has just started."""
        self._databas = databas
        with databas.las() as session:
            self._diarie = Diarieprov(session, omgang)
            self._utkorg = Utkorgsprov(session, omgang, lada, nu=nu)

    def efter_akt(self, akt: Akt, *, nu: datetime, ratt: datetime) -> Brister:
        """Yield what does not hold after an act; `ratt` is the time by the right clock.

        What opens by a clock that is behind opens today all the same: a rung of yesterday is
        covered by the notice that it is open.
        """
        with self._databas.las() as session:
            ny_frist = isinstance(akt, FlyttarFrist)
            self._utkorg.minns_skyldiga(session, nu=max(nu, ratt), ny_frist=ny_frist)
            yield from self._diarie.efter_akt(session, akt, nu=nu)

    def efter_nekad(self) -> Brister:
        """Yield that a refused act has changed something all the same."""
        with self._databas.las() as session:
            yield from self._diarie.efter_nekad(session)

    def efter_svep(self, *, nu: datetime, ratt: bool) -> Brister:
        """Yield what does not hold after a whole sweep; `ratt` says that the clock is right."""
        with self._databas.las() as session:
            yield from self._diarie.efter_svep(session, nu=nu)
            yield from self._utkorg.efter_svep(session, nu=nu, ratt=ratt)
            self._diarie.minns_huvudet(session)

    def efter_dod(self, *, nu: datetime) -> Brister:
        """Judge what a killed sweep has sent; the next one is judged for what it left."""
        with self._databas.las() as session:
            self._diarie.minns_huvudet(session)
            yield from self._utkorg.efter_dod(session, nu=nu)

    def vid_slutet(self) -> Brister:
        """Yield what does not hold when all is over."""
        with self._databas.las() as session:
            yield from self._diarie.vid_slutet(session)

    def summering(self, *, nu: datetime) -> dict[str, int]:
        """Count how the participants, messages and events stand."""
        with self._databas.las() as session:
            return self._diarie.summering(session, nu=nu)
