"""What happens next and when: who is to act in each step, by which day, and the next reminder."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from beslutsmodell.datum import kort_datum
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import rulla
from beslutsmodell.trappa import nasta_trappdag
from diarium.lagerapport import Arenderapport, Omgangslage

_NAMNS = 3
"""How many bodies a row names."""


@dataclass(frozen=True, slots=True)
class Harnast:
    """One step whose bodies are to act now."""

    steg: str
    vem: str
    """The most urgent bodies by name, and how many more there are."""
    senast: date
    """The first own last day."""
    forsenade: int
    paminns: date | None
    """The day of the next reminder; null when the ladder is at its end."""

    @property
    def mening(self) -> str:
        """Say it in a sentence: "VästKoms styrelse, senast 14 juni 2019"."""
        sena = f" ({self.forsenade} försenade)" if self.forsenade else ""
        paminns = f", påminns {kort_datum(self.paminns)}" if self.paminns else ""
        return f"{self.vem}, senast {kort_datum(self.senast)}{sena}{paminns}"


def harnast(lage: Omgangslage) -> Iterator[Harnast]:
    """Yield the steps in which somebody is to act, in the order of the chain."""
    for kod, grupp in groupby(lage.skyldiga, key=lambda arende: arende.steg):
        arenden = list(grupp)
        yield Harnast(
            steg=lage.omgang.process.finn(kod).namn,
            vem=_vem(lage, arenden),
            senast=arenden[0].frist,
            forsenade=sum(arende.forsenad for arende in arenden),
            paminns=_paminns(lage, arenden),
        )


def _vem(lage: Omgangslage, arenden: Sequence[Arenderapport]) -> str:
    namn = [lage.omgang.finn_organ(arende.organ).namn for arende in arenden[:_NAMNS]]
    resten = len(arenden) - _NAMNS
    return ", ".join(namn) + (f" och {resten} till" if resten > 0 else "")


def _paminns(lage: Omgangslage, arenden: Sequence[Arenderapport]) -> date | None:
    idag = lage.nu.astimezone(STOCKHOLM).date()
    olika = {(ett.frist, ett.ankare, ett.steg, ett.pausad_till): ett for ett in arenden}
    dagar = (
        nasta_trappdag(
            lage.omgang.trappa, ett.ankardagar, ett.steg, idag=max(idag, ett.pausad_till or idag)
        )
        for ett in olika.values()
    )
    return min((rulla(dag) for dag in dagar if dag), default=None)  # sent on a vardag
