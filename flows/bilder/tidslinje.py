"""A timeline as values: rows of marked days, between today and a deadline."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from beslutsmodell.utfall import Etikett
from flows.bilder.beskrivning import Beskrivning

_TILLBAKA: Final = timedelta(days=75)
"""How far back from today, or from a deadline that has passed, a picture reaches."""


class Tecken(Etikett):
    """What a mark says; each has a shape of its own."""

    HANDLINGAR = "handlingar", "handlingarna ska vara inne"
    MOTE = "mote", "planerat möte"
    EXTRA = "extra", "extra sammanträde"
    BESLUTAT = "beslutat", "har sammanträtt och svarat"
    DAG = "dag", "senast den dagen"
    LAGA_KRAFT = "laga_kraft", "laga kraft"
    UNDERTECKNAT = "undertecknat", "avtalen undertecknade"
    MOTTAGET = "mottaget", "framme hos mottagaren"
    SENAST = "senast", "sista dag att sammanträda"


class Marke(NamedTuple):
    """A marked day."""

    tecken: Tecken
    dag: date


class Rad(NamedTuple):
    """One body, or one step of its way."""

    namn: str
    marken: tuple[Marke, ...]
    slut: str
    """What stands to the right, in words."""
    bradskar: bool = False
    """Something must be done: the row is set in bold."""

    def forsta(self, *tecken: Tecken) -> date | None:
        """Give the day of the first mark of any of these kinds."""
        return next((ett.dag for ett in self.marken if ett.tecken in tecken), None)


class Grupp(NamedTuple):
    """Rows that belong together."""

    namn: str
    rader: tuple[Rad, ...]


class Tidslinje(NamedTuple):
    """The whole picture."""

    beskrivning: Beskrivning
    idag: date
    frist: date
    grupper: tuple[Grupp, ...]
    forklaring: tuple[str, ...]
    """Lines below the picture that say what letters stand for."""

    @property
    def rader(self) -> tuple[Rad, ...]:
        """Give all rows in order."""
        return tuple(rad for grupp in self.grupper for rad in grupp.rader)

    @property
    def anvanda(self) -> tuple[Tecken, ...]:
        """Give the kinds of marks that occur, in the order of the legend."""
        finns = {ett.tecken for rad in self.rader for ett in rad.marken}
        return tuple(ett for ett in Tecken if ett in finns)

    @property
    def spann(self) -> tuple[date, date]:
        """Give the first and last day that must have room.

        What is long past would crowd what is left to do: it is told in words alone.
        """
        dagar = [self.frist, *(ett.dag for rad in self.rader for ett in rad.marken)]
        sista = max(dagar)
        dagar += [self.idag] if self.idag <= sista else []
        return max(min(dagar), min(self.idag, self.frist) - _TILLBAKA), sista
