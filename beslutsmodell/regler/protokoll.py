"""Minutes: justering, anslag, the time for appeal and laga kraft.

Counting follows lag 1930:173; every function takes and gives calendar days.
"""

from datetime import date, timedelta

from beslutsmodell.huvudman import Organslag
from beslutsmodell.kalender import rulla

OVERKLAGANDE_VECKOR = 3


def sista_justeringsdag(sammantrade: date, *, dagar: int = 14) -> date:
    """Give the last day for justering, rolled to a vardag (`KL 5:69`, `KL 6:35`)."""
    return rulla(sammantrade + timedelta(days=dagar))


def justeringens_stod(slag: Organslag) -> str:
    """Give the paragraph that sets how a body of the kind has its minutes justerade."""
    return "KL 5:69" if slag is Organslag.FULLMAKTIGE else "KL 6:35"


def sista_anslagsdag(justerat: date, *, dagar: int = 2) -> date:
    """Give the last day to announce the justering on the notice board (`KL 8:12`)."""
    return rulla(justerat + timedelta(days=dagar))


def sista_overklagandedag(anslaget: date) -> date:
    """Give the last day to appeal: three weeks from the announcement (`KL 13:5`)."""
    return rulla(anslaget + timedelta(weeks=OVERKLAGANDE_VECKOR))


def laga_kraft(anslaget: date) -> date:
    """Give the first day on which an unappealed decision has laga kraft (`KL 13:5`)."""
    return sista_overklagandedag(anslaget) + timedelta(days=1)
