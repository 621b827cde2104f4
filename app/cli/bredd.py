"""How wide the columns of a table become where there is little room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

GLEST: Final = 3
"""Blanks between columns where there is room."""
TATT: Final = 2
"""Blanks between columns where there is not."""
_KANT: Final = 2

_Celler = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Kolumnval:
    """Which columns are shown, and how wide."""

    platser: tuple[int, ...]
    bredder: tuple[int, ...]
    mellanrum: int
    utelamnade: tuple[str, ...]


def ryms_helt(celler: _Celler, bredd: int) -> bool:
    """Tell whether every cell fits on one line."""
    return _bredd(_hela(celler), GLEST) <= bredd


def valj_kolumner(celler: _Celler, bredd: int, *, umbarliga: Sequence[str] = ()) -> Kolumnval:
    """Choose columns and widths; the first row is the headings.

    Columns that can be spared go, in turn, until the longest word of every other fits. Where
    even that is too wide the table is as narrow as its words, and the terminal folds it.
    """
    platser = tuple(range(len(celler[0])))
    if ryms_helt(celler, bredd):
        return Kolumnval(platser, _hela(celler), GLEST, ())
    utelamnade: list[str] = []
    for rubrik in umbarliga:
        if _bredd(_ord([_bara(rad, platser) for rad in celler]), TATT) <= bredd:
            break
        platser = tuple(plats for plats in platser if celler[0][plats] != rubrik)
        utelamnade.append(rubrik)
    kvar = [_bara(rad, platser) for rad in celler]
    return Kolumnval(platser, _fordela(kvar, bredd), TATT, tuple(utelamnade))


def _fordela(celler: _Celler, bredd: int) -> tuple[int, ...]:
    """Give every column its longest word, and what is left to those that want it, a bit each."""
    bredder, hela = list(_ord(celler)), _hela(celler)
    while _bredd(bredder, TATT) < bredd:
        vill = [plats for plats, hel in enumerate(hela) if bredder[plats] < hel]
        if not vill:
            break
        bredder[min(vill, key=lambda plats: bredder[plats] / hela[plats])] += 1
    return tuple(bredder)


def _bara(rad: Sequence[str], platser: Sequence[int]) -> list[str]:
    return [rad[plats] for plats in platser]


def _bredd(bredder: Sequence[int], mellanrum: int) -> int:
    kant = _KANT if mellanrum == GLEST else 0
    return sum(bredder) + mellanrum * (len(bredder) - 1) + kant


def _hela(celler: _Celler) -> tuple[int, ...]:
    return tuple(max(map(len, kolumn)) for kolumn in zip(*celler, strict=True))


def _ord(celler: _Celler) -> tuple[int, ...]:
    return tuple(
        max(len(ord_) for cell in kolumn for ord_ in (cell.split() or [""]))
        for kolumn in zip(*celler, strict=True)
    )
