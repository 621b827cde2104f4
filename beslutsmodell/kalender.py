"""Days that count: Swedish holidays, eves and the send window.

Helgdagar follow lag 1989:253; midsommar-, jul- and nyårsafton are their equals by lag 1930:173.
"""

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final

from beslutsmodell.frist import STOCKHOLM

FONSTER_OPPNAR: Final = time(8)
FONSTER_STANGER: Final = time(16)
TYST_FRAN: Final = time(21)
"""Later in the evening nothing goes, whatever the hurry; the morning begins with the window."""


@cache
def helgdagar(ar: int) -> frozenset[date]:
    """Give the public holidays and the three eves of one year, plain Sundays not included."""
    from holidays import country_holidays  # noqa: PLC0415 - the core's heaviest import

    dagar = country_holidays("SE", years=ar, categories=("public", "de_facto"))
    return frozenset(dag for dag in dagar if dag.year == ar)


def ar_vardag(dag: date) -> bool:
    """Tell whether a period may end on the day (lag 1930:173 § 2)."""
    return dag.weekday() < 5 and dag not in helgdagar(dag.year)  # noqa: PLR2004 - Saturday


def rulla(dag: date) -> date:
    """Move a statutory last day on to the next vardag (lag 1930:173 § 2)."""
    while not ar_vardag(dag):
        dag += timedelta(days=1)
    return dag


def nasta_sandtid(nu: datetime) -> datetime:
    """Give the first moment at or after `nu` inside the send window, in Stockholm time.

    The window is vardagar 08-16.
    """
    lokal = nu.astimezone(STOCKHOLM)
    if ar_vardag(lokal.date()) and lokal.time() < FONSTER_STANGER:
        return max(lokal, datetime.combine(lokal.date(), FONSTER_OPPNAR, tzinfo=STOCKHOLM))
    dag = rulla(lokal.date() + timedelta(days=1))
    return datetime.combine(dag, FONSTER_OPPNAR, tzinfo=STOCKHOLM)


def anstandig_tid(nu: datetime) -> datetime:
    """Give the first moment at or after `nu` when nobody is woken: any day 08-21, in Stockholm."""
    lokal = nu.astimezone(STOCKHOLM)
    if lokal.time() < TYST_FRAN:
        return max(lokal, datetime.combine(lokal.date(), FONSTER_OPPNAR, tzinfo=STOCKHOLM))
    dag = lokal.date() + timedelta(days=1)
    return datetime.combine(dag, FONSTER_OPPNAR, tzinfo=STOCKHOLM)


def sandtid(nu: datetime, *senast: datetime) -> datetime:
    """Give the first moment at which a message may go that is of no use after any of `senast`.

    It waits for the send window like any other, unless one of them comes before the window opens.
    Then it goes at the first decent moment (`anstandig_tid`): late on a Friday it may still reach
    somebody who has to act by Sunday, and on Monday it reaches nobody in time. What is too late
    already, or will be at the first decent moment, gains nothing by haste and waits.
    """
    fonster, tidigast = nasta_sandtid(nu), anstandig_tid(nu)
    bradskar = any(tidigast <= stund < fonster for stund in senast)
    return tidigast if bradskar else fonster
