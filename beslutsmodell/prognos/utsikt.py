"""What a forecast says, in plain numbers."""

from datetime import date

from beslutsmodell.plan.planregler import Planregler
from beslutsmodell.prognos.kurva import Kurvpunkt
from beslutsmodell.varde import Varde


class Huvudmansprognos(Varde):
    """How likely it is that one participant makes it."""

    kod: str
    namn: str
    i_tid: float | None
    """The probability that all is received by the deadline; null = not counted."""
    median: date | None = None
    """The day by which all is received in half of the draws; null = never in that many."""
    nittio: date | None = None
    """The same in nine draws of ten."""


class Organvikt(Varde):
    """How much hangs on one body."""

    organ: str
    namn: str
    huvudman: int
    """How many counted participants wait for it."""
    risk: float
    """The probability that it puts off, sends back, or cancels a meeting before the deadline."""
    minskning: float
    """How many fewer are expected to be late if it does none of that."""
    antaget: bool
    """Something that is expected of it is assumed, not stated."""


class Punktprognos(Varde):
    """How many are expected to approve a point; the three groups are all participants."""

    punkt: str
    bifall: float
    """The expected number, of those who have decided or answered the survey."""
    beslutade: int
    svarat: int
    """How many have answered the survey and not decided."""
    okanda: int
    """How many have done neither: nothing is guessed of them."""


class Prognos(Varde):
    """A round, drawn many times from one day."""

    idag: date
    frist: date
    """The counterparty's deadline."""
    regler: Planregler
    dragningar: int
    fro: int
    """The seed: the same gives the same answer."""
    raknade: int
    """How many participants all the numbers are about."""
    utan_kalender: tuple[str, ...]
    """Names of participants whose deciding body has no meeting in the calendar: not counted."""
    avslutade: tuple[str, ...]
    """Names of participants of whom nothing is awaited any more: not counted."""
    i_domstol: tuple[str, ...]
    """Names of counted participants that a court keeps from being in time, in every draw."""
    overklagade: tuple[str, ...]
    """Names of the others that are appealed: as if they signed all the same (`KL 13:14`)."""
    alla_i_tid: float | None
    """The probability that every counted participant is in time; null when none is counted."""
    sena: float
    """The expected number of late ones."""
    sena_lag: int
    """The 10th percentile of the number of late ones."""
    sena_median: int
    sena_hog: int
    """The 90th percentile."""
    huvudman: tuple[Huvudmansprognos, ...]
    organ: tuple[Organvikt, ...]
    """Those that matter most first."""
    punkter: tuple[Punktprognos, ...]
    kurva: tuple[Kurvpunkt, ...]
    anmarkningar: tuple[str, ...] = ()
    """What the survey says otherwise than the round, in Swedish."""

    def mening(self) -> str:
        """Say it: "49 räknas: alla i tid 12 %, 3,1 väntas bli sena (1–5)"."""
        if not self.raknade:
            return "Ingen går att räkna: den som inte är avslutad saknar kalender"
        return (
            f"{self.raknade} räknas: alla i tid {procent(self.alla_i_tid)}, "
            f"{decimaltal(self.sena)} väntas bli sena ({self.sena_lag}–{self.sena_hog})"
        )


def procent(andel: float | None) -> str:
    """Write a probability: "12 %"; what is near none or all is not rounded to it."""
    if andel is None:
        return "–"
    if 0 < andel < 0.005:  # noqa: PLR2004 - half a per cent is rounded to none
        return "under 1 %"
    if 0.995 < andel < 1:  # noqa: PLR2004 - and this to all
        return "över 99 %"
    return f"{andel:.0%}".replace("%", " %")


def decimaltal(tal: float, decimaler: int = 1) -> str:
    """Write a number with decimals, as in Swedish: "3,1"."""
    return f"{tal:z.{decimaler}f}".replace(".", ",")
