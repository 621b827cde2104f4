"""What has happened to a round as a whole."""

from typing import Annotated, Literal

from pydantic import Field

from beslutsmodell.enkat import Enkatsvar
from beslutsmodell.frist import Frist
from beslutsmodell.fritext import Fritext
from beslutsmodell.kedja import Planarende
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.varde import Varde


class OmgangStartad(Varde):
    """A round began: all that was stated, and the cases that it was laid out in."""

    typ: Literal["omgang_startad"] = "omgang_startad"
    omgang: Beslutsomgang
    arenden: tuple[Planarende, ...]
    kontakter: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 over the contacts, which lie in a side table."""
    av: Fritext | None = None
    """Who started it, as stated."""


class FristAndrad(Varde):
    """A milestone was moved: a new version, with its reason."""

    typ: Literal["frist_andrad"] = "frist_andrad"
    frist: Frist
    av: Fritext | None = None
    """Who moved it, as stated."""


class KalenderAndrad(Varde):
    """The calendar of a body was replaced by a new version."""

    typ: Literal["kalender_andrad"] = "kalender_andrad"
    organ: str
    version: int = Field(ge=2)
    """The calendar that the round was stated with is the first."""
    sammantraden: tuple[Sammantrade, ...]
    """Every meeting, those that have been too."""
    kalla: str
    """The file that it was read from."""
    av: Fritext | None = None
    """Who replaced it, as stated."""


class UnderlagAndrat(Varde):
    """A document that decisions rest on got a new version, with its reason."""

    typ: Literal["underlag_andrat"] = "underlag_andrat"
    namn: str
    version: str = Field(min_length=1)
    nummer: int = Field(ge=2)
    """The version that the round was stated with is the first."""
    fil: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of the new version, which is kept."""
    punkter: tuple[str, ...] = Field(min_length=1)
    """The points that the change concerns."""
    motivering: str
    av: Fritext | None = None
    """Who changed it, as stated."""


class PunkterAterkallade(Varde):
    """Points were taken back for the whole round: nobody is to decide them any more."""

    typ: Literal["punkter_aterkallade"] = "punkter_aterkallade"
    punkter: tuple[str, ...] = Field(min_length=1)
    motivering: str
    av: Fritext | None = None
    """Who took them back, as stated."""


class KalenderBehallen(Varde):
    """A human went through the calendar and contacts of a body, and left the calendar as it was."""

    typ: Literal["kalender_behallen"] = "kalender_behallen"
    organ: str
    version: int = Field(ge=1)
    """The version of the calendar that was kept."""
    av: Fritext
    """Who did it, as stated."""


class KontakterAndrade(Varde):
    """Contacts of bodies came, or got another last day: who they are lies in a side table."""

    typ: Literal["kontakter_andrade"] = "kontakter_andrade"
    nya: tuple[int, ...] = ()
    """The numbers of those that came."""
    slutar: tuple[int, ...] = ()
    """The numbers of those that got another last day."""
    kontakter: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 over every contact of the round as they stand after it."""
    kalla: str | None = None
    """The file that they were read from; null = stated one by one."""
    av: Fritext | None = None
    """Who changed them, as stated."""


class KontakterBekraftade(Varde):
    """A human said that contacts of bodies are right."""

    typ: Literal["kontakter_bekraftade"] = "kontakter_bekraftade"
    kontakter: tuple[int, ...] = Field(min_length=1)
    """Their numbers."""
    av: Fritext
    """Who said it."""


class EnkatBesvarad(Varde):
    """A kommun said what it believes that it will decide: it decides nothing."""

    typ: Literal["enkat_besvarad"] = "enkat_besvarad"
    nummer: int = Field(ge=1)
    """Which of the kommun's answers it is; the last one holds."""
    svar: Enkatsvar
    av: Fritext
    """Who said it, as stated."""


class OmgangAntecknad(Varde):
    """Something was noted on a round or a case, open or closed: nothing else changes."""

    typ: Literal["omgang_antecknad"] = "omgang_antecknad"
    nummer: int = Field(ge=1)
    """Which of the round's notes it is."""
    arende: str | None = None
    """The case that it is about; null = the whole round."""
    text: Fritext
    av: Fritext
    """Who said it, as stated."""


class LeveransPaborjad(Varde):
    """A package is about to go: noted first, so that a second letter can say that it is one."""

    typ: Literal["leverans_paborjad"] = "leverans_paborjad"
    huvudman: str
    paket: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of the package."""
    av: Fritext | None = None
    """Who hands it over, as stated."""


class LeveransUtebliven(Varde):
    """The package that was to be handed over has certainly not arrived."""

    typ: Literal["leverans_utebliven"] = "leverans_utebliven"
    huvudman: str
    paket: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of the package."""


class UtskickOmplanerade(Varde):
    """Messages that reached nobody are to go once more, because a human said so."""

    typ: Literal["utskick_omplanerade"] = "utskick_omplanerade"
    utskick: tuple[int, ...] = Field(min_length=1)
    """Their numbers, in order."""
    dubbletter: tuple[int, ...] = ()
    """Those of them of which nobody knows whether they came: they go marked as possible copies."""
    av: Fritext
    """Who said it, as stated."""


Omgangshandelse = Annotated[
    OmgangStartad
    | FristAndrad
    | KalenderAndrad
    | UnderlagAndrat
    | PunkterAterkallade
    | KalenderBehallen
    | KontakterAndrade
    | KontakterBekraftade
    | EnkatBesvarad
    | OmgangAntecknad
    | LeveransPaborjad
    | LeveransUtebliven
    | UtskickOmplanerade,
    Field(discriminator="typ"),
]
