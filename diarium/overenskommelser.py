"""Letters of intent: the period that is in force, after what each party has decided."""

from datetime import datetime

from sqlalchemy import select

from beslutsmodell.omgang import Beslutsomgang, Period
from beslutsmodell.overenskommelse import alla_bifaller, gallande_period
from beslutsmodell.utfall import Utfall
from diarium.fel import OgiltigAndring
from diarium.lage import las_lage
from diarium.lagerapport import Omgangslage
from diarium.omgangslasning import las_omgangen
from diarium.session import Session
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import tabell

_OMGANG = tabell(Omgangsrad)


def kontrollera_andring(session: Session, omgang: Beslutsomgang) -> None:
    """Raise OgiltigAndring when a round that changes another is not for the same parties."""
    if omgang.andrar is None:
        return
    ursprunglig = las_omgangen(session, omgang.andrar).omgang
    parter = {man.kod for man in ursprunglig.deltagare}
    if {man.kod for man in omgang.deltagare} != parter:
        raise OgiltigAndring(
            f"Omgången {omgang.kod} ändrar {omgang.andrar}, som bara kan ändras genom beslut av "
            f"varje part: {', '.join(sorted(parter))}. Ta med dem alla, och ingen annan.",
        )


def las_gallande_period(session: Session, kod: str, *, nu: datetime) -> Period | None:
    """Give the period that a letter of intent is in force, null until every party has approved.

    Rounds that change it count in the order in which they began, each only when all approve.
    """
    lage = las_lage(session, kod, nu=nu)
    if lage.omgang.period is None or not alla_bifaller(_utfall(lage)):
        return None
    andringar = []
    for annan in session.execute(select(_OMGANG.c.kod).order_by(_OMGANG.c.id)).scalars().all():
        omgang = las_omgangen(session, annan).omgang
        if omgang.andrar == kod and omgang.period is not None:
            andringar.append((omgang.period, _utfall(las_lage(session, annan, nu=nu))))
    return gallande_period(lage.omgang.period, andringar)


def _utfall(lage: Omgangslage) -> list[Utfall | None]:
    """Give the outcome of every party and point, null where it is not final."""
    return [man.slutliga.get(kod) for man in lage.kommuner for kod in man.status]
