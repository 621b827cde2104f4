"""The state of one point in one case: here the lifecycle lives."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from beslutsmodell.utfall import Etikett, Utfall
from beslutsmodell.varde import Varde


class Lagekod(Etikett):
    """The flat code of a state, for columns, reports and pictures."""

    VILANDE = "vilande", "vilande"
    """Waits for the steps before it; a decision is accepted all the same."""
    OPPEN = "oppen", "öppen"
    """The body may and should decide."""
    ATERREMITTERAD = "aterremitterad", "återremitterad"
    """Sent back; a new meeting is needed."""
    BORDLAGD = "bordlagd", "bordlagd"
    """Put off; the next meeting takes it up."""
    PRELIMINAR = "preliminar", "preliminär"
    """Decided, the minutes not yet justerade."""
    VILLKORAD = "villkorad", "villkorad"
    """Approved on a condition that a human has not cleared."""
    AVGJORD = "avgjord", "avgjord"
    """Decided, final for this round."""
    UTAN_SVAR = "utan_svar", "utan svar"
    """A human closed the round while the point was still owed."""
    AVBRUTEN = "avbruten", "avbruten"
    """Withdrawn before it was decided."""


class Vilande(Varde):
    """The point waits for the steps before it."""

    kod: Literal[Lagekod.VILANDE] = Lagekod.VILANDE
    fortydliga: Utfall | None = None
    """What was reported that is not a decision."""


class Oppen(Varde):
    """The body may and should decide the point."""

    kod: Literal[Lagekod.OPPEN] = Lagekod.OPPEN
    fortydliga: Utfall | None = None


class Aterremitterad(Varde):
    """The point was sent back by decision number `beslut`."""

    kod: Literal[Lagekod.ATERREMITTERAD] = Lagekod.ATERREMITTERAD
    beslut: int


class Bordlagd(Varde):
    """The point was put off by decision number `beslut`."""

    kod: Literal[Lagekod.BORDLAGD] = Lagekod.BORDLAGD
    beslut: int


class Preliminar(Varde):
    """The point is decided, and its minutes are to be justerade by a day."""

    kod: Literal[Lagekod.PRELIMINAR] = Lagekod.PRELIMINAR
    beslut: int
    utfall: Utfall
    justeras_senast: date


class Villkorad(Varde):
    """The point is approved on a condition that is not cleared."""

    kod: Literal[Lagekod.VILLKORAD] = Lagekod.VILLKORAD
    beslut: int


class Avgjord(Varde):
    """The point has its outcome."""

    kod: Literal[Lagekod.AVGJORD] = Lagekod.AVGJORD
    beslut: int
    utfall: Utfall


class UtanSvar(Varde):
    """The round was closed while the point was still owed."""

    kod: Literal[Lagekod.UTAN_SVAR] = Lagekod.UTAN_SVAR


class Avbruten(Varde):
    """The point was withdrawn before it was decided."""

    kod: Literal[Lagekod.AVBRUTEN] = Lagekod.AVBRUTEN


Punktlage = Annotated[
    Vilande
    | Oppen
    | Aterremitterad
    | Bordlagd
    | Preliminar
    | Villkorad
    | Avgjord
    | UtanSvar
    | Avbruten,
    Field(discriminator="kod"),
]

UTESTAENDE = frozenset({Lagekod.OPPEN, Lagekod.ATERREMITTERAD, Lagekod.BORDLAGD})
"""States in which the body owes an act, and is reminded."""

BESLUTADE = frozenset({Lagekod.PRELIMINAR, Lagekod.VILLKORAD, Lagekod.AVGJORD})
"""States in which the body has given an outcome, so that the next step may open."""

AVSLUTADE = frozenset({Lagekod.UTAN_SVAR, Lagekod.AVBRUTEN})
"""States in which a new report is recorded for a human and changes nothing by itself."""
