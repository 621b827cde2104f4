"""Why somebody gets a message that was meant for another."""

from typing import Final

from beslutsmodell.kontakt import Kontaktroll
from notiser.parter import Adressat
from notiser.texter.utomstaende import ar_utomstaende

RUBRIK: Final = "Brevet har inte nått den det var till"
_TILL_ORGANET: Final = "Därför går det här till dig, som också är kontakt för organet."
_TILL_ANNAN: Final = (
    "Ingen annan adress till organet är känd. Därför går det här till dig: hjälp oss att nå "
    "organet."
)
_TILL_AGAREN: Final = (
    "Ingen annan adress till organet är känd. Därför går det här till dig som äger omgången: ta "
    "reda på vilken adress som gäller, och byt ut kontakten med `beslut kontakt byt`. Se till att "
    "organet får veta det som står här."
)


def onadd_i_ord(adressat: Adressat, *, fraga: str) -> str | None:
    """Say whose mail comes back and what is asked; null when the message is the recipient's own.

    No more is told than the body and the address, and whom to tell the right one.
    """
    onadd = adressat.i_stallet_for
    if onadd is None:
        return None
    kommer = (
        f"Brev till {onadd.organ} ({onadd.adress}) kommer tillbaka: adressen tar inte emot dem."
    )
    if adressat.roll is Kontaktroll.AGARE:
        return f"{kommer} {_TILL_AGAREN}"
    varfor = _TILL_ANNAN if ar_utomstaende(adressat.roll) else _TILL_ORGANET
    return f"{kommer} {varfor} Vet du vilken adress som gäller? Skriv till {fraga}."
