"""How a notice stands to its days: has one passed already, or is it near?"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from beslutsmodell.frist import STOCKHOLM
from notiser.underlag import Underlag, Uppgift

BRATTOM_DAGAR = 3


class Tidslage(NamedTuple):
    """What has passed, and what is near, as of an instant."""

    passerad: bool
    """The first own last day has passed."""
    brattom: bool
    """It is near."""
    fristen_ute: bool
    """The counterparty's deadline has passed."""


def tidslage(underlag: Underlag, *, nu: datetime) -> Tidslage:
    """Tell how the days of a notice stand; what has no own last days has none that passed."""
    uppgifter: Sequence[Uppgift] = getattr(underlag, "uppgifter", ())
    fristen_ute = nu > underlag.omgang.motpartens_frist.instant
    if not uppgifter:
        return Tidslage(passerad=False, brattom=False, fristen_ute=fristen_ute)
    idag: date = nu.astimezone(STOCKHOLM).date()
    kvar = (min(uppgift.egen_frist for uppgift in uppgifter) - idag).days
    return Tidslage(kvar < 0, 0 <= kvar <= BRATTOM_DAGAR, fristen_ute)


def passerat_i_ord(uppgifter: Sequence[Uppgift], *, utomstaende: bool) -> str:
    """Say that an own last day has passed, and ask when it will be instead."""
    vilken = (
        "Den egna sista dagen har redan passerat"
        if len(uppgifter) == 1
        else "Minst en av de egna sista dagarna har redan passerat"
    )
    if utomstaende:
        return f"{vilken}."
    return f"{vilken}. Hör av er så snart ni kan om vilken dag det blir i stället."
