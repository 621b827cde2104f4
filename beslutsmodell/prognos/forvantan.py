"""What a forecast expects of a body: how often it puts off, sends back, cancels or is late.

Every share is a Beta distribution written as people count: 1 time of 20. What has happened is
added to both numbers. The standard numbers are assumed; nothing has been measured.
"""

from collections.abc import Mapping
from typing import Final

from pydantic import Field, model_validator

from beslutsmodell.huvudman import Organ, Organslag
from beslutsmodell.varde import Varde

_MANGA: Final = 1_000_000


class Andel(Varde):
    """How often something happens: `ganger` times of `av`, which is Beta(ganger, av - ganger)."""

    ganger: float = Field(ge=0, le=_MANGA)
    av: float = Field(gt=0, le=_MANGA)

    @model_validator(mode="after")
    def _hogst_alla(self) -> "Andel":
        """Refuse more times than there were occasions."""
        if self.ganger > self.av:
            raise ValueError(f"{self.ganger:g} gånger av {self.av:g} går inte: ange högst alla")
        return self

    @property
    def medel(self) -> float:
        """Give the expected share."""
        return self.ganger / self.av

    def efter(self, ganger: float, av: float) -> "Andel":
        """Give the share after `ganger` of `av` more have been seen."""
        return Andel(ganger=self.ganger + ganger, av=self.av + av) if av else self


class Organrisk(Varde):
    """Everything that a forecast expects of one body."""

    installt: Andel
    """Of its meetings: cancelled."""
    bordlaggning: Andel
    """Of the times when the matter is taken up: put off (`KL 5:50-51`)."""
    aterremiss: Andel
    """Of the times when the matter is not put off: sent back (`KL 5:50`)."""
    justering: Andel
    """How much of the lawful time for justering is used (`KL 5:69`, `KL 6:35`)."""
    sen_justering: Andel
    """Of the minutes: justerade later than the law allows."""
    sen_dagar: int = Field(ge=1, le=180)
    """How many days late at most; every number from one is as likely."""


class Riskangivelse(Varde):
    """What is stated of some bodies; null = what is stated for more of them holds."""

    installt: Andel | None = None
    bordlaggning: Andel | None = None
    aterremiss: Andel | None = None
    justering: Andel | None = None
    sen_justering: Andel | None = None
    sen_dagar: int | None = Field(default=None, ge=1, le=180)


STANDARD: Final = Organrisk(
    installt=Andel(ganger=1, av=30),
    bordlaggning=Andel(ganger=1, av=20),
    aterremiss=Andel(ganger=1, av=25),
    justering=Andel(ganger=3, av=5),
    sen_justering=Andel(ganger=1, av=40),
    sen_dagar=7,
)
"""Assumed of every body, until something else is stated or has happened."""
UTAN_RISK: Final = Riskangivelse(
    installt=Andel(ganger=0, av=1),
    bordlaggning=Andel(ganger=0, av=1),
    aterremiss=Andel(ganger=0, av=1),
    justering=Andel(ganger=1, av=1),
    sen_justering=Andel(ganger=0, av=1),
)
"""Nothing goes otherwise, and every lawful time is used in full: what the plan reckons with."""


class Forvantan(Varde):
    """What is expected: of all, of a kind of body, of one body; the narrowest holds."""

    alla: Riskangivelse = Riskangivelse()
    organslag: Mapping[Organslag, Riskangivelse] = {}
    organ: Mapping[str, Riskangivelse] = {}
    """By the code of the body."""
    delning: float = Field(default=0.1, ge=0, le=1)
    """How much of what has happened in other bodies of the kind counts for a body."""

    def for_organ(self, organ: Organ) -> Organrisk:
        """Give what is expected of a body before anything has happened."""
        risk = dict(STANDARD)
        for angivet in self._angivet(organ):
            risk |= {namn: varde for namn, varde in angivet if varde is not None}
        return Organrisk.model_validate(risk)

    def ar_antaget(self, organ: Organ) -> bool:
        """Tell whether anything that is expected of the body is assumed, not stated."""
        return any(
            all(getattr(angivet, namn) is None for angivet in self._angivet(organ))
            for namn in Organrisk.model_fields
        )

    def _angivet(self, organ: Organ) -> tuple[Riskangivelse, ...]:
        """Give what is stated of the body, the widest first."""
        inget = Riskangivelse()
        return (
            self.alla,
            self.organslag.get(organ.slag, inget),
            self.organ.get(organ.kod, inget),
        )
