"""A card within what Teams takes: as many of its items as there is room for."""

from bisect import bisect_right
from collections.abc import Callable
from typing import Any, Final

from notiser.kanaler.kortstorlek import STORSTA_KORT, kuvert
from notiser.kort.element import Element, text
from notiser.texter.ovriga import onamnda_i_ord

_PLATS_FOR_MARKNING: Final = 512
"""What is left for the note that a card may be a copy, which is put in afterwards."""
_PLATS: Final = STORSTA_KORT - _PLATS_FOR_MARKNING


def som_ryms(bygg: Callable[[int], dict[str, Any]], poster: int) -> dict[str, Any]:
    """Build the whole card, or with the most items that fit; with none it may still be too big."""
    hela = bygg(poster)
    if _storlek(hela) <= _PLATS:
        return hela
    fler_an_ryms = bisect_right(range(poster), _PLATS, key=lambda antal: _storlek(bygg(antal)))
    return bygg(max(fler_an_ryms - 1, 0))


def resten(sak: tuple[str, str], *, visas: int, av: int, hela: str) -> list[Element]:
    """Say how many items are left out, and where they are; nothing when all are there.

    `sak` names one item and several: ("ärende", "ärenden").
    """
    kvar = av - visas
    if not kvar:
        return []
    rad = onamnda_i_ord(kvar, sak, hela=hela)
    if not visas:
        rad = f"{kvar} {sak[0] if kvar == 1 else sak[1]} ryms inte i kortet. {hela}"
    return [text(rad, weight="Bolder", spacing="Medium")]


def _storlek(kort: dict[str, Any]) -> int:
    return len(kuvert(kort))
