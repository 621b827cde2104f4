"""What the core calls its fields, in terms of the switches that a user writes."""

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_FLAGGOR: Final = {
    "punkter": "--punkt",
    "registrerat_av": "--av",
    "underlagsversion": "--underlag",
}
"""Where the switch is called something else than the field."""
_FILENS: Final = frozenset({"Beslutsomgang", "Processmall"})
"""What is read from files, where a field is called what it is called."""
_TILLAGG: Final = {
    "ett delegationsbeslut ska hänvisa": 'Ange --delegation: "Delegationsordningen 3.1"',
}
"""What to write, where the core says only what is missing."""
_STOD: Final = re.compile(r"Ange stod=(\w+)")
_PUNKT: Final = re.compile(r"punkt ([^\s:,]+):")


def valideringsfel(fel: "ValidationError") -> str:
    """Say in Swedish what a model refused, a line per fault, each named by its switch."""
    from diarium.inlasning.svenska import i_klartext
    from diarium.installningsfel import installningsfel

    if (installning := installningsfel(fel)) is not None:
        return installning
    alla = fel.errors()
    rader = []
    for ett in alla:
        if _ar_foljdfel(ett, alla):
            continue
        orsak, atgard = i_klartext(ett)
        atgard = atgard or next((nytt for ord_, nytt in _TILLAGG.items() if ord_ in orsak), "")
        slut = f" {atgard}{'' if atgard.endswith('?') else '.'}" if atgard else ""
        plats = _plats(fel.title, ett["loc"])
        rader.append(f"{plats}: {orsak}.{slut}" if plats else f"{orsak}.{slut}")
    return "\n".join(rader)


def med_flaggor(text: str) -> str:
    """Write the core's "Ange stod=majoritet" as the switch that says so."""
    punkt = _PUNKT.search(text)
    kod = punkt[1] if punkt else "1"
    utfall = "bordlaggning" if "begärt bordläggning" in text else "aterremiss"
    return _STOD.sub(rf'Skriv stödet efter kolon, --punkt "{kod}={utfall}: \1",', text)


def _ar_foljdfel(ett: "ErrorDetails", alla: "list[ErrorDetails]") -> bool:
    """Tell whether a list is only empty because its members were refused."""
    vag = ett["loc"]
    return ett["type"] == "too_short" and any(
        len(annat["loc"]) > len(vag) and annat["loc"][: len(vag)] == vag for annat in alla
    )


def _plats(modell: str, vag: tuple[int | str, ...]) -> str:
    """Name a field as the user writes it: a switch, or the field of a file."""
    if not vag:
        return ""
    if modell in _FILENS:
        return ".".join(map(str, vag))
    falt = str(vag[0])
    if modell == "Avtalshandling":
        return f"--{falt}"
    return _FLAGGOR.get(falt, f"--{falt}")
