"""Every fourth seed opens some weeks after its start, and asks its contacts first.

Drawn apart from the rest: the acts of a seed are the ones that they always were.
"""

from datetime import date, timedelta
from random import Random
from typing import Final

from beslutsmodell.anpassning import Anpassning, anpassa
from beslutsmodell.omgang import Beslutsomgang

_VAR: Final = 4
_DAGAR: Final = (2, 45)


def med_oppning(omgang: Beslutsomgang, fro: int, *, start: date) -> Beslutsomgang:
    """Give the round with the day on which the seed opens it."""
    dag = start + timedelta(days=Random(f"öppning {fro}").randint(*_DAGAR))
    if fro % _VAR or dag >= omgang.motpartens_milstolpe.tidpunkt.datum:
        return omgang
    return anpassa(omgang, Anpassning(oppnar=dag))
