"""The messages of a round are read before they go, as they would be written. Reads only."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from beslutsmodell.anmarkning import Anmarkning
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.trappmottagare import tomma_trappsteg
from diarium.inlasning.svenska import upprakning
from diarium.kontaktlasning import las_kontakter
from diarium.omgangslasning import las_omgangen
from diarium.session import Session
from diarium.utkorg.forhandsvisning import las_planerat
from diarium.utkorg.planvarden import Planeratutskick, Utskicksplan
from diarium.utkorg.utskicksplan import las_utskicksplan
from diarium.utkorg.visat import Avsandande, Visat
from notiser.granska.fynd import Fynd
from notiser.granska.granska import granska


@dataclass(frozen=True, slots=True)
class Utskicksfynd:
    """The same finding in one or more messages."""

    fynd: Fynd
    """`var` names every part of the message that has it."""
    antal: int
    """In how many of the messages that were read."""
    exempel: Planeratutskick
    """The first of them."""

    def utan_nummer(self) -> "Utskicksfynd":
        """Give it without the id of its message, which a round that is tried will not have."""
        return replace(self, exempel=replace(self.exempel, utskick=None))

    def __str__(self) -> str:
        """Give the finding on one line, with how many messages it is in."""
        vilka = "ett meddelande" if self.antal == 1 else f"{self.antal} meddelanden"
        return f"{self.fynd} Funnet i {vilka}."


@dataclass(frozen=True, slots=True)
class Utskicksgranskning:
    """What was found in the mail calendar of a round."""

    omgang: Beslutsomgang
    meddelanden: int
    """How many are planned for certain."""
    lasta: int
    """How many of them were read."""
    vilande: int
    """Bodies whose turn has not come: their messages cannot be written yet."""
    fynd: tuple[Utskicksfynd, ...]
    trappsteg: tuple[Anmarkning, ...] = ()
    """Rungs of the ladder that reach nobody: they have no message to read."""

    @property
    def antal_fynd(self) -> int:
        """Give how much was found, in messages and in the ladder."""
        return len(self.fynd) + len(self.trappsteg)


def granska_utskicken(
    session: Session, kod: str, *, avsandande: Avsandande, nu: datetime, stickprov: bool = False
) -> Utskicksgranskning:
    """Read so many of the planned messages that every case and recipient is in one.

    As a sample: one of each kind, by role, channel, rung and step, which all that the round
    itself says is in. OkandOmgang. Reads only.
    """
    plan = las_utskicksplan(session, kod, avsandare=avsandande.avsandare, nu=nu)
    funna = _Funna([], {})
    lasta = 0
    for ett in _urval(plan.sakra, stickprov=stickprov):
        visat = las_planerat(session, kod, ett, avsandande=avsandande, nu=nu)
        if visat.underlag is not None:
            lasta += 1
            funna.lagg_till(ett, _fynden(visat))
    return Utskicksgranskning(
        omgang=plan.omgang,
        meddelanden=len(plan.sakra),
        lasta=lasta,
        vilande=_vilande(plan),
        fynd=funna.samlade(),
        trappsteg=_tomma(session, kod, nu=nu),
    )


def _tomma(session: Session, kod: str, *, nu: datetime) -> tuple[Anmarkning, ...]:
    lasning = las_omgangen(session, kod)
    kontakter = (ett.kontakt for ett in las_kontakter(session, lasning.id))
    return tomma_trappsteg(lasning.omgang, kontakter, idag=nu.astimezone(STOCKHOLM).date())


def _fynden(visat: Visat) -> tuple[Fynd, ...]:
    if visat.underlag is None or visat.adressat is None or visat.forsandelse is None:
        return ()
    return granska(
        visat.underlag, adressat=visat.adressat, forsandelse=visat.forsandelse, nu=visat.tid
    )


def _vilande(plan: Utskicksplan) -> int:
    return len({organ.kod for steg in plan.vilande for organ in steg.organ})


def _urval(utskick: Iterable[Planeratutskick], *, stickprov: bool) -> Iterator[Planeratutskick]:
    """Yield each message that tells something which none before it does."""
    sedda: set[Hashable] = set()
    for ett in utskick:
        nya = set(_drag(ett, stickprov=stickprov)) - sedda
        if nya:
            sedda |= nya
            yield ett


def _drag(ett: Planeratutskick, *, stickprov: bool) -> Iterator[Hashable]:
    """Yield what a message has that a template or a fact may get wrong."""
    yield ett.sort, ett.roll, ett.kanal, len(ett.arenden) > 1
    for arende in ett.arenden:
        yield ett.sort, arende.steg
        yield arende.trappsteg, arende.steg
    if not stickprov:
        yield ett.kontakt
        yield from ((ett.sort, arende.nyckel) for arende in ett.arenden)


class _Funna(NamedTuple):
    """Findings by what they say, whatever part of a message says it."""

    ordning: list[tuple[object, ...]]
    lika: dict[tuple[object, ...], list[tuple[Planeratutskick, Sequence[Fynd]]]]

    def lagg_till(self, ett: Planeratutskick, fynden: Iterable[Fynd]) -> None:
        """Add what was found in a message."""
        egna: dict[tuple[object, ...], list[Fynd]] = {}
        for fynd in fynden:
            egna.setdefault((fynd.slag, fynd.motivering, fynd.atgard), []).append(fynd)
        for nyckel, lika in egna.items():
            if nyckel not in self.lika:
                self.ordning.append(nyckel)
            self.lika.setdefault(nyckel, []).append((ett, lika))

    def samlade(self) -> tuple[Utskicksfynd, ...]:
        """Give each thing once, in the order found."""
        return tuple(_samlat(self.lika[nyckel]) for nyckel in self.ordning)


def _samlat(lika: Sequence[tuple[Planeratutskick, Sequence[Fynd]]]) -> Utskicksfynd:
    forst, egna = lika[0]
    delar = dict.fromkeys(fynd.var for _, alla in lika for fynd in alla)
    fynd = egna[0].model_copy(update={"var": upprakning(delar)})
    return Utskicksfynd(fynd=fynd, antal=len(lika), exempel=forst)
