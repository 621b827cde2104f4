"""One seed, one round: drawn, played, and shrunk when something breaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kontakt
from beslutsmodell.omgang import Beslutsomgang
from diarium.simulering.akter import Akt
from diarium.simulering.krympa import krymp
from diarium.simulering.oppningar import med_oppning
from diarium.simulering.rita import rita
from diarium.simulering.spela import Spelad, spela
from diarium.simulering.trappor import med_trappa, pauser

FORE_FRISTEN: Final = timedelta(days=176)
"""How long before the counterparty's deadline a round starts, when nothing else is said."""


@dataclass(frozen=True, slots=True)
class Simulering:
    """What one seed came to."""

    fro: int
    spelad: Spelad
    krympt: tuple[Akt, ...] = ()
    """The acts that are enough to break what broke; empty when all held."""


def startdag(omgang: Beslutsomgang) -> date:
    """Give the day on which a simulated round starts: half a year before the deadline."""
    return omgang.motpartens_milstolpe.tidpunkt.datum - FORE_FRISTEN


def simulera(
    omgang: Beslutsomgang, kontakter: Sequence[Kontakt], *, fro: int, start: date
) -> Simulering:
    """Play the round that the seed draws; the same seed gives the same acts and the same answer."""
    nu = datetime.combine(start, time(9), tzinfo=STOCKHOLM)
    omgang = med_oppning(med_trappa(omgang, fro), fro, start=start)
    svaren = rita(omgang, Random(fro), start=nu)
    akter = sorted((*svaren, *pauser(omgang, fro, start=start)), key=lambda akt: akt.tid)
    spelad = spela(omgang, kontakter, akter, start=nu, fro=fro)
    if (brott := spelad.brott) is None:
        return Simulering(fro, spelad)

    def bryter(farre: Sequence[Akt]) -> bool:
        igen = spela(omgang, kontakter, farre, start=nu, fro=fro).brott
        return igen is not None and igen.invariant == brott.invariant

    return Simulering(fro, spelad, krymp(akter, bryter))
