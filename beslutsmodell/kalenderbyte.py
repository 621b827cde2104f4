"""A body's calendar is replaced by a new version: what moved, what is new, what is cancelled."""

from collections.abc import Iterable, Sequence
from datetime import date

from beslutsmodell.fel import OgiltigKalender
from beslutsmodell.omgangshandelser import KalenderAndrad
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.varde import Varde


class Kalenderskillnad(Varde):
    """What a new version of a body's calendar changes; a moved meeting is one off and one on."""

    organ: str
    tillkommer: tuple[Sammantrade, ...]
    utgar: tuple[Sammantrade, ...]
    """Cancelled, or moved to a day that is among the new ones."""
    ny_stoppdag: tuple[Sammantrade, ...]
    """The same day as before, with another last day for documents."""

    def __bool__(self) -> bool:
        """Tell whether anything changes."""
        return bool(self.tillkommer or self.utgar or self.ny_stoppdag)


def kalenderskillnad(
    organ: str, fore: Iterable[Sammantrade], efter: Iterable[Sammantrade]
) -> Kalenderskillnad:
    """Compare two versions of one body's calendar."""
    gamla = {mote.datum: mote for mote in fore}
    nya = {mote.datum: mote for mote in efter}
    return Kalenderskillnad(
        organ=organ,
        tillkommer=tuple(mote for dag, mote in sorted(nya.items()) if dag not in gamla),
        utgar=tuple(mote for dag, mote in sorted(gamla.items()) if dag not in nya),
        ny_stoppdag=tuple(
            mote for dag, mote in sorted(nya.items()) if dag in gamla and gamla[dag] != mote
        ),
    )


def byt_kalender(
    gallande: Iterable[Sammantrade],
    nya: Sequence[Sammantrade],
    *,
    organ: str,
    version: int,
    idag: date,
    kalla: str,
    av: str | None = None,
) -> KalenderAndrad | None:
    """Give the event that replaces a body's meetings from today on; null when nothing changes.

    Meetings that have been stay as they were. OgiltigKalender when two meetings are on one day,
    or none lies ahead.
    """
    dagar = [mote.datum for mote in nya]
    for dag in dagar:
        if dagar.count(dag) > 1:
            raise OgiltigKalender(f"{organ}: sammanträdet {dag} står två gånger. Ta bort det ena.")
    if not nya:
        raise OgiltigKalender(f"{organ}: kalendern är tom. Ange minst ett sammanträde.")
    if all(dag < idag for dag in dagar):
        raise OgiltigKalender(
            f"{organ}: alla sammanträden i filen har redan varit. Ange de kommande."
        )
    gamla = sorted(gallande, key=lambda mote: mote.datum)
    hallna = [mote for mote in gamla if mote.datum < idag]
    kommande = sorted((mote for mote in nya if mote.datum >= idag), key=lambda mote: mote.datum)
    efter = (*hallna, *kommande)
    if not kalenderskillnad(organ, gamla, efter):
        return None
    return KalenderAndrad(organ=organ, version=version, sammantraden=efter, kalla=kalla, av=av)
