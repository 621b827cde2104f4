"""An agreement between parties for a period, changed only by decision of each."""

from collections.abc import Iterable

from beslutsmodell.omgang import Period
from beslutsmodell.utfall import Utfall


def alla_bifaller(utfall: Iterable[Utfall | None]) -> bool:
    """Tell whether every party has approved; one that is silent has not."""
    lista = list(utfall)
    return bool(lista) and all(ett is Utfall.BIFALL for ett in lista)


def gallande_period(
    ursprunglig: Period,
    andringar: Iterable[tuple[Period, Iterable[Utfall | None]]],
) -> Period:
    """Give the period in force after changes, in order: each holds only if all parties approve."""
    period = ursprunglig
    for ny, utfall in andringar:
        if alla_bifaller(utfall):
            period = ny
    return period
