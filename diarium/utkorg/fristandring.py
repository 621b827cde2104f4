"""What is told of a moved deadline: from the one that the mailbox has been told of, to the new."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import bindparam, select

from diarium.drivsats import Drivsats
from diarium.omgangslasning import Omgangslasning
from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.utkorg.brevladan import brevladans_kontakter
from diarium.utkorg.omledd import Ursprung
from diarium.utkorg.tillstand import Tillstand
from notiser.underlag import Fristandring, Omgangsfakta, Underlag, Uppgift

_UTSKICK = tabell(Utskicksrad)
SORT: Final = "fristandring"
_TIDIGARE: Final = Drivsats(
    select(_UTSKICK.c.data, _UTSKICK.c.tillstand).where(
        _UTSKICK.c.kontakt_id == bindparam("kontakt_id"), _UTSKICK.c.sort == SORT
    )
)
_HAR_GATT: Final = {Tillstand.SKICKAD.value, Tillstand.OKANT.value, Tillstand.TAGEN.value}


def fristandring(
    session: Session,
    lasning: Omgangslasning,
    data: Mapping[str, Any],
    fakta: Omgangsfakta,
    kvar: tuple[Uppgift, ...],
    *,
    rot: Ursprung,
    idag: date,
) -> Underlag | str:
    """Give the facts, or the reason for telling nothing: it has moved again, or back."""
    versioner = {
        frist.version: frist for frist in lasning.frister if frist.milstolpe == data["milstolpe"]
    }
    ny = versioner[data["version"]]
    if max(versioner) > ny.version:
        return "fristen har ändrats igen"
    ohorda = _ohorda(session, rot, ny.milstolpe, idag=idag)
    sagd = ny.version - 1
    while sagd in ohorda:
        sagd -= 1
    if versioner[sagd].tidpunkt == ny.tidpunkt:
        return "fristen är åter den som mottagaren har fått veta"
    stolpe = next(ett for ett in lasning.omgang.milstolpar if ett.kod == ny.milstolpe)
    return Fristandring(
        omgang=fakta,
        milstolpe=stolpe.namn,
        tidigare=versioner[sagd].tidpunkt,
        ny=ny.tidpunkt,
        motivering=ny.motivering or "",
        uppgifter=kvar,
    )


def _ohorda(session: Session, rot: Ursprung, milstolpe: str, *, idag: date) -> set[int]:
    """Give the versions of a deadline that were to be told to the mailbox, and never were."""
    sagda, alla = set[int](), set[int]()
    for kontakt in {rot.kontakt_id, *brevladans_kontakter(session, rot.kontakt_id, idag=idag)}:
        for rad in _TIDIGARE.rader(session, kontakt_id=kontakt):
            ett = json.loads(rad.data)
            if ett["milstolpe"] == milstolpe:
                alla.add(ett["version"])
                if rad.tillstand in _HAR_GATT:
                    sagda.add(ett["version"])
    return alla - sagda
