"""Deadlines: milestones of a round, their versions, and how they are written."""

from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from pydantic import Field

from beslutsmodell.datum import datum_i_text, datum_med_vecka
from beslutsmodell.enrad import Enrad
from beslutsmodell.varde import Varde

STOCKHOLM: Final = ZoneInfo("Europe/Stockholm")
DYGNETS_SLUT: Final = time(23, 59)
"""What is assumed when a source gives a day but no time of day."""


class Tidpunkt(Varde):
    """A day and a time of day in Stockholm, which may be assumed."""

    datum: date
    klockslag: time | None = None
    """Null when the source gives no time of day: 23.59 is then assumed and shown as such."""

    @property
    def antaget(self) -> bool:
        """Tell whether the time of day is assumed, not stated."""
        return self.klockslag is None

    @property
    def instant(self) -> datetime:
        """Give the aware instant, in Stockholm time."""
        return datetime.combine(self.datum, self.klockslag or DYGNETS_SLUT, tzinfo=STOCKHOLM)

    @property
    def i_text(self) -> str:
        """Write it out: "tisdag 26 november 2019 kl. 23.59 (klockslaget är antaget)"."""
        return f"{datum_i_text(self.datum)} {self._tiden}"

    @property
    def med_vecka(self) -> str:
        """Write it out with the week: "tisdag 26 november 2019 (v. 48) kl. 16.00"."""
        return f"{datum_med_vecka(self.datum)} {self._tiden}"

    @property
    def _tiden(self) -> str:
        tid = (self.klockslag or DYGNETS_SLUT).strftime("%H.%M").removeprefix("0")
        return f"kl. {tid}{' (klockslaget är antaget)' if self.antaget else ''}"


class Milstolpe(Varde):
    """A named moment of the round that a party has set."""

    kod: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    namn: Enrad
    tidpunkt: Tidpunkt


class Frist(Varde):
    """One version of a milestone: a new version supersedes, never mutates."""

    milstolpe: str
    version: int = Field(ge=1)
    tidpunkt: Tidpunkt
    motivering: str | None = None
    """Why it changed; null for the first version."""
