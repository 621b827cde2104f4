"""The form for a submission: which principal's agreements to hand over."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from beslutsmodell.varde import Varde
from flows.formular.blankett import KRAVS, Blankett, las_blankett
from flows.formular.fel import Formularfel


class Inlamningsblankett(Blankett):
    """En huvudmans avtal att lämna in till mottagaren."""

    omgang: str = Field(
        default="",
        title="Omgång",
        description="Omgångens kod.",
        examples=["fvm-avrop-2019"],
        json_schema_extra=KRAVS,
    )
    huvudman: str = Field(
        default="",
        title="Huvudman",
        description="Kommunens namn eller kommunkod.",
        examples=["Åmål", "1492"],
        json_schema_extra=KRAVS,
    )


class Inlamningsval(Varde):
    """Whose agreements are to be handed over."""

    omgang: str
    huvudman: str


def las_inlamning(ifylld: Inlamningsblankett | Mapping[str, Any]) -> Inlamningsval:
    """Read the form strictly; raise Formularfel with every fault."""
    form = las_blankett(Inlamningsblankett, ifylld)
    brister = []
    if not form.omgang:
        brister.append("Omgång: uppgiften saknas. Skriv till exempel fvm-avrop-2019.")
    if not form.huvudman:
        brister.append("Huvudman: uppgiften saknas. Skriv till exempel Åmål eller 1492.")
    if brister:
        raise Formularfel(brister)
    return Inlamningsval(omgang=form.omgang, huvudman=form.huvudman)
