"""Reasons per point as a person writes them: "1=Stöd för vårdens övergångar", a line each."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from beslutsmodell.beslut import Punktbeslut
from flows.formular.falt import Faltfel

RUBRIK: Final = "Skäl per punkt"
EXEMPEL: Final = "1=Ett strategiskt val: värdera nytta och konsekvenser"
_NY_PUNKT: Final = re.compile(r"[;\n]\s*(?=[A-Za-z0-9][\w-]*\s*=)")


def las_skal(text: str) -> Mapping[str, str]:
    """Read the reason of every point that has one; a comma or a colon belongs to the reason."""
    skal: dict[str, str] = {}
    for kod, varfor in _rader(text):
        if kod in skal:
            raise Faltfel(f"{RUBRIK}: punkt {kod} står två gånger. Ange ett skäl per punkt.")
        skal[kod] = varfor
    return skal


def med_skal(
    punkter: tuple[Punktbeslut, ...] | None, skal: Mapping[str, str] | None
) -> tuple[Punktbeslut, ...]:
    """Give the outcomes their reasons; a reason for a point that is not decided is a fault."""
    beslutade = {rad.punkt for rad in punkter or ()}
    for kod in skal or ():
        if punkter and kod not in beslutade:
            raise Faltfel(
                f"{RUBRIK}: punkt {kod} har ett skäl men inget utfall. Ange punktens utfall, "
                "eller ta bort skälet.",
            )
    return tuple(
        rad.model_copy(update={"motivering": (skal or {}).get(rad.punkt)}) for rad in punkter or ()
    )


def _rader(text: str) -> Iterator[tuple[str, str]]:
    for bit in filter(None, map(str.strip, _NY_PUNKT.split(text.strip().strip(";")))):
        kod, lika, varfor = (del_.strip() for del_ in bit.partition("="))
        if not (kod and lika and varfor):
            raise Faltfel(f"{RUBRIK}: {bit!r} går inte att läsa. Skriv till exempel {EXEMPEL}.")
        yield kod, varfor
