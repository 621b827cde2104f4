"""Notices about agreements go to the bodies that decide for the principal."""

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from beslutsmodell.process import Stegsort
from diarium.omgangslasning import Omgangslasning
from diarium.session import Session
from diarium.tabeller.arende import ARENDEN_PER_OMGANG
from diarium.utkorg.planera import aterhall_vantande, planera_for_arenden


def planera_avtalsnotis(
    session: Session,
    lasning: Omgangslasning,
    huvudman: str,
    sort: str,
    data: Mapping[str, object],
    *,
    nu: datetime,
) -> None:
    """Plan one message to the first deciding body of the principal, once per content.

    It takes the place of one of the same kind that still waits, so that two agreements that come
    the same day give one letter.
    """
    forst = lasning.id * ARENDEN_PER_OMGANG
    arenden = [
        plats
        for plats, plan in enumerate(lasning.plan, start=forst + 1)
        if plan.huvudman == huvudman and plan.sort is Stegsort.BESLUTAR
    ][:1]
    aterhall_vantande(session, sort, arenden, motivering="ersattes av ett nyare besked")
    innehall = json.dumps(data, sort_keys=True, ensure_ascii=False)
    summa = sha256(f"{innehall}{nu.isoformat()}".encode()).hexdigest()[:12]
    planera_for_arenden(
        session,
        lasning.id,
        sort,
        f"{sort}/{huvudman}/{summa}",
        {"huvudman": huvudman, **data},
        arenden,
        nu=nu,
    )
