"""What may happen in a simulated round. Each act is data: a list of them can be played again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from beslutsmodell.beslut import Beslut
from beslutsmodell.sammantrade import Sammantrade


@dataclass(frozen=True, slots=True, kw_only=True)
class Akt:
    """Something that happens at an aware instant."""

    tid: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslutar(Akt):
    """A body reports a decision."""

    arende: str
    beslut: Beslut


@dataclass(frozen=True, slots=True, kw_only=True)
class Rattar(Akt):
    """A body reports that its last decision was another."""

    arende: str
    beslut: Beslut


@dataclass(frozen=True, slots=True, kw_only=True)
class Justerar(Akt):
    """The minutes of a body's last decision are justerade, and perhaps announced."""

    arende: str
    justerat: date
    anslaget: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UppfyllerVillkor(Akt):
    """A human clears the conditions of a case."""

    arende: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SkickarAvtal(Akt):
    """An agreement comes from a kommun; without `punkter` it is for what has been approved."""

    huvudman: str
    slag: str
    version: str
    punkter: tuple[str, ...] | None = None
    undertecknare: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LamnarIn(Akt):
    """A coordinator hands the agreements of a kommun to the receiver."""

    huvudman: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kvitterar(Akt):
    """The receiver acknowledges."""

    huvudman: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyttarFrist(Akt):
    """The counterparty's deadline is moved."""

    datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ByterKalender(Akt):
    """A body's meetings from now on are others."""

    organ: str
    moten: tuple[Sammantrade, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overklagas(Akt):
    """Somebody appeals a body's last decision."""

    arende: str


class Dom(StrEnum):
    """What a court may say of an appealed decision."""

    INHIBERAR = "inhiberar"
    HAVER = "häver inhibitionen"
    AVSLAR = "avslår överklagandet"
    UPPHAVER = "upphäver beslutet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Domstolen(Akt):
    """A court says something of a body's last decision."""

    arende: str
    dom: Dom


@dataclass(frozen=True, slots=True, kw_only=True)
class AndrarUnderlag(Akt):
    """A document of the round gets a new version."""

    namn: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TarTillbaka(Akt):
    """A point is taken back in the whole round."""

    punkt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bekraftar(Akt):
    """A human lets a body's last decision hold."""

    arende: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecknar(Akt):
    """A coordinator notes something on the round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pausar(Akt):
    """The reminders of a case are suspended for some days; none = they go on at once."""

    arende: str
    dagar: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stanger(Akt):
    """A human closes all that is still owed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nere(Akt):
    """No sweep runs until `till`."""

    till: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KlockanGarFel(Akt):
    """The machine's clock is wrong by `fel` until `till`."""

    till: datetime
    fel: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class PostenKranglar(Akt):
    """Until `till` the transport answers something else: `svar` is the name of the answer."""

    till: datetime
    svar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SvepetDor(Akt):
    """The next sweep is killed while it sends its message number `efter`, from 0."""

    efter: int
