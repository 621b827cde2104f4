"""A rung of the reminder ladder: how long before which day, to whom, and what it asks."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from beslutsmodell.kalender import ar_vardag
from beslutsmodell.kontakt import Kanal, Kontaktroll
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde

_DYGN = timedelta(days=1)


class Ankare(Etikett):
    """The day that a rung counts back from."""

    FRIST = "frist", "organets sista dag"
    """The body's own last day."""
    STOPPDAG = "stoppdag", "sista dagen för handlingar"
    """The last day for documents to the body's last meeting that is in time."""
    SAMMANTRADE = "sammantrade", "sammanträdet"
    """The body's last meeting that is in time: no later than its own last day."""
    MOTPART = "motpart", "motpartens frist"
    """The counterparty's deadline, for every body the same day."""


MOTESANKARE: Final = frozenset({Ankare.STOPPDAG, Ankare.SAMMANTRADE})
"""Those that move with a body's calendar."""


class Ankardagar(Varde):
    """The days of a case that rungs count back from; null = it has no such day."""

    frist: date
    stoppdag: date | None = None
    sammantrade: date | None = None
    motpart: date | None = None

    def dag(self, ankare: Ankare) -> date | None:
        """Give the day of an anchor."""
        dag: date | None = getattr(self, ankare.value)
        return dag


class Trappsteg(Varde):
    """One rung: so many days before a day of the body, to whom, and what it asks."""

    dagar: int = Field(ge=0, le=3650)
    arbetsdagar: bool = False
    """The days are counted as working days: no Saturday, Sunday, holiday or eve."""
    fore: Ankare = Ankare.FRIST
    roller: tuple[Kontaktroll, ...] = Field(default=(Kontaktroll.REGISTRATOR,), min_length=1)
    kanaler: tuple[Kanal, ...] = ()
    """Contacts on other channels are passed over; empty = every channel."""
    steg: tuple[str, ...] = ()
    """The codes of the steps of the chain that it is for; empty = all."""
    fraga: str | None = Field(default=None, min_length=1, max_length=300)
    """What it asks for, in Swedish, before the next possible act; null = the act alone."""

    @model_serializer(mode="wrap")
    def _utan_det_vanliga(self, skriv: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Write days and roles, and the rest where it says something: as ladders always were."""
        alltid = {"dagar", "roller"}
        vanligt = {"arbetsdagar": False, "fore": Ankare.FRIST, "kanaler": (), "steg": ()}
        alla: dict[str, Any] = skriv(self)
        return {
            namn: varde
            for namn, varde in alla.items()
            if namn in alltid or getattr(self, namn) != vanligt.get(namn)
        }

    @property
    def ar_vanligt(self) -> bool:
        """Tell whether it counts plain days back from the body's own last day."""
        return self.fore is Ankare.FRIST and not self.arbetsdagar

    @property
    def i_ord(self) -> str:
        """Say when it falls due: "5 arbetsdagar före sista dagen för handlingar"."""
        if self.dagar == 0:
            return f"på {self.fore.etikett}"
        slag = "arbetsdag" if self.arbetsdagar else "dag"
        andelse = "" if self.dagar == 1 else "ar"
        return f"{self.dagar} {slag}{andelse} före {self.fore.etikett}"

    @property
    def kort(self) -> str:
        """Say it where the reader knows that the body's own last day is meant: "7 dagar före"."""
        if self.fore is not Ankare.FRIST or not self.dagar:
            return self.i_ord
        return self.i_ord.removesuffix(f" {self.fore.etikett}")

    def galler_steget(self, steg: str) -> bool:
        """Tell whether it is for a step of the chain."""
        return not self.steg or steg in self.steg

    def nar(self, roll: Kontaktroll, kanal: Kanal) -> bool:
        """Tell whether it reaches a contact of a role, on a channel."""
        return roll in self.roller and (not self.kanaler or kanal in self.kanaler)

    def dag(self, ankardag: date) -> date:
        """Give the day on which it falls due for a body with this anchor."""
        if not self.arbetsdagar:
            return ankardag - timedelta(days=self.dagar)
        dag = ankardag
        for _ in range(self.dagar):
            dag -= _DYGN
            while not ar_vardag(dag):
                dag -= _DYGN
        return dag

    def dag_for(self, ankardagar: Ankardagar) -> date | None:
        """Give the day on which it falls due for a case; null when the case has no such anchor."""
        ankardag = ankardagar.dag(self.fore)
        return None if ankardag is None else self.dag(ankardag)

    def sista_ankardag(self, dag: date) -> date:
        """Give the last anchor for which it has fallen due by a day."""
        if not self.arbetsdagar or not self.dagar:
            return dag + timedelta(days=self.dagar)
        ankardag = dag
        while not ar_vardag(ankardag):
            ankardag -= _DYGN
        for _ in range(self.dagar):
            ankardag += _DYGN
            while not ar_vardag(ankardag):
                ankardag += _DYGN
        return ankardag

    def krockar(self, annat: "Trappsteg") -> bool:
        """Tell whether another rung would reach the same contact for the same case and day."""
        samma_dag = (self.dagar, self.fore) == (annat.dagar, annat.fore) and (
            self.arbetsdagar == annat.arbetsdagar or not self.dagar
        )
        return (
            samma_dag
            and not set(self.roller).isdisjoint(annat.roller)
            and _mots(self.kanaler, annat.kanaler)
            and _mots(self.steg, annat.steg)
        )


def _mots(ena: tuple[object, ...], andra: tuple[object, ...]) -> bool:
    """Tell whether two choices have anything in common; an empty one is all."""
    return not ena or not andra or not set(ena).isdisjoint(andra)


def ankarmote(sammantraden: Iterable[Sammantrade], *, frist: date) -> Sammantrade | None:
    """Give the body's last meeting that is no later than its own last day; null when none is."""
    i_tid = (mote for mote in sammantraden if mote.datum <= frist)
    return max(i_tid, key=lambda mote: mote.datum, default=None)
