"""How a notice tells what else its reader owes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kontaktroll
from notiser.texter.tidslage import passerat_i_ord
from notiser.texter.utomstaende import ar_utomstaende
from notiser.underlag import Omgangsfakta, Oppning, Paminnelse, Underlag, Uppgift

RUBRIK: Final = "Ni har också"
ARENDE: Final = ("ärende", "ärenden")
"""What one item is called, and several."""


def ovriga(underlag: Underlag, roll: Kontaktroll) -> tuple[Uppgift, ...]:
    """Give what else its reader owes, the first last day first; an outsider owes nothing."""
    if not isinstance(underlag, Paminnelse | Oppning) or ar_utomstaende(roll):
        return ()
    return tuple(sorted(underlag.ovriga, key=lambda uppgift: uppgift.egen_frist))


def om_ovriga(omgang: Omgangsfakta, fler: Sequence[Uppgift], *, nu: datetime) -> tuple[str, ...]:
    """Say that it is waited for as well, that one answer will do, and whether a day has passed."""
    vantar = (
        f"Utöver det som står ovan väntar {omgang.agare} på följande från er. Det går bra att "
        "svara på allt på en gång."
    )
    idag = nu.astimezone(STOCKHOLM).date()
    if all(ett.egen_frist >= idag for ett in fler):
        return (vantar,)
    return vantar, passerat_i_ord(fler, utomstaende=False)


def antal_onamnda(underlag: Underlag, roll: Kontaktroll) -> int:
    """Give how many more its reader owes than are told."""
    if not isinstance(underlag, Paminnelse | Oppning) or ar_utomstaende(roll):
        return 0
    return underlag.fler


def onamnda_i_ord(antal: int, sak: tuple[str, str], *, hela: str) -> str:
    """Say how many items more there are, and where; `sak` names one of them and several."""
    return f"… och {antal} {sak[0] if antal == 1 else sak[1]} till. {hela}"
