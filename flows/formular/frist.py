"""The form that moves a deadline."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import Field

from beslutsmodell.frist import Tidpunkt
from beslutsmodell.varde import Varde
from flows.formular.blankett import KRAVS, Blankett, las_blankett
from flows.formular.falt import las_frist
from flows.formular.gemensamt import (
    avfalt,
    las_av,
    las_motivering,
    las_omgang,
    motiveringsfalt,
    omgangsfalt,
)
from flows.formular.ifyllning import Ifyllning

_NY: Final = "Ny frist"


class Fristblankett(Blankett):
    """En frist som flyttas. Alla berörda får besked, en gång var."""

    omgang: str = omgangsfalt()
    ny_frist: str = Field(
        default="",
        title=_NY,
        description=(
            "Dag och klockslag. Anger källan inget klockslag skriver du dagen och ordet antaget."
        ),
        examples=["2019-12-03 16:00", "2019-12-03 antaget"],
        json_schema_extra=KRAVS,
    )
    milstolpe: str = Field(
        default="",
        title="Milstolpe",
        description="Milstolpens kod. Lämna tomt för motpartens frist.",
        examples=["mottaget"],
    )
    motivering: str = motiveringsfalt(
        "Varför fristen flyttas. Texten visas för alla berörda.",
    )
    registrerat_av: str = avfalt()


class Fristflytt(Varde):
    """A deadline to move."""

    omgang: str
    milstolpe: str | None
    """Null = the counterparty's deadline."""
    tidpunkt: Tidpunkt
    motivering: str
    av: str


def las_fristflytten(ifylld: Fristblankett | Mapping[str, Any]) -> Fristflytt:
    """Read the form strictly; raise Formularfel with every fault."""
    form = las_blankett(Fristblankett, ifylld)
    ifyllning = Ifyllning()
    falt = {
        "omgang": las_omgang(ifyllning, form.omgang),
        "milstolpe": form.milstolpe or None,
        "tidpunkt": ifyllning.las(las_frist, _NY, form.ny_frist),
        "motivering": las_motivering(ifyllning, form.motivering, exempel="VGR har flyttat dagen"),
        "av": las_av(ifyllning, form.registrerat_av),
    }
    ifyllning.krav_hel()
    return Fristflytt.model_validate(falt)
