"""The picture of a round: every stage with its edges, its state and its sentence."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from beslutsmodell.frist import Tidpunkt
from beslutsmodell.kedja import stegfrist
from beslutsmodell.process import Steg, Stegsort
from diarium.lagerapport import Arenderapport, Huvudmansrapport, Omgangslage
from flows.kedja.avtalssteg import rakna_avtal
from flows.kedja.grupp import Grupp, forbund_for, grupper
from flows.kedja.harnast import harnast
from flows.kedja.kedjelage import KLARA, RODA, Kedjelage
from flows.kedja.organsteg import rakna_organ
from flows.kedja.rakning import Rakning

_TYNGD: Final = (Kedjelage.KRAVER_ATGARD, Kedjelage.FORSENAT, Kedjelage.VANTAR)
"""Which state the whole chain takes after, heaviest first."""
_NAMNS: Final = 5
"""How many stages a sentence names."""


@dataclass(frozen=True, slots=True)
class Kedjesteg:
    """One stage of the chain."""

    nyckel: str
    namn: str
    fore: tuple[str, ...]
    """Keys of the stages that it waits for."""
    lage: Kedjelage
    mening: str
    """How it stands, in Swedish."""
    antal: str
    """How many have done their part, short: "12/15"; empty = nobody is concerned."""

    @property
    def rubrik(self) -> str:
        """Give what the graph says: the name, and how many have done their part."""
        return f"{self.namn} {self.antal}".rstrip()


@dataclass(frozen=True, slots=True)
class Kedjebild:
    """The chain of a round as it stands; each stage comes after those that it waits for."""

    omgang: str
    titel: str
    steg: tuple[Kedjesteg, ...]
    beslut: Rakning
    """The deciding bodies of the whole round."""
    pa_tur: str | None
    """Whose move it is in the first step that waits for somebody, in Swedish."""

    @property
    def lage(self) -> Kedjelage:
        """Give the state of the whole: that of the stage that weighs most."""
        finns = {steg.lage for steg in self.steg}
        return next((lage for lage in _TYNGD if lage in finns), Kedjelage.KLART)

    @property
    def mening(self) -> str:
        """Say how the whole stands, and which stages its colour comes from."""
        klara = sum(1 for steg in self.steg if steg.lage in KLARA)
        grund = (
            f"{self.lage.etikett} · {self.beslut.gjort} av {self.beslut.antal} "
            f"{self.beslut.verb}, {klara} av {len(self.steg)} steg är klara"
        )
        pa_tur = f". På tur: {self.pa_tur}" if self.pa_tur else ""
        if self.lage not in RODA:
            return grund + pa_tur
        namn = [steg.namn for steg in self.steg if steg.lage is self.lage]
        resten = f" och {len(namn) - _NAMNS} till" if len(namn) > _NAMNS else ""
        return f"{grund}. {self.lage.etikett}: {', '.join(namn[:_NAMNS])}{resten}{pa_tur}"


def rita(lage: Omgangslage) -> Kedjebild:
    """Draw the chain of a round from how it stands."""
    arenden: dict[tuple[str, str | None], list[Arenderapport]] = defaultdict(list)
    for arende in lage.arenden:
        steg = lage.omgang.process.finn(arende.steg)
        arenden[steg.kod, forbund_for(lage.omgang, steg, arende.huvudman)].append(arende)
    return Kedjebild(
        omgang=lage.omgang.kod,
        titel=lage.omgang.titel,
        steg=tuple(
            _steg(lage, grupp, arenden[grupp.steg.kod, grupp.forbund])
            for grupp in grupper(lage.omgang)
        ),
        beslut=rakna_organ(
            Stegsort.BESLUTAR,
            [arende for arende in lage.arenden if arende.sort is Stegsort.BESLUTAR],
        ),
        pa_tur=next((ett.mening for ett in harnast(lage)), None),
    )


def _steg(lage: Omgangslage, grupp: Grupp, arenden: list[Arenderapport]) -> Kedjesteg:
    steg = grupp.steg
    rakning = rakna_organ(steg.sort, arenden) if steg.har_arenden else _avtal(lage, grupp)
    klart = Kedjelage.REKOMMENDERAT if steg.sort is Stegsort.REKOMMENDERAR else Kedjelage.KLART
    eget = rakning.lage(klart=klart)
    return Kedjesteg(
        nyckel=grupp.nyckel,
        namn=_namn(lage, grupp),
        fore=grupp.fore,
        lage=eget,
        mening=rakning.mening(eget),
        antal=f"{rakning.gjort}/{rakning.antal}" if rakning.antal else "",
    )


def _avtal(lage: Omgangslage, grupp: Grupp) -> Rakning:
    egna: tuple[Huvudmansrapport, ...] = tuple(
        man for man in lage.kommuner if grupp.forbund in {None, man.forbund}
    )
    sista = sista_dag(lage, grupp.steg)
    return rakna_avtal(grupp.steg.sort, egna, sista=sista, nu=lage.nu)


def sista_dag(lage: Omgangslage, steg: Steg) -> datetime:
    """Give the instant after which a step is late; for a submission the counterparty's deadline."""
    if steg.sort is Stegsort.LAMNAR_IN:
        return lage.frist.tidpunkt.instant
    stolpar = {stolpe.kod: stolpe.tidpunkt.datum for stolpe in lage.omgang.milstolpar}
    stolpar[lage.frist.milstolpe] = lage.frist.tidpunkt.datum
    return Tidpunkt(datum=stegfrist(steg, stolpar)).instant


def _namn(lage: Omgangslage, grupp: Grupp) -> str:
    """Name the stage: the step, and the förbund when it has one."""
    if grupp.forbund is None:
        return grupp.steg.namn
    return f"{grupp.steg.namn} ({lage.omgang.finn_huvudman(grupp.forbund).visningsnamn})"
