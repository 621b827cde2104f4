"""What the points of a case say together, and what time alone adds."""

from collections.abc import Collection
from datetime import date, datetime

from beslutsmodell.arende import Arendelage
from beslutsmodell.frist import Tidpunkt
from beslutsmodell.punktlage import BESLUTADE, UTESTAENDE, Lagekod
from beslutsmodell.utfall import Utfall

_SJALVKLARA = frozenset(
    {
        (Lagekod.ATERREMITTERAD, Utfall.ATERREMISS),
        (Lagekod.BORDLAGD, Utfall.BORDLAGGNING),
    },
)
_SLUTLIGA = frozenset({Lagekod.AVGJORD, Lagekod.UTAN_SVAR, Lagekod.AVBRUTEN})
_BESVARADE = BESLUTADE | _SLUTLIGA


def arendelage(lagen: Collection[Lagekod]) -> Arendelage:
    """Derive the state of a case from those of its points: all final, all decided, or mixed."""
    if all(lage is Lagekod.VILANDE for lage in lagen):
        return Arendelage.VILANDE
    if all(lage in _SLUTLIGA for lage in lagen):
        return Arendelage.AVGJORT
    if all(lage in _BESVARADE for lage in lagen):
        return Arendelage.BESLUTAT
    if any(lage in _BESVARADE for lage in lagen):
        return Arendelage.DELVIS
    return Arendelage.PAGAR


def utfall_i_ord(utfall: Utfall, lage: Lagekod) -> str:
    """Give the outcome in words, and say of a condition whether it has been met."""
    if utfall is Utfall.BIFALL_MED_VILLKOR and lage is Lagekod.AVGJORD:
        return f"{Utfall.BIFALL.etikett}, villkoret uppfyllt"
    return utfall.etikett


def punkt_i_ord(lage: Lagekod | None, utfall: Utfall | None) -> str:
    """Give outcome and state of a point in words: "bifall", "bifall (preliminär)", "öppen".

    A state that the outcome says already, as "återremitterad", is not said twice. Null stands for
    a point that no body handles.
    """
    if lage is None:
        return "hanteras inte"
    if utfall is None:
        return lage.etikett
    if lage is Lagekod.AVGJORD or (lage, utfall) in _SJALVKLARA:
        return utfall_i_ord(utfall, lage)
    return f"{utfall.etikett} ({lage.etikett})"


def nagot_saknas(lagen: Collection[Lagekod]) -> bool:
    """Tell whether an outcome is missing: owed now, or waiting for the steps before it."""
    return any(lage in UTESTAENDE or lage is Lagekod.VILANDE for lage in lagen)


def ar_passerad(frist: date, *, nu: datetime) -> bool:
    """Tell whether a body's own last day is over at `nu`.

    A case is late when something is missing and its day is over: an answer of time alone, never
    stored, and right with every sweep switched off.
    """
    return nu > Tidpunkt(datum=frist).instant
