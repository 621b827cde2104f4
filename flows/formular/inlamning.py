"""The form for a submission: which principal's agreements to hand over."""

from collections.abc import Mapping
from typing import Any

from beslutsmodell.varde import Varde
from flows.formular.blankett import Blankett, las_blankett
from flows.formular.gemensamt import (
    avfalt,
    huvudmansfalt,
    las_av,
    las_huvudman,
    las_omgang,
    omgangsfalt,
)
from flows.formular.ifyllning import Ifyllning


class Inlamningsblankett(Blankett):
    """En huvudmans avtal att lämna in till mottagaren."""

    omgang: str = omgangsfalt()
    huvudman: str = huvudmansfalt()
    registrerat_av: str = avfalt()


class Inlamningsval(Varde):
    """Whose agreements are to be handed over."""

    omgang: str
    huvudman: str
    av: str


def las_inlamning(ifylld: Inlamningsblankett | Mapping[str, Any]) -> Inlamningsval:
    """Read the form strictly; raise Formularfel with every fault."""
    form = las_blankett(Inlamningsblankett, ifylld)
    ifyllning = Ifyllning()
    val = Inlamningsval(
        omgang=las_omgang(ifyllning, form.omgang),
        huvudman=las_huvudman(ifyllning, form.huvudman),
        av=las_av(ifyllning, form.registrerat_av),
    )
    ifyllning.krav_hel()
    return val
