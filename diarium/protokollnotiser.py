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
        if nummer in fanns or (orsak := _orsak(session, arende_id, fore, efter, nummer)) is None:
            continue
        planera_for_arenden(
            session,
            omgang_id,
            SORT,
            orsak,
            {"nummer": nummer},
            [arende_id],
            nu=nu,
            fran=senast + timedelta(days=1),
        )


def _orsak(
    session: Session, arende_id: int, fore: Arende, efter: Arende, nummer: int
) -> str | None:
    """Give the cause of a letter about a decision; null when one has gone, or waits.

    One that was held back while the decision did not hold is made anew, by the version of the
    case at which a human let it hold after all.
    """
    forst, detta = f"{SORT}/{nummer}", efter.finn_beslut(nummer)
    motets = [
        ett.nummer for ett in fore.beslut if detta and ett.beslut.samma_sammantrade(detta.beslut)
    ]
    if not motets:
        return forst
    tidigare = session.execute(
        select(_UTSKICK.c.orsak, _UTSKICK.c.tillstand).where(
            _UTSKICK.c.arende_id == arende_id,
            or_(*(_UTSKICK.c.orsak.startswith(f"{SORT}/{ett}/") for ett in motets)),
        )
    ).all()
    egna = [rad for rad in tidigare if rad.orsak.startswith(f"{forst}/")]
    vantar = any(rad.tillstand != Tillstand.ATERHALLEN.value for rad in egna)
    if vantar or any(rad.tillstand in _GANGNA for rad in tidigare):
        return None
    return f"{forst}/{efter.version}" if egna else forst


def _preliminara(arende: Arende) -> dict[int, date]:
    """Give the decisions that wait for justering, with its last day."""
    lagen = (punkt.lage for punkt in arende.punkter.values())
    return {lage.beslut: lage.justeras_senast for lage in lagen if isinstance(lage, Preliminar)}
