"""The form for the receiver's acknowledgement."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from pydantic import Field

from beslutsmodell.varde import Varde
from flows.formular.blankett import KRAVS, Blankett, las_blankett
from flows.formular.falt import las_text, las_tid_eller_inget
from flows.formular.gemensamt import (
    avfalt,
    huvudmansfalt,
    las_av,
    las_huvudman,
    las_omgang,
    omgangsfalt,
)
from flows.formular.ifyllning import Ifyllning

_REFERENS: Final = "Mottagarens referens"
_MOTTAGET: Final = "Mottaget"


class Kvittensblankett(Blankett):
    """Mottagarens kvittens på en huvudmans inlämnade avtal."""

    omgang: str = omgangsfalt()
    huvudman: str = huvudmansfalt()
    referens: str = Field(
        default="",
        title=_REFERENS,
        description="Diarienumret eller referensen i mottagarens kvittens.",
        examples=["RS 2019-04711"],
        json_schema_extra=KRAVS,
    )
    mottaget: str = Field(
        default="",
        title=_MOTTAGET,
        description="När mottagaren säger att avtalen kom fram. Lämna tomt om det är nu.",
        examples=["2019-11-20 14:30"],
    )
    registrerat_av: str = avfalt()


class Kvittensanmalan(Varde):
    """A receipt to record, before its principal has been looked up."""

    omgang: str
    huvudman: str
    referens: str
    mottaget: datetime | None
    """Null = now."""
    av: str


def las_kvittensen(ifylld: Kvittensblankett | Mapping[str, Any]) -> Kvittensanmalan:
    """Read the form strictly; raise Formularfel with every fault."""
    form = las_blankett(Kvittensblankett, ifylld)
    ifyllning = Ifyllning()
    falt = {
        "omgang": las_omgang(ifyllning, form.omgang),
        "huvudman": las_huvudman(ifyllning, form.huvudman),
        "referens": ifyllning.las(las_text, _REFERENS, form.referens, exempel="RS 2019-04711"),
        "mottaget": ifyllning.las(las_tid_eller_inget, _MOTTAGET, form.mottaget),
        "av": las_av(ifyllning, form.registrerat_av),
    }
    ifyllning.krav_hel()
    return Kvittensanmalan.model_validate(falt)
