"""The reminder ladder: which rungs there are and which days they reach."""

from datetime import UTC, date, datetime, time, timedelta

from pydantic import Field, model_validator

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde


class Kontaktroll(Etikett):
    """What a contact is to its body."""

    REGISTRATOR = "registrator", "registrator"
    """The function mailbox of the body: always first."""
    HANDLAGGARE = "handlaggare", "handläggare"
    """The person who prepares the matter."""
    SAMORDNARE = "samordnare", "förbundets samordnare"
    """The coordinator of the förbund, to whom a late matter escalates."""
    AGARE = "agare", "omgångens ägare"
    """The owner of the round."""


class Trappsteg(Varde):
    """One rung: so many days before the body's own last day, to whom."""

    dagar: int = Field(ge=0, le=3650)
    roller: tuple[Kontaktroll, ...] = (Kontaktroll.REGISTRATOR,)


class Trappa(Varde):
    """The rungs of a round, most days first, and the time of day when they are due."""

    steg: tuple[Trappsteg, ...]
    klockslag: time = time(8)

    @model_validator(mode="after")
    def _fallande(self) -> "Trappa":
        """Keep the rungs apart and in falling order."""
        dagar = [steg.dagar for steg in self.steg]
        if dagar != sorted(set(dagar), reverse=True):
            raise ValueError("trappans steg ska ha olika antal dagar, flest dagar först")
        return self


STANDARDTRAPPA = Trappa(
    steg=tuple(
        Trappsteg(
            dagar=dagar,
            roller=(Kontaktroll.REGISTRATOR,)
            if dagar > 3  # noqa: PLR2004 - the last two rungs also reach the förbund
            else (Kontaktroll.REGISTRATOR, Kontaktroll.SAMORDNARE),
        )
        for dagar in (60, 30, 14, 7, 3, 1)
    ),
)
"""The ladder that a round gets when its data names none."""


class Ankarintervall(Varde):
    """The last days (own deadlines) for which a rung falls due: after `efter`, up to `till`."""

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
    """Turn a ladder and the time since the last tick into exact ranges of own last days.

    A rung of N days is due for the last day D when the ladder's time of day has come on D - N.
    Whole days are compared, so a DST change moves nothing. The ranges are empty, and left out,
    when no time of day has passed between `senast` and `nu`.
    """
    fran, till = natt_dag(senast, trappa.klockslag), natt_dag(nu, trappa.klockslag)
    if fran >= till:
        return ()
    return tuple(
        Ankarintervall(
            trappsteg=steg,
            efter=fran + timedelta(days=steg.dagar),
            till=till + timedelta(days=steg.dagar),
        )
        for steg in trappa.steg
    )


def nasta_trappdag(trappa: Trappa, frist: date, *, idag: date) -> date | None:
    """Give the next day from `idag` on a rung of which reaches the last day `frist`, if any."""
    dagar = (frist - timedelta(days=steg.dagar) for steg in trappa.steg)
    return min((dag for dag in dagar if dag >= idag), default=None)


def forsta_trappdag(oppnat: datetime, trappa: Trappa) -> date:
    """Give the first day whose rung counts for a step that opens at `oppnat`.

    A rung that has passed when the step opens is covered by the notice that it is open.
    """
    return natt_dag(oppnat, trappa.klockslag) + timedelta(days=1)
