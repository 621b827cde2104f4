"""How a round stood last: after a step only what it touched is read and counted anew."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import bindparam, select

from beslutsmodell.process import Stegsort
from diarium.drivsats import Drivsats
from diarium.lage import huvudmansrapport, las_arenderapport, las_lage, villkoren
from diarium.lagerapport import Arenderapport, Huvudmansrapport
from diarium.omgangslasning import las_omgangen
from diarium.session import Session
from diarium.simulering.rorda import Vakt
from diarium.tabeller.arende import ARENDEN_PER_OMGANG, Avtalsrad
from diarium.tabeller.typer import tabell

_AVTAL = tabell(Avtalsrad)
_AVTALET: Final = Drivsats(
    select(_AVTAL.c.kropp).where(
        _AVTAL.c.omgang_id == bindparam("omgang_id"),
        _AVTAL.c.huvudman == bindparam("huvudman"),
    ),
)


class Andring(NamedTuple):
    """A case before and after a step that wrote in it."""

    fore: Arenderapport
    nu: Arenderapport


class Lagesminne:
    """Reports cases and participants as `las_lage` does, and counts them place by place."""

    def __init__(self, session: Session, kod: str, *, nu: datetime) -> None:
        """Take a round that has just started."""
        self._kod, self._vakt = kod, Vakt(session)
        lage, lasning = las_lage(session, kod, nu=nu), las_omgangen(session, kod)
        self._id = lasning.id
        self.arenden: list[Arenderapport] = list(lage.arenden)
        self.rapporter: dict[str, Huvudmansrapport] = {}
        self._deltagare = {man.kod: man for man in lasning.deltagare}
        self.avtal: dict[str, str] = {}
        """The text of the agreements that have come, by the code of the participant."""
        self._platser: dict[str, list[int]] = defaultdict(list)
        for plats, ett in enumerate(self.arenden):
            if ett.sort is Stegsort.BESLUTAR:
                self._platser[ett.huvudman].append(plats)
        self.villkor = villkoren(lasning)
        self._sent = False
        self.tal: Mapping[str, Counter[str]] = defaultdict(Counter)
        """How many participants are counted in each place, by the names of the sums."""
        self._facken: dict[str, Mapping[str, str]] = {}
        self._rapportera(self._deltagare, nu)

    def las(self, session: Session, *, nu: datetime) -> tuple[Andring, ...]:
        """Read what has been written since the last time, and give the cases among it.

        Who is late by time alone is told again only when something of theirs is written.
        """
        rorda = self._vakt.rorda(session)
        andringar = tuple(self._las_arende(session, ett, nu) for ett in rorda.arenden)
        for man in rorda.avtal:
            self._las_avtalet(session, man)
        villkor = villkoren(las_omgangen(session, self._kod))
        om = {*rorda.avtal, *(ett.nu.huvudman for ett in andringar)} & self._deltagare.keys()
        if (villkor, nu > villkor.frist) != (self.villkor, self._sent):
            self.villkor, self._sent = villkor, nu > villkor.frist
            om = {*self._deltagare}
        self._rapportera(om, nu)
        return andringar

    def _las_arende(self, session: Session, arende_id: int, nu: datetime) -> Andring:
        plats = arende_id - self._id * ARENDEN_PER_OMGANG - 1
        fore, self.arenden[plats] = (
            self.arenden[plats],
            las_arenderapport(session, arende_id, nu=nu),
        )
        return Andring(fore, self.arenden[plats])

    def _las_avtalet(self, session: Session, man: str) -> None:
        self.avtal.pop(man, None)
        for rad in _AVTALET.rader(session, omgang_id=self._id, huvudman=man):
            self.avtal[man] = rad.kropp

    def _rapportera(self, koder: Iterable[str], nu: datetime) -> None:
        """Report participants, and move them between the places of the sums."""
        for kod in koder:
            egna = tuple(self.arenden[plats] for plats in self._platser[kod])
            kropp = self.avtal.get(kod)
            rapport = huvudmansrapport(self._deltagare[kod], egna, kropp, self.villkor, nu=nu)
            self.rapporter[kod] = rapport
            for namn, fack in self._facken.get(kod, {}).items():
                self.tal[namn][fack] -= 1
            self._facken[kod] = rapport.fack(self.villkor.punkter)
            for namn, fack in self._facken[kod].items():
                self.tal[namn][fack] += 1


def utan_tid(arende: Arenderapport) -> tuple[Any, ...]:
    """Give a case without what time alone does to it."""
    return (*arende[:-2], arende.bild)
