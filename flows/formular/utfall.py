"""Outcomes per point as a person writes them: "1=bifall, 2=avslag, 3=bifall_med_villkor: medel"."""

import re
from collections.abc import Iterator
from typing import Final, TypeVar

from beslutsmodell.beslut import Punktbeslut
from beslutsmodell.utfall import ORDNINGSUTFALL, Etikett, Stod, Styrka, Utfall
from diarium.inlasning.svenska import valj_bland
from flows.formular.falt import Faltfel

RUBRIK: Final = "Utfall per punkt"
EXEMPEL: Final = "1=bifall, 2=avslag, 3=bifall_med_villkor: medel anslås i budgeten"
_NY_PUNKT: Final = re.compile(r"[,;\n]\s*(?=[A-Za-z0-9][\w-]*\s*=)")
_FOLDNING: Final = str.maketrans("åäöÅÄÖ ", "aaoaao_")
_Val = TypeVar("_Val", bound=Etikett)


def las_utfall(text: str) -> tuple[Punktbeslut, ...]:
    """Read every point with its outcome; a comma inside a condition belongs to the condition."""
    rader = tuple(_rader(text))
    if not rader:
        raise Faltfel(f"{RUBRIK}: uppgiften saknas. Skriv till exempel {EXEMPEL}.")
    koder = [rad.punkt for rad in rader]
    for kod in koder:
        if koder.count(kod) > 1:
            raise Faltfel(f"{RUBRIK}: punkt {kod} står två gånger. Ange ett utfall per punkt.")
    return rader


def _rader(text: str) -> Iterator[Punktbeslut]:
    for bit in _NY_PUNKT.split(text.strip().strip(",;")):
        if bit.strip():
            yield _rad(bit.strip())


def _rad(bit: str) -> Punktbeslut:
    kod, lika, resten = (del_.strip() for del_ in bit.partition("="))
    if not (kod and lika and resten):
        raise Faltfel(f"{RUBRIK}: {bit!r} går inte att läsa. Skriv till exempel {EXEMPEL}.")
    ord_, _, tillagg = (del_.strip() for del_ in resten.partition(":"))
    utfall = _val(Utfall, ord_, kod)
    if utfall is Utfall.BIFALL_MED_VILLKOR:
        if not tillagg:
            raise Faltfel(
                f"{RUBRIK}: punkt {kod} saknar sitt villkor. Skriv det efter ett kolon: "
                f"{kod}=bifall_med_villkor: medel anslås i budgeten.",
            )
        return Punktbeslut(punkt=kod, utfall=utfall, villkor=tillagg)
    if not tillagg:
        return Punktbeslut(punkt=kod, utfall=utfall)
    if utfall in ORDNINGSUTFALL:
        return Punktbeslut(punkt=kod, utfall=utfall, stod=_val(Stod, tillagg, kod))
    if utfall is Utfall.BIFALL:
        return Punktbeslut(punkt=kod, utfall=utfall, styrka=_val(Styrka, tillagg, kod))
    raise Faltfel(
        f"{RUBRIK}: punkt {kod} har en tilläggsuppgift, {tillagg!r}, som inte hör till "
        f"{utfall.etikett}. Ta bort den.",
    )


def _val(slag: type[_Val], ord_: str, kod: str) -> _Val:
    """Give the choice, written as its code or as its label."""
    sokt = ord_.casefold().translate(_FOLDNING)
    for ett in slag:
        if sokt in {ett.value, ett.etikett.translate(_FOLDNING)}:
            return ett
    raise Faltfel(
        f"{RUBRIK}: punkt {kod} har {ord_!r}, som inte finns att välja. "
        f"{valj_bland(sokt, (ett.value for ett in slag))}.",
    )
