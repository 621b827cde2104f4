"""A decision on behalf of a nämnd is reported to it."""

from collections.abc import Iterable
from datetime import date

from beslutsmodell.beslut import Beslut
from beslutsmodell.datum import kort_datum
from beslutsmodell.regler.brist import Brist
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.utfall import Beslutsslag


def ska_anmalas(beslut: Beslut) -> bool:
    """Tell whether the law demands that the decision is reported at the next meeting (`KL 6:40`).

    For what is decided by delegation the nämnd itself says which decisions, and how (`KL 7:8`).
    """
    return beslut.slag is Beslutsslag.ORDFORANDEBESLUT


def anmalningsdag(beslut: Beslut, sammantraden: Iterable[Sammantrade]) -> date | None:
    """Give the body's next meeting after the decision; null when the calendar has none.

    `sammantraden` are the meetings of the body that decided.
    """
    return min((mote.datum for mote in sammantraden if mote.datum > beslut.datum), default=None)


def anmalan_saknas(
    beslut: Beslut, sammantraden: Iterable[Sammantrade], *, idag: date
) -> Brist | None:
    """Give what to ask for when the meeting for the report has been; null before that.

    The decision is one that is to be reported, and nobody has told that it was.
    """
    dag = anmalningsdag(beslut, sammantraden)
    if dag is None or dag >= idag:
        return None
    return Brist(
        motivering=f"Ordförandebeslutet {kort_datum(beslut.datum)} skulle ha anmälts vid "
        f"sammanträdet {kort_datum(dag)}.",
        atgard="Fråga organet om det är anmält, och registrera dagen med `beslut anmal`.",
        kalla="KL 6:40",
    )
