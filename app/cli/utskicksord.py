"""Messages in words: their kinds, and whom and what they are about."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beslutsmodell.trappsteg import Trappsteg
    from diarium.utkorg.planvarden import Planeratarende, Planeratutskick


def sort_i_ord(sort: str, trappsteg: "Trappsteg | None" = None) -> str:
    """Name a kind as the handbook does, with the rung of a reminder."""
    from diarium.utkorg.sortord import sort_i_ord as ordet

    namn = ordet(sort)
    return namn if trappsteg is None else f"{namn}, {trappsteg.kort}"


def till_i_ord(till: str, *, sandlada: bool) -> str:
    """Name a recipient, and say when it is the sandbox that gets what is meant for it."""
    return f"sandlådan, i stället för {till}" if sandlada else till


def antal(tal: int, ett: str, flera: str) -> str:
    """Write a number with its noun."""
    return f"{tal} {ett if tal == 1 else flera}"


def galler_i_ord(utskick: "Planeratutskick") -> str:
    """Name the bodies whose matters a message carries; in one that goes anyhow, what may come."""
    namnen = (_arende_i_ord(ett, villkorat=utskick.villkorat) for ett in utskick.arenden)
    return "; ".join(dict.fromkeys(namnen)) or "–"


def _arende_i_ord(ett: "Planeratarende", *, villkorat: bool) -> str:
    return f"{ett.organ} (om det är öppet då)" if ett.vantar_pa and not villkorat else ett.organ


def och(ord_: Iterable[str]) -> str:
    """Write a list of words: "a, b och c"."""
    from diarium.inlasning.svenska import upprakning

    return upprakning(ord_)
