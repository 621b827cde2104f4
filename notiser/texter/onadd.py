"""Why somebody gets a message that was meant for another."""

from typing import Final

from beslutsmodell.kontakt import Kontaktroll
from notiser.parter import Adressat

RUBRIK: Final = "Brevet har inte nått den det var till"
_ORGANETS: Final = (Kontaktroll.REGISTRATOR, Kontaktroll.HANDLAGGARE)
"""Roles that answer for the body itself."""


def onadd_i_ord(adressat: Adressat, *, fraga: str) -> str | None:
    """Say whose mail comes back and what is asked; null when the message is the recipient's own.

    No more is told than the body and the address, and whom to tell the right one.
    """
    onadd = adressat.i_stallet_for
    if onadd is None:
        return None
    varfor = (
        "Därför går det här till dig, som också är kontakt för organet."
        if adressat.roll in _ORGANETS
        else "Ingen annan adress till organet är känd. Därför går det här till dig: hjälp oss att "
        "nå organet."
    )
    return (
        f"Brev till {onadd.organ} ({onadd.adress}) kommer tillbaka: adressen tar inte emot dem. "
        f"{varfor} Vet du vilken adress som gäller? Skriv till {fraga}."
    )
