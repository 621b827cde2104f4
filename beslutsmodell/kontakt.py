"""Who is written to on behalf of a body."""

from datetime import date

from beslutsmodell.trappa import Kontaktroll
from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde


class Kanal(Etikett):
    """The way a message travels."""

    EPOST = "epost", "e-post"
    """Mail by our own SMTP transport."""
    TEAMS = "teams", "Teams"
    """An Adaptive Card to a `workflows://` address."""
    APPRISE = "apprise", "annan kanal"
    """Any other address that apprise knows."""
    FIL = "fil", "fil"
    """A text file in a folder."""


class Kontakt(Varde):
    """One address of a body, in force between two days."""

    organ: str
    roll: Kontaktroll
    kanal: Kanal
    adress: str
    namn: str
    galler_fran: date | None = None
    galler_till: date | None = None
