"""A body whose decision is known but not justerat is asked for its minutes after the last day.

The letter is planned with the decision, once, and judged when its day has come: most are never
sent. Who has been asked is not asked again because the same meeting is reported anew.
"""

from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import or_, select

from beslutsmodell.arende import Arende
from beslutsmodell.process import Stegsort
from beslutsmodell.punktlage import Preliminar
from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.utkorg.planera import planera_for_arenden
from diarium.utkorg.tillstand import Tillstand

_UTSKICK = tabell(Utskicksrad)
SORT: Final = "protokoll"
_GANGNA: Final = (Tillstand.SKICKAD.value, Tillstand.OKANT.value)
"""States of a letter that has been sent, or may have been."""


def fraga_efter_protokoll(
    session: Session, omgang_id: int, arende_id: int, fore: Arende, efter: Arende, *, nu: datetime
) -> None:
    """Plan the letter for each decision that has become preliminary (`KL 5:69`, `KL 6:35`)."""
    if efter.sort is not Stegsort.BESLUTAR:
        return  # nothing is signed on a recommendation
    fanns = _preliminara(fore)
    for nummer, senast in _preliminara(efter).items():
        if nummer not in fanns and not _har_fragat(session, arende_id, efter, nummer):
            planera_for_arenden(
                session,
                omgang_id,
                SORT,
                f"{SORT}/{nummer}",
                {"nummer": nummer},
                [arende_id],
                nu=nu,
                fran=senast + timedelta(days=1),
            )


def _har_fragat(session: Session, arende_id: int, arende: Arende, nummer: int) -> bool:
    """Tell whether a letter has gone, or may have, about another report of the same meeting."""
    nytt = arende.finn_beslut(nummer)
    fore = [
        _UTSKICK.c.orsak.startswith(f"{SORT}/{ett.nummer}/")
        for ett in arende.beslut
        if nytt and ett.nummer != nummer and ett.beslut.samma_sammantrade(nytt.beslut)
    ]
    if not fore:
        return False
    gatt = select(_UTSKICK.c.id).where(
        _UTSKICK.c.arende_id == arende_id, _UTSKICK.c.tillstand.in_(_GANGNA), or_(*fore)
    )
    return session.execute(gatt.limit(1)).first() is not None


def _preliminara(arende: Arende) -> dict[int, date]:
    """Give the decisions that wait for justering, with its last day."""
    lagen = (punkt.lage for punkt in arende.punkter.values())
    return {lage.beslut: lage.justeras_senast for lage in lagen if isinstance(lage, Preliminar)}
