"""What a stage has come to, in numbers, and the state and sentence that follow."""

from collections.abc import Iterable
from dataclasses import dataclass

from flows.kedja.kedjelage import Kedjelage


@dataclass(frozen=True, slots=True, kw_only=True)
class Rakning:
    """The numbers of one stage."""

    antal: int
    """How many owe an act here."""
    gjort: int
    """How many have done it."""
    verb: str
    """What they have done, in Swedish: "har beslutat"."""
    klara: int
    """How many need nothing more."""
    att_se_over: int = 0
    """How many a human must look at."""
    forsenade: int = 0
    """How many are late."""
    noteringar: tuple[str, ...] = ()
    """What else there is to say, in Swedish."""

    def lage(self, *, klart: Kedjelage) -> Kedjelage:
        """Give the state; `klart` is the one for a stage in which all is done."""
        if self.att_se_over:
            return Kedjelage.KRAVER_ATGARD
        if self.forsenade:
            return Kedjelage.FORSENAT
        return klart if self.klara == self.antal else Kedjelage.VANTAR

    def mening(self, lage: Kedjelage) -> str:
        """Say how it stands: "Väntar · 12 av 49 har beslutat"."""
        delar = [f"{self.gjort} av {self.antal} {self.verb}" if self.antal else "ingen berörs"]
        if self.att_se_over:
            delar.append(f"{self.att_se_over} behöver ses över")
        if self.forsenade:
            delar.append(f"{self.forsenade} har passerat sin sista dag")
        return f"{lage.etikett} · {', '.join([*delar, *self.noteringar])}"


def notering(antal: int, text: str) -> Iterable[str]:
    """Yield "3 väntar på justering" when there are any."""
    if antal:
        yield f"{antal} {text}"
