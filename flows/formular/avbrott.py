"""The form that withdraws points before they are decided."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import Field

from beslutsmodell.varde import Varde
from flows.formular.blankett import KRAVS, Blankett, las_blankett
from flows.formular.falt import las_koder
from flows.formular.gemensamt import (
    arendefalt,
    avfalt,
    las_arende,
    las_av,
    las_motivering,
    las_omgang,
    motiveringsfalt,
    omgangsfalt,
)
from flows.formular.ifyllning import Ifyllning

_PUNKTER: Final = "Punkter"


class Avbrottsblankett(Blankett):
    """Punkter som ett organ inte längre ska besluta om."""

    omgang: str = omgangsfalt()
    arende: str = arendefalt()
    punkter: str = Field(
        default="",
        title=_PUNKTER,
        description="Punkterna som tas tillbaka, med komma emellan.",
        examples=["2, 3"],
        json_schema_extra=KRAVS,
    )
    motivering: str = motiveringsfalt("Varför punkterna tas tillbaka.")
    registrerat_av: str = avfalt()


class Avbrott(Varde):
    """Points to withdraw, before their case has been looked up."""

    omgang: str
    arende: str
    punkter: tuple[str, ...]
    motivering: str
    av: str


def las_avbrottet(ifylld: Avbrottsblankett | Mapping[str, Any]) -> Avbrott:
    """Read the form strictly; raise Formularfel with every fault."""
    form = las_blankett(Avbrottsblankett, ifylld)
    ifyllning = Ifyllning()
    falt = {
        "omgang": las_omgang(ifyllning, form.omgang),
        "arende": las_arende(ifyllning, form.arende),
        "punkter": ifyllning.las(las_koder, _PUNKTER, form.punkter, exempel="2, 3"),
        "motivering": las_motivering(
            ifyllning, form.motivering, exempel="Optionen är återkallad av VGR"
        ),
        "av": las_av(ifyllning, form.registrerat_av),
    }
    ifyllning.krav_hel()
    return Avbrott.model_validate(falt)
