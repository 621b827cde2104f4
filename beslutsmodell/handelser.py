"""What has happened in a case: facts that carry every consequence with them.

An event holds what `hantera` reckoned out (which state a point gets, by which day the minutes
are to be justerade), so that a rule that changes later never rewrites an old case.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from beslutsmodell.beslut import Beslut
from beslutsmodell.flagga import Flagga
from beslutsmodell.fritext import Fritext
from beslutsmodell.punktlage import Punktlage
from beslutsmodell.varde import Varde


class Foljd(Varde):
    """What an event makes of one point."""

    punkt: str
    lage: Punktlage
    flaggor: tuple[Flagga, ...] = ()
    """The marks that stand beside the point from now on."""


class Oppnat(Varde):
    """Points that waited have opened."""

    typ: Literal["oppnat"] = "oppnat"
    foljder: tuple[Foljd, ...]


class BeslutRegistrerat(Varde):
    """A decision was recorded; a correction names the one that it replaces."""

    typ: Literal["beslut_registrerat"] = "beslut_registrerat"
    beslut: Beslut
    ersatter: int | None = None
    motivering: Fritext | None = None
    foljder: tuple[Foljd, ...]


class Justerat(Varde):
    """The minutes of a decision were justerade."""

    typ: Literal["justerat"] = "justerat"
    nummer: int
    justerat: date
    anslaget: date | None
    foljder: tuple[Foljd, ...]


class Anslaget(Varde):
    """The justering of a decision was announced: the time for appeal runs (`KL 13:5`)."""

    typ: Literal["anslaget"] = "anslaget"
    nummer: int
    anslaget: date
    nedtaget: date | None = None
    angiven_sista_dag: date | None = None
    foljder: tuple[Foljd, ...] = ()


class VillkorUppfyllt(Varde):
    """A human cleared the condition of points."""

    typ: Literal["villkor_uppfyllt"] = "villkor_uppfyllt"
    motivering: Fritext
    av: Fritext
    foljder: tuple[Foljd, ...]


class BeslutBekraftat(Varde):
    """A human let a flagged report hold."""

    typ: Literal["beslut_bekraftat"] = "beslut_bekraftat"
    nummer: int
    motivering: Fritext
    av: Fritext
    foljder: tuple[Foljd, ...]


class UnderlagErsatt(Varde):
    """A document that decisions of the case rest on got a new version."""

    typ: Literal["underlag_ersatt"] = "underlag_ersatt"
    namn: str
    """The document."""
    underlag: int = Field(ge=2)
    """The number of its new version."""
    foljder: tuple[Foljd, ...]


class Overklagat(Varde):
    """A decision was appealed."""

    typ: Literal["overklagat"] = "overklagat"
    nummer: int
    datum: date
    foljder: tuple[Foljd, ...]


class Inhiberat(Varde):
    """A court ordered that an appealed decision does not hold until further notice (`FPL 28`)."""

    typ: Literal["inhiberat"] = "inhiberat"
    nummer: int
    datum: date
    foljder: tuple[Foljd, ...]


class InhibitionHavd(Varde):
    """The court's inhibition of a decision was lifted."""

    typ: Literal["inhibition_havd"] = "inhibition_havd"
    nummer: int
    datum: date
    foljder: tuple[Foljd, ...]


class OverklagandeAvslaget(Varde):
    """An appeal came to nothing: the decision stands, and has laga kraft from a stated day."""

    typ: Literal["overklagande_avslaget"] = "overklagande_avslaget"
    nummer: int
    datum: date
    laga_kraft: date
    """The first day of laga kraft, as a human has stated it."""
    motivering: Fritext
    av: Fritext
    foljder: tuple[Foljd, ...]


class Upphavt(Varde):
    """A court annulled a decision (`KL 13:8`): its points are owed anew."""

    typ: Literal["upphavt"] = "upphavt"
    nummer: int
    datum: date
    motivering: Fritext
    av: Fritext
    foljder: tuple[Foljd, ...]


Domstolshandelse = Annotated[
    Overklagat | Inhiberat | InhibitionHavd | OverklagandeAvslaget | Upphavt,
    Field(discriminator="typ"),
]
"""What happens to a decision in court."""


class Anmalt(Varde):
    """A decision by a chair was reported at a meeting of the body (`KL 6:40`)."""

    typ: Literal["anmalt"] = "anmalt"
    nummer: int
    datum: date
    foljder: tuple[Foljd, ...]


class Avbrutet(Varde):
    """Points were withdrawn."""

    typ: Literal["avbrutet"] = "avbrutet"
    motivering: Fritext
    av: Fritext | None = None
    """Who did it, as stated."""
    foljder: tuple[Foljd, ...]


class Stangt(Varde):
    """Points that were owed were closed without an answer."""

    typ: Literal["stangt"] = "stangt"
    motivering: Fritext
    av: Fritext | None = None
    """Who did it, as stated."""
    foljder: tuple[Foljd, ...]


class PaminnelserPausade(Varde):
    """The reminders of a body were suspended."""

    typ: Literal["paminnelser_pausade"] = "paminnelser_pausade"
    till: date
    """The day on which they go on."""
    motivering: Fritext
    av: Fritext | None = None
    """Who did it, as stated."""
    foljder: tuple[()] = ()


class PaminnelserAterupptagna(Varde):
    """The reminders of a body go on before their day."""

    typ: Literal["paminnelser_aterupptagna"] = "paminnelser_aterupptagna"
    motivering: Fritext
    av: Fritext | None = None
    """Who did it, as stated."""
    foljder: tuple[()] = ()


Handelse = Annotated[
    Oppnat
    | BeslutRegistrerat
    | Justerat
    | Anslaget
    | VillkorUppfyllt
    | BeslutBekraftat
    | UnderlagErsatt
    | Overklagat
    | Inhiberat
    | InhibitionHavd
    | OverklagandeAvslaget
    | Upphavt
    | Anmalt
    | Avbrutet
    | Stangt
    | PaminnelserPausade
    | PaminnelserAterupptagna,
    Field(discriminator="typ"),
]
