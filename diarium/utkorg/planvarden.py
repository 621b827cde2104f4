"""The mail calendar of a round, as values."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.trappsteg import Trappsteg
from diarium.utkorg.lista import visad_adress
from notiser.skriv import mallversion
from notiser.underlag import Underlagssort


@dataclass(frozen=True, slots=True)
class Planeratarende:
    """A body's matter in a message that is planned."""

    nyckel: str
    """`steg/organ`."""
    id: int
    organ: str
    """What the body is called."""
    steg: str
    """What the step is called."""
    trappsteg: Trappsteg | None = None
    """The rung; null in what is no reminder."""
    vantar_pa: tuple[str, ...] = ()
    """The steps that must be done first; empty = it is the body's turn."""


@dataclass(frozen=True, slots=True)
class Planeratutskick:
    """A message that is to come, to one recipient, if nobody answers before."""

    tid: datetime
    sort: Underlagssort
    kontakt: int
    till: str
    """The contact's name and address; an address that holds a secret is masked."""
    kanal: Kanal
    roll: Kontaktroll
    arenden: tuple[Planeratarende, ...]
    trappsteg: Trappsteg | None
    mallversion: str
    utskick: int | None
    """The message in the outbox; null for one that no sweep has planned yet."""

    @property
    def dag(self) -> date:
        """Give the day on which it goes, in Stockholm."""
        return self.tid.astimezone(STOCKHOLM).date()

    @property
    def organ(self) -> frozenset[str]:
        """Give the codes of the bodies whose matters it carries."""
        return frozenset(ett.nyckel.partition("/")[2] for ett in self.arenden)

    @property
    def villkorat(self) -> bool:
        """Tell whether every matter in it waits for another step."""
        return bool(self.arenden) and all(ett.vantar_pa for ett in self.arenden)


def planerat(
    nummer: int,
    kontakt: Kontakt,
    sort: Underlagssort,
    arenden: Iterable[Planeratarende],
    *,
    tid: datetime,
    trappsteg: Trappsteg | None = None,
    utskick: int | None = None,
) -> Planeratutskick:
    """Give a message to a contact, whose id is `nummer`, as it may be shown."""
    return Planeratutskick(
        tid=tid,
        sort=sort,
        kontakt=nummer,
        till=f"{kontakt.namn} <{visad_adress(kontakt.kanal, kontakt.adress)}>",
        kanal=kontakt.kanal,
        roll=kontakt.roll,
        arenden=tuple(arenden),
        trappsteg=trappsteg,
        mallversion=mallversion(sort),
        utskick=utskick,
    )


@dataclass(frozen=True, slots=True)
class Hindrat:
    """A message that waits and would be held back when its time comes."""

    utskick: int
    kontakt: int
    sort: str
    till: str
    motivering: str


class Vilandeorgan(NamedTuple):
    """A body whose turn has not come, and how many notices it gets when it comes."""

    kod: str
    namn: str
    brev: int
    vantar_pa: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vilandesteg:
    """Bodies whose turn comes when others have decided; until then nobody writes to them."""

    steg: str
    organ: tuple[Vilandeorgan, ...]
    ordning: tuple[str, ...]
    """All steps of the chain, in their order."""

    @property
    def vantar_pa(self) -> tuple[str, ...]:
        """Give the steps that some of the bodies wait for."""
        fore = {steg for ett in self.organ for steg in ett.vantar_pa}
        return tuple(steg for steg in self.ordning if steg in fore)

    @property
    def oppningsbrev(self) -> int:
        """Give how many notices go when it is their turn, if no two to one mailbox go together."""
        return sum(ett.brev for ett in self.organ)


@dataclass(frozen=True, slots=True)
class Summering:
    """How much some messages are."""

    meddelanden: int
    mottagare: int
    flest: int
    flest_dag: date | None
    """The first of the busiest days; null when there is no message."""


@dataclass(frozen=True, slots=True)
class Utskicksplan:
    """Every message that the round will send from an instant on, if nobody answers."""

    omgang: Beslutsomgang
    nu: datetime
    sakra: tuple[Planeratutskick, ...]
    """In order of time; each goes whatever else happens, unless it is answered first."""
    villkorade: tuple[Planeratutskick, ...]
    """Reminders that fall due only if the steps before are done in time."""
    hindrade: tuple[Hindrat, ...]
    vilande: tuple[Vilandesteg, ...]


def summera(utskick: Iterable[Planeratutskick]) -> Summering:
    """Count messages, recipients and the busiest day."""
    alla = list(utskick)
    per_dag = Counter(ett.dag for ett in alla)
    flest = max(per_dag.values(), default=0)
    return Summering(
        meddelanden=len(alla),
        mottagare=len({(ett.kanal, ett.till) for ett in alla}),
        flest=flest,
        flest_dag=min((dag for dag, antal in per_dag.items() if antal == flest), default=None),
    )
