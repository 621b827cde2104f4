"""A body whose decision is known but not justerat is asked for its minutes after the last day.

The letter is planned with the decision, once, and judged when its day has come: most are never
sent.
"""

from datetime import date, datetime, timedelta
from typing import Final

from beslutsmodell.arende import Arende
from beslutsmodell.process import Stegsort
from beslutsmodell.punktlage import Preliminar
from diarium.session import Session
from diarium.utkorg.planera import planera_for_arenden

SORT: Final = "protokoll"


def fraga_efter_protokoll(
    session: Session, omgang_id: int, arende_id: int, fore: Arende, efter: Arende, *, nu: datetime
) -> None:
    """Plan the letter for each decision that has become preliminary (`KL 5:69`, `KL 6:35`)."""
    if efter.sort is not Stegsort.BESLUTAR:
        return  # nothing is signed on a recommendation
    fanns = _preliminara(fore)
    for nummer, senast in _preliminara(efter).items():
        if nummer not in fanns:
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


def _preliminara(arende: Arende) -> dict[int, date]:
    """Give the decisions that wait for justering, with its last day."""
    lagen = (punkt.lage for punkt in arende.punkter.values())
    return {lage.beslut: lage.justeras_senast for lage in lagen if isinstance(lage, Preliminar)}
