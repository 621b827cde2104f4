"""Terms of office: which bodies are new after an election (`KL 5:9`, `KL 6:18`)."""

from datetime import date
from typing import Final

from beslutsmodell.huvudman import Organslag

_ETT_VALAR: Final = 2018
_PERIOD: Final = 4
_NYA_VID_ARSSKIFTET: Final = frozenset({Organslag.STYRELSE, Organslag.NAMND, Organslag.UTSKOTT})


def ar_valar(ar: int) -> bool:
    """Tell whether ordinary elections to fullmäktige are held in the year."""
    return (ar - _ETT_VALAR) % _PERIOD == 0


def mandatskifte(slag: Organslag, *, fran: date, till: date) -> date | None:
    """Give the first day in the span on which such a body begins a new term, if there is one.

    Fullmäktige changes on 15 October of the election year (`KL 5:9`); a styrelse and a nämnd
    normally on 1 January after it (`KL 6:18`), unless the kommun has decided otherwise. Null for
    bodies whose terms kommunallagen does not set.
    """
    for ar in range(fran.year - 1, till.year + 1):
        if ar_valar(ar) and (dag := _skiftet(slag, ar)) is not None and fran <= dag <= till:
            return dag
    return None


def senaste_mandatskifte(slag: Organslag, *, fran: date, till: date) -> date | None:
    """Give the last day in the span on which such a body began a new term, if there is one."""
    for ar in range(till.year, fran.year - 2, -1):
        if ar_valar(ar) and (dag := _skiftet(slag, ar)) is not None and fran <= dag <= till:
            return dag
    return None


def _skiftet(slag: Organslag, valar: int) -> date | None:
    if slag is Organslag.FULLMAKTIGE:
        return date(valar, 10, 15)
    return date(valar + 1, 1, 1) if slag in _NYA_VID_ARSSKIFTET else None
