"""The reminder ladder: which rungs there are and which days they reach."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations, pairwise
from typing import Any

from pydantic import SerializerFunctionWrapHandler, model_serializer, model_validator

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import rulla
from beslutsmodell.kontakt import Kontaktroll
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.trappsteg import MOTESANKARE, Ankardagar, Ankare, Trappsteg, ankarmote
from beslutsmodell.varde import Varde

_DYGN = timedelta(days=1)
STANDARDSTEG = tuple(
    Trappsteg(
        dagar=dagar,
        roller=(Kontaktroll.REGISTRATOR,)
        if dagar > 3  # noqa: PLR2004 - the last two rungs also reach the förbund
        else (Kontaktroll.REGISTRATOR, Kontaktroll.SAMORDNARE),
    )
    for dagar in (60, 30, 14, 7, 3, 1)
)
"""The rungs of a ladder whose data names none."""


class Trappa(Varde):
    """The rungs of a round, most days first, and the time of day when they are due.

    A rung is known by its number, the first is 1: a round keeps its ladder as it was stated.
    """

    steg: tuple[Trappsteg, ...] = STANDARDSTEG
    klockslag: time = time(8)
    oppnar: date | None = None
    """The first day on which bodies are told that it is their turn; null = when it has come."""

    @model_serializer(mode="wrap")
    def _utan_oppning(self, skriv: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Write the opening where there is one: as ladders always were."""
        alla: dict[str, Any] = skriv(self)
        return {namn: ett for namn, ett in alla.items() if namn != "oppnar" or ett is not None}

    @model_validator(mode="after")
    def _fallande(self) -> "Trappa":
        """Keep the rungs apart, and those that count the same days in falling order."""
        for ena, andra in combinations(self.steg, 2):
            if ena.krockar(andra):
                raise ValueError(
                    f"trappan har två steg {ena.i_ord} till samma mottagare: slå ihop dem, eller "
                    "skilj dem åt med roller, kanaler eller steg"
                )
        for ankare in Ankare:
            egna = [ett.dagar for ett in self.steg if ett.fore is ankare and not ett.arbetsdagar]
            if any(fore < efter for fore, efter in pairwise(egna)):
                raise ValueError("trappans steg ska stå med flest dagar först")
        return self

    @property
    def oppning(self) -> date | None:
        """Give the day on which the bodies are told: the next vardag from the stated one."""
        return None if self.oppnar is None else rulla(self.oppnar)

    def oppningsdag(self, nu: datetime) -> date | None:
        """Give the day on which the round opens; null when it has come, or none was stated."""
        idag = nu.astimezone(STOCKHOLM).date()
        return self.oppnar if self.oppnar is not None and self.oppnar > idag else None

    @property
    def numrerade(self) -> tuple[tuple[int, Trappsteg], ...]:
        """Give the rungs with their numbers."""
        return tuple(enumerate(self.steg, start=1))

    def finn(self, nummer: int) -> Trappsteg:
        """Give the rung with this number; KeyError when there is none."""
        if not 1 <= nummer <= len(self.steg):
            raise KeyError(nummer)
        return self.steg[nummer - 1]

    @property
    def foljer_moten(self) -> bool:
        """Tell whether a rung counts back from a body's meeting."""
        return any(ett.fore in MOTESANKARE for ett in self.steg)

    @property
    def foljer_motparten(self) -> bool:
        """Tell whether a rung counts back from the counterparty's deadline."""
        return any(ett.fore is Ankare.MOTPART for ett in self.steg)

    def ankardagar(self, *, frist: date, moten: Iterable[Sammantrade], motpart: date) -> Ankardagar:
        """Give the days of a case that its rungs count back from; the rest is null.

        `moten` are the meetings of its body, `motpart` is the counterparty's deadline.
        """
        mote = ankarmote(moten, frist=frist) if self.foljer_moten else None
        return Ankardagar(
            frist=frist,
            stoppdag=mote.handlingar_senast if mote else None,
            sammantrade=mote.datum if mote else None,
            motpart=motpart if self.foljer_motparten else None,
        )


STANDARDTRAPPA = Trappa()
"""The ladder that a round gets when its data names none."""


class Ankarintervall(Varde):
    """The days of its anchor for which a rung falls due: after `efter`, up to `till`."""

    nummer: int
    """The number of the rung."""
    trappsteg: Trappsteg
    efter: date
    till: date


def natt_dag(tid: datetime, klockslag: time) -> date:
    """Give the latest day whose `klockslag` in Stockholm has come at the instant `tid`."""
    dag = tid.astimezone(STOCKHOLM).date()
    intraffar = datetime.combine(dag, klockslag, tzinfo=STOCKHOLM)
    # Compared in UTC: the hour that comes twice in October must not turn the day back.
    return dag if tid.astimezone(UTC) >= intraffar.astimezone(UTC) else dag - timedelta(days=1)


def ankarintervall(trappa: Trappa, *, senast: datetime, nu: datetime) -> tuple[Ankarintervall, ...]:
    """Turn a ladder and the time since the last tick into exact ranges of anchors.

    A rung of N days is due for the anchor D when the ladder's time of day has come on D - N.
    Whole days are compared, so a DST change moves nothing. The ranges are empty, and left out,
    when no time of day has passed between `senast` and `nu`, or when none of it was a working day
    to a rung that counts these.
    """
    fran, till = natt_dag(senast, trappa.klockslag), natt_dag(nu, trappa.klockslag)
    if fran >= till:
        return ()
    intervall = (
        Ankarintervall(
            nummer=nummer,
            trappsteg=steg,
            efter=steg.sista_ankardag(fran),
            till=steg.sista_ankardag(till),
        )
        for nummer, steg in trappa.numrerade
    )
    return tuple(ett for ett in intervall if ett.efter < ett.till)


def trappdagar(trappa: Trappa, ankardagar: Ankardagar, steg: str) -> Iterable[date]:
    """Yield the days on which rungs fall due for a case of a step, in the ladder's order."""
    for ett in trappa.steg:
        dag = ett.dag_for(ankardagar) if ett.galler_steget(steg) else None
        if dag is not None:
            yield dag


def nasta_trappdag(trappa: Trappa, ankardagar: Ankardagar, steg: str, *, idag: date) -> date | None:
    """Give the next day from `idag` on which a rung falls due for a case of a step, if any.

    None counts before the round opens: the notice of that covers it.
    """
    fran = max(idag, trappa.oppning + _DYGN) if trappa.oppning else idag
    dagar = trappdagar(trappa, ankardagar, steg)
    return min((dag for dag in dagar if dag >= fran), default=None)


def forsta_trappdag(oppnat: datetime, trappa: Trappa) -> date:
    """Give the first day whose rung counts for a step that opens at `oppnat`.

    A rung that has passed when the step opens, or falls due on the day when the round does, is
    covered by the notice that it is open.
    """
    natt = natt_dag(oppnat, trappa.klockslag)
    return max(natt, trappa.oppning or natt) + _DYGN
