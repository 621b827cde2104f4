"""Which rung a reminder is named after, and how far a claim's own has come."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from beslutsmodell.trappa import Trappa
from beslutsmodell.trappsteg import Ankardagar, Trappsteg
from diarium.drivsats import Rad


def paminnelsens_steg(data: Mapping[str, Any], trappa: Trappa) -> Trappsteg:
    """Give the rung that the data of a message names; KeyError when there is none.

    Messages of before rungs had numbers name its days.
    """
    if "trappsteg" in data:
        return trappa.finn(data["trappsteg"])
    for steg in trappa.steg:
        if steg.dagar == data["dagar"]:
            return steg
    raise KeyError(data["dagar"])


def ankardagar_for(rad: Rad) -> Ankardagar:
    """Give the days that rungs count back from, by the row of a case."""
    return Ankardagar(
        frist=rad.frist, stoppdag=rad.stoppdag, sammantrade=rad.sammantrade, motpart=rad.motpart
    )


def har_kommit(ansprak: Rad, trappa: Trappa, *, idag: date) -> bool:
    """Tell whether a claim's rung has come by the days that hold now; the row has the case's too.

    It has not when a deadline or a meeting has been moved ahead. Of a meeting that is no more the
    rung came while it was.
    """
    dag = trappa.finn(ansprak.trappsteg).dag_for(ankardagar_for(ansprak))
    return dag is None or dag <= idag
