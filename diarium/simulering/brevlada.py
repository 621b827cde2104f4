"""The transport of a simulation: it keeps what it was given, and answers as it is told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from notiser.forsandelse import Brev, Filpost, Forsandelse, Kort, Notis
from notiser.kanaler.kanaler import Kanaler, Kanalinstallningar
from notiser.svar import BestaendeFel, Okant, Skickat, Svar, TillfalligtFel

SVAREN: Final[dict[str, Callable[[], Svar]]] = {
    "tillfalligt": lambda: TillfalligtFel(orsak="servern är upptagen (simulerat)"),
    "bestaende": lambda: BestaendeFel(orsak="adressen finns inte (simulerat)"),
    "okant": lambda: Okant(orsak="svaret gick förlorat (simulerat)"),
}
"""The answers of a transport that has trouble, by name."""


class Dodad(BaseException):
    """The process is no more: nothing after this line runs."""


@dataclass(frozen=True, slots=True)
class Mottaget:
    """One message that the transport was given."""

    tid: datetime
    forsandelse: Forsandelse
    svar: Svar


@dataclass
class Brevlada(Kanaler):
    """All mailboxes of the simulated world."""

    mottaget: list[Mottaget] = field(default_factory=list)
    svar: str | None = None
    """What it answers instead of taking the message; null = it takes it."""
    dor_efter: int | None = None
    """How many more messages before the sender is killed; null = it lives."""

    def __post_init__(self) -> None:
        """Open nothing."""
        super().__init__(Kanalinstallningar())

    def skicka(self, forsandelse: Brev | Kort | Notis | Filpost, *, nu: datetime) -> Svar:
        """Keep the message and answer; Dodad when the sender is killed after having sent it."""
        svar = SVAREN[self.svar]() if self.svar else Skickat(kvitto="simulerat")
        self.mottaget.append(Mottaget(nu, forsandelse, svar))
        if self.dor_efter is not None:
            self.dor_efter -= 1
            if self.dor_efter < 0:
                self.dor_efter = None
                raise Dodad
        return svar
