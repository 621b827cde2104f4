"""What goes with a letter: the package that it delivers, or the body's own last day."""

from typing import Final

from beslutsmodell.kontakt import Kanal, Kontaktroll
from notiser.forsandelse import Bilaga
from notiser.parter import Adressat
from notiser.underlag import Fristandring, Oppning, Paketleverans, Underlag

KALENDERFIL: Final = "sista-dag.ics"
_BEVAKAR: Final = (Kontaktroll.REGISTRATOR, Kontaktroll.HANDLAGGARE)
"""Whose calendars the day belongs in: not those who are told for information."""


def bilagor(underlag: Underlag, adressat: Adressat) -> tuple[Bilaga, ...]:
    """Give the files of a letter."""
    match underlag:
        case Paketleverans():
            zipfil = Bilaga(
                namn=underlag.filnamn, mediatyp="application/zip", innehall=underlag.innehall
            )
            return (zipfil,)
        case Oppning() | Fristandring() if har_kalenderfil(underlag, adressat):
            return (_kalenderfil(underlag),)
        case _:
            return ()


def har_kalenderfil(underlag: Underlag, adressat: Adressat) -> bool:
    """Tell whether the own last days follow as a file: when they are set, and when they move."""
    return (
        isinstance(underlag, Oppning | Fristandring)
        and adressat.kanal is Kanal.EPOST
        and adressat.roll in _BEVAKAR
        and any(ett.kalenderpost for ett in underlag.uppgifter)
    )


def _kalenderfil(underlag: Oppning | Fristandring) -> Bilaga:
    """Write the days by the same names as the body's feed: a moved day replaces the old one."""
    from notiser.kalenderfil import skriv_ics  # noqa: PLC0415 - slow, and few letters need it

    omgang = underlag.omgang
    poster = [ett.kalenderpost for ett in underlag.uppgifter if ett.kalenderpost]
    ics = skriv_ics(poster, titel=omgang.titel, dnr=omgang.dnr, fiktivt=omgang.fiktivt)
    return Bilaga(namn=KALENDERFIL, mediatyp="text/calendar", innehall=ics)
