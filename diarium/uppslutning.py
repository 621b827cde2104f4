"""Who has decided everything and when, and the days that they are measured against."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select

from beslutsmodell.frist import STOCKHOLM, Frist
from beslutsmodell.plan.bedomning import Bedomning, Plan
from beslutsmodell.process import Stegsort
from diarium.drivsats import Drivsats
from diarium.lage import las_arenderapporter
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.session import Session
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_HANDELSE = tabell(Handelserad)
_STARTEN: Final = Drivsats(
    select(_HANDELSE.c.tid).where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"), _HANDELSE.c.lopnr == 1
    ),
)
_HINNER: Final = frozenset({Bedomning.HINNER, Bedomning.ATGARD, Bedomning.EXTRA})
SISTA_DAG: Final = "Sista dag att besluta"
"""What the bodies' own last day is called beside the milestones."""


class Maldag(NamedTuple):
    """A day that the round is measured against."""

    namn: str
    datum: date


class Uppslutning(NamedTuple):
    """How many participants have decided everything, and how many the plan counts on."""

    start: date
    idag: date
    frist: Maldag
    """The counterparty's deadline that holds."""
    delmal: tuple[Maldag, ...]
    """The other milestones, and the last days of the deciding bodies, in order."""
    beslutade: Mapping[str, date]
    """The day of the last meeting, by the code of each that has decided everything."""
    planerade: Mapping[str, date]
    """The day of the last meeting that the plan counts on, by code, for those that can make it."""
    avslutade: int
    """How many have no point left to decide, and have decided none."""
    antal: int
    """All participants."""

    @property
    def till(self) -> date:
        """Give the last day that the count is about: today, until nothing more is expected.

        Once all have decided that is the last decision, and once the deadline has passed it is the
        deadline or a decision after it: a round that is over stays as it is.
        """
        sista = max((self.start, *self.beslutade.values()))
        if len(self.beslutade) + self.avslutade == self.antal:
            return sista
        if self.idag > self.frist.datum:
            return max(sista, self.frist.datum)
        return max(sista, self.idag)

    def per_dag(self) -> tuple[tuple[date, int], ...]:
        """Give how many had decided on each day when that changed, from the start on."""
        dagar = sorted({self.start, self.till, *self.beslutade.values()})
        return tuple(
            (dag, sum(ett <= dag for ett in self.beslutade.values()))
            for dag in dagar
            if dag >= self.start
        )

    def enligt_planen(self) -> tuple[tuple[date, int], ...]:
        """Give how many will have decided on each day to come, if the meetings do as planned.

        A meeting that has been and whose answer is awaited counts from today.
        """
        dagar = sorted({self.idag, *(dag for dag in self.planerade.values() if dag > self.idag)})
        return tuple(
            (dag, len(self.beslutade) + sum(ett <= dag for ett in self.planerade.values()))
            for dag in dagar
        )


def las_uppslutning(session: Session, kod: str, plan: Plan, *, nu: datetime) -> Uppslutning:
    """Read when each participant had decided everything, by the round's plan at instant `nu`.

    OkandOmgang when there is none. The day of a decision is that of its meeting, whenever it was
    reported.
    """
    lasning = las_omgangen(session, kod)
    (start,) = _STARTEN.rader(session, omgang_id=lasning.id)
    frist = lasning.motpartens_frist
    return Uppslutning(
        start=start.tid.astimezone(STOCKHOLM).date(),
        idag=plan.idag,
        frist=_maldag(lasning, frist),
        delmal=tuple(_delmal(session, lasning, frist, nu=nu)),
        beslutade={man.kod: man.beslutat for man in plan.huvudman if man.beslutat is not None},
        planerade={
            man.kod: max(ett.mote for ett in man.beslut if ett.mote)
            for man in plan.huvudman
            if man.beslutat is None and man.bedomning in _HINNER
        },
        avslutade=sum(man.bedomning is Bedomning.AVSLUTAT for man in plan.huvudman),
        antal=len(plan.huvudman),
    )


def _maldag(lasning: Omgangslasning, frist: Frist) -> Maldag:
    namn = {stolpe.kod: stolpe.namn for stolpe in lasning.omgang.milstolpar}
    return Maldag(namn[frist.milstolpe], frist.tidpunkt.datum)


def _delmal(
    session: Session, lasning: Omgangslasning, frist: Frist, *, nu: datetime
) -> list[Maldag]:
    galler = {ett.milstolpe: ett for ett in lasning.frister if ett.milstolpe != frist.milstolpe}
    egna = {
        ett.frist
        for ett in las_arenderapporter(session, lasning.id, nu=nu)
        if ett.sort is Stegsort.BESLUTAR and ett.frist != frist.tidpunkt.datum
    }
    sista = [Maldag(SISTA_DAG, max(egna))] if egna else []
    return sorted(
        [*(_maldag(lasning, ett) for ett in galler.values()), *sista], key=lambda ett: ett.datum
    )
