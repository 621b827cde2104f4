"""The form that replaces a recorded decision by the right one."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import Field

from beslutsmodell.beslut import Beslut
from beslutsmodell.varde import Varde
from flows.formular.beslut import Beslutsblankett, las_beslutsfalten
from flows.formular.blankett import las_blankett
from flows.formular.falt import las_heltal_eller_inget
from flows.formular.gemensamt import las_arende, las_motivering, las_omgang, motiveringsfalt
from flows.formular.ifyllning import Ifyllning

_NUMMER: Final = "Beslutets nummer"


class Korrigeringsblankett(Beslutsblankett):
    """Det rätta beslutet, helt ifyllt. Det gamla ligger kvar som ersatt."""

    nummer: str = Field(
        default="",
        title=_NUMMER,
        description=(
            "Vilket av ärendets registrerade beslut som ska ersättas. Lämna tomt när det bara "
            "finns ett."
        ),
        examples=["1"],
    )
    motivering: str = motiveringsfalt("Vad som var fel.")


class Korrigering(Varde):
    """A correction to record, before its case has been looked up."""

    omgang: str
    arende: str
    nummer: int | None
    """Null = the only decision that is not superseded."""
    beslut: Beslut
    motivering: str


def las_korrigeringen(ifylld: Korrigeringsblankett | Mapping[str, Any]) -> Korrigering:
    """Read the form strictly; raise Formularfel with every fault."""
    form = las_blankett(Korrigeringsblankett, ifylld)
    ifyllning = Ifyllning()
    omgang = las_omgang(ifyllning, form.omgang)
    arende = las_arende(ifyllning, form.arende)
    nummer = ifyllning.las(las_heltal_eller_inget, _NUMMER, form.nummer)
    motivering = las_motivering(ifyllning, form.motivering, exempel="Fel utfall i punkt 2")
    beslut = las_beslutsfalten(form, ifyllning, organ=arende.rpartition("/")[2])
    return Korrigering(
        omgang=omgang, arende=arende, nummer=nummer, beslut=beslut, motivering=motivering
    )
