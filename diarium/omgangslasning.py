"""A round as it was stated, and its deadlines as they hold now."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from sqlalchemy import select
from sqlmodel import Session

from beslutsmodell.frist import Frist, Tidpunkt
from beslutsmodell.kedja import Planarende
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.omgangshandelser import OmgangStartad
from diarium.fel import OkandHuvudman, OkandOmgang, OkantOrgan
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.omgang import Fristrad, Omgangsrad
from diarium.tabeller.typer import tabell

_OMGANG, _FRIST, _HANDELSE = tabell(Omgangsrad), tabell(Fristrad), tabell(Handelserad)
_BORJAN: Final = '"handelse":'


@dataclass(frozen=True, slots=True)
class Omgangslasning:
    """A round, its plan, and every version of its deadlines."""

    id: int
    omgang: Beslutsomgang
    plan: tuple[Planarende, ...]
    frister: tuple[Frist, ...]

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

    def krav_organ(self, kod: str) -> str:
        """Give the code back when the round has the body; OkantOrgan otherwise."""
        koder = [organ.kod for organ in self.omgang.organ]
        if kod not in koder:
            liknar = get_close_matches(kod, koder, n=3)
            raise OkantOrgan(omgang=self.omgang.kod, organ=kod, liknar=liknar)
        return kod

    def krav_huvudman(self, kod: str) -> str:
        """Give the code back when the principal takes part; OkandHuvudman otherwise."""
        if kod not in {man.kod for man in self.omgang.deltagare}:
            raise OkandHuvudman(omgang=self.omgang.kod, huvudman=kod)
        return kod


def omgangskoder(session: Session) -> Sequence[str]:
    """Give the codes of all rounds, oldest first."""
    return session.execute(select(_OMGANG.c.kod).order_by(_OMGANG.c.id)).scalars().all()


def las_omgangen(session: Session, kod: str) -> Omgangslasning:
    """Read a round from its first event and its deadlines; OkandOmgang when there is none."""
    rad = session.execute(
        select(_OMGANG.c.id, _HANDELSE.c.hash, _HANDELSE.c.kropp)
        .join(_HANDELSE, (_HANDELSE.c.omgang_id == _OMGANG.c.id) & (_HANDELSE.c.lopnr == 1))
        .where(_OMGANG.c.kod == kod),
    ).one_or_none()
    if rad is None:
        raise OkandOmgang(kod=kod, finns=omgangskoder(session))
    startad = _tolkad(rad.hash, rad.kropp)
    return Omgangslasning(rad.id, startad.omgang, startad.arenden, las_frister(session, rad.id))


def las_frister(session: Session, omgang_id: int) -> tuple[Frist, ...]:
    """Give every version of every milestone, oldest first."""
    rader = session.execute(
        select(_FRIST).where(_FRIST.c.omgang_id == omgang_id).order_by(_FRIST.c.version),
    )
    return tuple(
        Frist(
            milstolpe=rad.milstolpe,
            version=rad.version,
            tidpunkt=Tidpunkt(datum=rad.datum, klockslag=rad.klockslag),
            motivering=rad.motivering,
        )
        for rad in rader
    )


def tolka_start(kropp: str) -> OmgangStartad:
    """Give the first event of a round from its canonical text."""
    return OmgangStartad.model_validate_json(kropp[kropp.index(_BORJAN) + len(_BORJAN) : -1])


@lru_cache(maxsize=32)
def _tolkad(_hash: str, kropp: str) -> OmgangStartad:
    """Parse once per process: the first event of a round never changes."""
    return tolka_start(kropp)
