"""How a round stands, as values: cases, participants, and sums that add up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from pydantic import TypeAdapter

from beslutsmodell.arende import Arendelage
from beslutsmodell.avtal.lage import Avtalsstatus
from beslutsmodell.flagga import Flagga
from beslutsmodell.frist import Frist
from beslutsmodell.lage import arendelage, punkt_i_ord
from beslutsmodell.mandatbyte import Mandatbyte
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.process import Stegsort
from beslutsmodell.punktlage import UTESTAENDE, Avgjord, Lagekod, Punktlage
from beslutsmodell.samlat import Samlatutfall, samlat_i_ord, samlat_utfall
from beslutsmodell.trappsteg import Ankardagar
from beslutsmodell.utfall import Utfall
from diarium.gamla_beslut import Gammalt

_LAGE: TypeAdapter[Punktlage] = TypeAdapter(Punktlage)


class Punktrapport(NamedTuple):
    """One point of one case."""

    punkt: str
    lage: Lagekod
    utfall: Utfall | None
    flaggor: tuple[str, ...]
    detalj: str
    """The whole state, as JSON."""

    @property
    def hela_laget(self) -> Punktlage:
        """Give the whole state."""
        return _tolka_lage(self.detalj)


@lru_cache(maxsize=4096)
def _tolka_lage(detalj: str) -> Punktlage:
    """Read a state; the points of a round say few different things."""
    return _LAGE.validate_json(detalj)


class Punktbild(NamedTuple):
    """The points of a case, and what they say together; cases that stand alike share one."""

    punkter: tuple[Punktrapport, ...]
    koder: tuple[str, ...]
    lage: Arendelage
    saknas: bool
    """An outcome is missing."""
    utfall: Mapping[str, Utfall | None]
    status: Mapping[str, Lagekod | None]


class Arenderapport(NamedTuple):
    """One case."""

    nyckel: str
    steg: str
    sort: Stegsort
    huvudman: str
    forbund: str | None
    organ: str
    frist: date
    """The body's own last day."""
    version: int
    svarat: bool
    fullmakt: tuple[str, ...] | None
    """Points inside the power of attorney; null = none is asked for."""
    pausad_till: date | None
    """The day on which its reminders go on; null when they have not been suspended."""
    ankare: tuple[date | None, date | None, date | None]
    """Stop day, meeting and the counterparty's deadline, where rungs count back from them."""
    forsenad: bool
    """Something is owed and the body's own last day has passed."""
    bild: Punktbild

    @property
    def ankardagar(self) -> Ankardagar:
        """Give the days that rungs count back from."""
        stoppdag, sammantrade, motpart = self.ankare
        return Ankardagar(
            frist=self.frist, stoppdag=stoppdag, sammantrade=sammantrade, motpart=motpart
        )

    @property
    def lage(self) -> Arendelage:
        """Give the state of the whole case."""
        return self.bild.lage

    @property
    def punkter(self) -> tuple[Punktrapport, ...]:
        """Give the points in their order."""
        return self.bild.punkter


