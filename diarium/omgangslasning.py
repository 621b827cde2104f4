"""A round as it was stated, and its deadlines as they hold now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from functools import lru_cache
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select

from beslutsmodell.frist import Frist, Tidpunkt
from beslutsmodell.kedja import Planarende
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.omgangshandelser import OmgangStartad
from beslutsmodell.varde import UR_DIARIET
from diarium.drivsats import Drivsats
from diarium.fel import OkandHuvudman, OkandOmgang, OkantOrgan
from diarium.session import Session
from diarium.tabeller.arende import ARENDEN_PER_OMGANG
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.omgang import Fristrad, Omgangsrad
from diarium.tabeller.typer import tabell

_OMGANG, _FRIST, _HANDELSE = tabell(Omgangsrad), tabell(Fristrad), tabell(Handelserad)
_BORJAN: Final = '"handelse":'
_MINNS: Final = 32
"""How many rounds a process keeps parsed."""
_HUVUD: Final = Drivsats(
    select(_OMGANG.c.id, _OMGANG.c.startad, _OMGANG.c.salt, _HANDELSE.c.hash)
    .join(_HANDELSE, (_HANDELSE.c.omgang_id == _OMGANG.c.id) & (_HANDELSE.c.lopnr == 1))
    .where(_OMGANG.c.kod == bindparam("kod")),
)
_KROPP: Final = Drivsats(
    select(_HANDELSE.c.kropp).where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"),
        _HANDELSE.c.lopnr == 1,
    ),
)
_FRISTER: Final = Drivsats(
    select(
        *(_FRIST.c.milstolpe, _FRIST.c.version),
        *(_FRIST.c.datum, _FRIST.c.klockslag, _FRIST.c.motivering),
    )
    .where(_FRIST.c.omgang_id == bindparam("omgang_id"))
    .order_by(_FRIST.c.version),
)


class Deltagare(NamedTuple):
    """One whose bodies decide."""

    kod: str
    namn: str
    forbund: str | None
    """The code of its förbund."""
    forbundsnamn: str | None
    """What the förbund is called in a narrow column."""


class _Uppgifter(NamedTuple):
    """What a round was stated as: it never changes."""

    omgang: Beslutsomgang
    plan: tuple[Planarende, ...]
    deltagare: tuple[Deltagare, ...]
    per_organ: Mapping[str, tuple[Planarende, ...]]


_LASTA: Final[dict[str, _Uppgifter]] = {}
"""By the hash of the first event, so that a round is parsed once per process."""


@dataclass(frozen=True, slots=True)
class Omgangslasning:
    """A round, its plan, and every version of its deadlines."""

    id: int
    omgang: Beslutsomgang
    plan: tuple[Planarende, ...]
    deltagare: tuple[Deltagare, ...]
    """In order of code."""
    per_organ: Mapping[str, tuple[Planarende, ...]]
    """The cases of each body that has any, by its code."""
    frister: tuple[Frist, ...]
    startad: datetime
    salt: str
    """What makes the identities of its messages its own."""

    @property
    def motpartens_frist(self) -> Frist:
        """Give the counterparty's deadline that holds now.

        It is the milestone that submission counts from; a round that submits nothing has its
        last milestone instead.
        """
        galler: dict[str, Frist] = {}
        for frist in sorted(self.frister, key=lambda frist: frist.version):
            galler[frist.milstolpe] = frist
        stolpe = self.omgang.inlamningens_milstolpe
        if stolpe is not None:
            return galler[stolpe]
        return max(galler.values(), key=lambda frist: frist.tidpunkt.instant)

    def arende(self, arende_id: int) -> Planarende:
        """Give a case as it began, by its number in the record."""
        return self.plan[arende_id - self.id * ARENDEN_PER_OMGANG - 1]

    def krav_organ(self, kod: str) -> str:
        """Give the code back when the round has the body; OkantOrgan otherwise."""
        koder = [organ.kod for organ in self.omgang.organ]
        if kod not in koder:
            liknar = get_close_matches(kod, koder, n=3)
            raise OkantOrgan(omgang=self.omgang.kod, organ=kod, liknar=liknar)
        return kod

    def krav_huvudman(self, kod: str) -> str:
        """Give the code back when the principal takes part; OkandHuvudman otherwise."""
        if kod not in {man.kod for man in self.deltagare}:
            raise OkandHuvudman(omgang=self.omgang.kod, huvudman=kod)
        return kod


def omgangskoder(session: Session) -> Sequence[str]:
    """Give the codes of all rounds, oldest first."""
    return session.execute(select(_OMGANG.c.kod).order_by(_OMGANG.c.id)).scalars().all()


def las_omgangen(session: Session, kod: str) -> Omgangslasning:
    """Read a round from its first event and its deadlines; OkandOmgang when there is none."""
    rader = _HUVUD.rader(session, kod=kod)
    if not rader:
        raise OkandOmgang(kod=kod, finns=omgangskoder(session))
    omgang_id, startad, salt, digest = rader[0]
    uppgifter = _las_uppgifter(session, omgang_id, digest)
    return Omgangslasning(omgang_id, *uppgifter, las_frister(session, omgang_id), startad, salt)


def deltagarna(omgang: Beslutsomgang) -> tuple[Deltagare, ...]:
    """Give those whose bodies decide, in order of code."""
    forbund = {man.kod: man.visningsnamn for man in omgang.huvudman}
    return tuple(
        Deltagare(man.kod, man.namn, man.forbund, forbund.get(man.forbund or ""))
        for man in omgang.deltagare
    )


def per_organ(plan: Iterable[Planarende]) -> Mapping[str, tuple[Planarende, ...]]:
    """Give the cases of each body, in the order of the plan."""
    per: dict[str, tuple[Planarende, ...]] = defaultdict(tuple)
    for ett in plan:
        per[ett.organ] += (ett,)
    return dict(per)


def las_frister(session: Session, omgang_id: int) -> tuple[Frist, ...]:
    """Give every version of every milestone, oldest first."""
    return tuple(_frist(*rad) for rad in _FRISTER.rader(session, omgang_id=omgang_id))


@lru_cache(maxsize=256)
def _frist(
    milstolpe: str, version: int, datum: date, klockslag: time | None, motivering: str | None
) -> Frist:
    """Give the value of a row; the same row is the same value."""
    tidpunkt = Tidpunkt(datum=datum, klockslag=klockslag)
    return Frist(milstolpe=milstolpe, version=version, tidpunkt=tidpunkt, motivering=motivering)


def tolka_start(kropp: str) -> OmgangStartad:
    """Give the first event of a round from its canonical text."""
    return OmgangStartad.model_validate_json(starttext(kropp), context=UR_DIARIET)


def starttext(kropp: str) -> str:
    """Give the event alone of a canonical text, as it was written."""
    return kropp[kropp.index(_BORJAN) + len(_BORJAN) : -1]


def _las_uppgifter(session: Session, omgang_id: int, digest: str) -> _Uppgifter:
    """Parse the first event, or give it as it was parsed before."""
    if (lasta := _LASTA.get(digest)) is None:
        startad = tolka_start(_KROPP.rader(session, omgang_id=omgang_id)[0].kropp)
        omgang, plan = startad.omgang, startad.arenden
        lasta = _Uppgifter(omgang, plan, deltagarna(omgang), per_organ(plan))
        if len(_LASTA) >= _MINNS:
            _LASTA.clear()
        _LASTA[digest] = lasta
    return lasta
