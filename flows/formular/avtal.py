"""The form for an agreement that has come: whose, which, its points and who signed it."""

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from pydantic import Field

from beslutsmodell.avtal.handling import Undertecknare
from beslutsmodell.varde import Varde
from flows.formular.blankett import KRAVS, Blankett, las_blankett
from flows.formular.falt import Faltfel, las_koder, las_text, las_tid_eller_inget
from flows.formular.gemensamt import (
    avfalt,
    huvudmansfalt,
    las_av,
    las_huvudman,
    las_omgang,
    omgangsfalt,
)
from flows.formular.ifyllning import Ifyllning

_SLAG: Final = "Avtal"
_VERSION: Final = "Avtalets version"
_PUNKTER: Final = "Punkter"
_UNDERTECKNARE: Final = "Undertecknat av"
_FIL: Final = "Fil"
_INKOMMET: Final = "Inkommet"
_SKICKAT: Final = "Skickat"


class Avtalsblankett(Blankett):
    """Ett undertecknat avtal som har kommit in."""

    omgang: str = omgangsfalt()
    huvudman: str = huvudmansfalt()
    slag: str = Field(
        default="",
        title=_SLAG,
        description="Avtalets slag, så som omgången kallar det.",
        examples=["avrop", "samverkansavtal"],
        json_schema_extra=KRAVS,
    )
    version: str = Field(
        default="",
        title=_VERSION,
        description="Versionen som står i avtalet.",
        examples=["2019-08-19"],
        json_schema_extra=KRAVS,
    )
    punkter: str = Field(
        default="",
        title=_PUNKTER,
        description="Punkterna som avtalet omfattar, med komma emellan.",
        examples=["1, 3"],
        json_schema_extra=KRAVS,
    )
    undertecknare: str = Field(
        default="",
        title=_UNDERTECKNARE,
        description=(
            "Roll och, efter kolon, beslutet eller reglementet som ger rätten. Flera skiljs med "
            "semikolon."
        ),
        examples=["Kommunstyrelsens ordförande: KS reglemente § 7; Kommundirektör: KS § 112"],
        json_schema_extra=KRAVS,
    )
    fil: str = Field(
        default="",
        title=_FIL,
        description="Sökvägen till det undertecknade avtalet på den dator som kör flödena.",
        examples=["/srv/beslut/inkommet/avrop-amal.pdf"],
        json_schema_extra=KRAVS,
    )
    inkommet: str = Field(
        default="",
        title=_INKOMMET,
        description="När avtalet kom in. Lämna tomt om det är nu.",
        examples=["2019-11-20 14:30"],
    )
    skickat: str = Field(
        default="",
        title=_SKICKAT,
        description="När kommunen skickade avtalet. Lämna tomt om det inte är känt.",
        examples=["2019-11-20 14:25"],
    )
    registrerat_av: str = avfalt()


class Avtalsanmalan(Varde):
    """An agreement to register, before its principal has been looked up."""

    omgang: str
    huvudman: str
    slag: str
    version: str
    punkter: tuple[str, ...]
    undertecknare: tuple[Undertecknare, ...]
    fil: Path
    inkommet: datetime | None
    """Null = now."""
    skickat: datetime | None
    """Null = not stated."""
    av: str


def las_avtalet(ifylld: Avtalsblankett | Mapping[str, Any]) -> Avtalsanmalan:
    """Read the form strictly; raise Formularfel with every fault."""
    form = las_blankett(Avtalsblankett, ifylld)
    ifyllning = Ifyllning()
    falt = {
        "omgang": las_omgang(ifyllning, form.omgang),
        "huvudman": las_huvudman(ifyllning, form.huvudman),
        "slag": ifyllning.las(las_text, _SLAG, form.slag, exempel="avrop"),
        "version": ifyllning.las(las_text, _VERSION, form.version, exempel="2019-08-19"),
        "punkter": ifyllning.las(las_koder, _PUNKTER, form.punkter, exempel="1, 3"),
        "undertecknare": ifyllning.las(_las_undertecknare, form.undertecknare),
        "fil": ifyllning.las(_las_fil, form.fil),
        "inkommet": ifyllning.las(las_tid_eller_inget, _INKOMMET, form.inkommet),
        "skickat": ifyllning.las(las_tid_eller_inget, _SKICKAT, form.skickat),
        "av": las_av(ifyllning, form.registrerat_av),
    }
    ifyllning.krav_hel()
    return Avtalsanmalan.model_validate(falt)


def _las_undertecknare(text: str) -> tuple[Undertecknare, ...]:
    """Read "roll: befogenhet; roll: befogenhet"; an authority that is not shown is left out."""
    las_text(_UNDERTECKNARE, text, exempel="Kommundirektör: KS 2019-09-04 § 112")
    ut = []
    for bit in filter(None, (del_.strip() for del_ in re.split(r"[;\n]", text))):
        roll, _, befogenhet = (del_.strip() for del_ in bit.partition(":"))
        if not roll:
            raise Faltfel(
                f"{_UNDERTECKNARE}: {bit!r} saknar roll. Skriv till exempel Kommundirektör: "
                "KS 2019-09-04 § 112.",
            )
        ut.append(Undertecknare(roll=roll, befogenhet=befogenhet or None))
    return tuple(ut)


def _las_fil(text: str) -> Path:
    """Give the path of a file that can be read and holds something."""
    vag = Path(las_text(_FIL, text, exempel="/srv/beslut/inkommet/avrop-amal.pdf"))
    if not vag.is_file():
        raise Faltfel(
            f"{_FIL}: {text} finns inte på den dator som kör flödena. Kontrollera sökvägen.",
        )
    if not vag.stat().st_size:
        raise Faltfel(f"{_FIL}: {text} är tom. Ange filen med det undertecknade avtalet.")
    return vag