class Huvudmansrapport(NamedTuple):
    """One participant: the outcome and state of every point, and its agreements."""

    kod: str
    namn: str
    forbund: str | None
    """The code of its förbund."""
    forbundsnamn: str | None
    """What the förbund is called in a narrow column."""
    arenden: tuple[Arenderapport, ...]
    """The cases in which it decides."""
    punkter: Mapping[str, Utfall | None]
    status: Mapping[str, Lagekod | None]
    """Null for a point that no body of the participant handles."""
    avtal: Avtalsstatus
    avtalsobs: tuple[str, ...]
    """What a human should look at in agreements that have been handed in, in Swedish."""
    avtalsbrister: tuple[str, ...]
    """What is lacking in the agreements that have come, in Swedish."""
    avtalstider: str
    """What the receiver has to rule on, in Swedish; empty when nothing came late."""
    fullmakt: tuple[str, ...] | None

    @property
    def lagen(self) -> tuple[Punktlage, ...]:
        """Give the whole state of every point that a body of its decides."""
        return tuple(punkt.hela_laget for arende in self.arenden for punkt in arende.punkter)

    @property
    def lage(self) -> Arendelage:
        """Give its state over all bodies and points."""
        forst, *andra = self.arenden
        if not andra:
            return forst.lage
        return arendelage([punkt.lage for arende in self.arenden for punkt in arende.punkter])

    @property
    def samlat(self) -> Samlatutfall | None:
        """Give its outcome over all points; null while one is owed."""
        return samlat_utfall(self.lagen)

    @property
    def samlat_i_ord(self) -> str:
        """Say how it stands over all points, in Swedish."""
        return samlat_i_ord(self.lagen)

    @property
    def forsenad(self) -> bool:
        """Tell whether a deciding body is late."""
        return any(arende.forsenad for arende in self.arenden)

    def fack(self, punkter: Iterable[str]) -> dict[str, str]:
        """Tell in which one place it is counted in each of a round's sums, by their names."""
        facken = {
            "avtal": self.avtal.value,
            "lage": self.lage.value,
            "samlat": _kod(self.samlat),
        }
        for kod in punkter:
            facken[f"status {kod}"] = _kod(self.status[kod])
            facken[f"utfall {kod}"] = _kod(self.punkter[kod])
        return facken

    @property
    def slutliga(self) -> dict[str, Utfall]:
        """Give the outcome of every point that is final, a met condition being an approval."""
        lasta = (
            (punkt.punkt, punkt.hela_laget)
            for arende in self.arenden
            for punkt in arende.punkter
            if punkt.lage is Lagekod.AVGJORD
        )
        return {kod: lage.utfall for kod, lage in lasta if isinstance(lage, Avgjord)}

    @property
    def pa_gammalt_underlag(self) -> frozenset[str]:
        """Give the points that were decided on an older version of a document."""
        return frozenset(
            punkt.punkt
            for arende in self.arenden
            for punkt in arende.punkter
            if Flagga.GAMMALT_UNDERLAG in punkt.flaggor
        )

    def i_ord(self, kod: str) -> str:
        """Give a point in words: outcome, state, and whether it rests on an older document."""
        ord_ = punkt_i_ord(self.status[kod], self.punkter[kod])
        return f"{ord_}, äldre underlag" if kod in self.pa_gammalt_underlag else ord_

    @property
    def flaggor(self) -> tuple[str, ...]:
        """Give the marks of its points, each with its point."""
        return tuple(
            f"{punkt.punkt}: {flagga}"
            for arende in self.arenden
            for punkt in arende.punkter
            for flagga in punkt.flaggor
        )


@dataclass(frozen=True, slots=True)
class Omgangslage:
    """How a round stands at an instant."""

    omgang: Beslutsomgang
    nu: datetime
    frist: Frist
    """The counterparty's deadline that holds."""
    arenden: tuple[Arenderapport, ...]
    kommuner: tuple[Huvudmansrapport, ...]
    gamla: Mapping[tuple[str, str], Gammalt] = field(default_factory=dict)
    """The decisions that rest on an older version of a document, by case and point."""
    mandatbyten: tuple[Mandatbyte, ...] = ()
    """Bodies with something to decide that began a new term, and are to be gone through."""

    @property
    def skyldiga(self) -> tuple[Arenderapport, ...]:
        """Give the cases that owe an act now, by step, and the most urgent of a step first."""
        ordning = {steg.kod: plats for plats, steg in enumerate(self.omgang.process.i_ordning())}
        oppna = (ett for ett in self.arenden if any(p.lage in UTESTAENDE for p in ett.punkter))
        return tuple(sorted(oppna, key=lambda ett: (ordning[ett.steg], ett.frist)))

    @property
    def summa(self) -> dict[str, dict[str, int]]:
        """Count the participants by state and outcome, per point and over all, and by agreements.

        Every count adds up to the number of participants.
        """
        koder = [punkt.kod for punkt in self.omgang.punkter]
        summor: dict[str, dict[str, int]] = {"deltagare": {"antal": len(self.kommuner)}}
        for man in self.kommuner:
            for namn, fack in man.fack(koder).items():
                tal = summor.setdefault(namn, {})
                tal[fack] = tal.get(fack, 0) + 1
        return summor


def _kod(varde: Lagekod | Utfall | Samlatutfall | None) -> str:
    return varde.value if varde else "inget"
