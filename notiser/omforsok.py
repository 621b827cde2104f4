"""When a message that failed for now is tried again."""

from datetime import UTC, datetime, timedelta

VANTETIDER = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
)
SPRIDNING = 0.2
ONADD = timedelta(minutes=1)
"""How long a message waits for a server of our own that was not reached: it is no attempt."""


def nasta_forsok(
    antal_forsok: int, *, nu: datetime, slump: float, vanta_s: int | None = None
) -> datetime | None:
    """Give the UTC time of the next attempt, or None when the message is dead.

    `antal_forsok` is the number of attempts already made (at least 1); `slump` in [0, 1)
    spreads the wait by ±20 % so that messages that failed together do not return together;
    `vanta_s` is the receiver's own wish (Retry-After), before which no attempt is made.
    """
    if antal_forsok < 1 or not 0 <= slump < 1 or nu.tzinfo is None:
        msg = "Räkna försök från 1, ge slump i [0, 1) och en tidpunkt med tidszon."
        raise ValueError(msg)
    if antal_forsok > len(VANTETIDER):
        return None
    faktor = 1 - SPRIDNING + 2 * SPRIDNING * slump
    vantetid = VANTETIDER[antal_forsok - 1] * faktor
    return nu.astimezone(UTC) + max(vantetid, timedelta(seconds=vanta_s or 0))
