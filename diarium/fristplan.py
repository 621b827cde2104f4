"""A deadline is moved, and the plan before is compared with the plan after."""

from datetime import datetime
from typing import NamedTuple

from beslutsmodell.frist import Tidpunkt
from beslutsmodell.plan.bedomning import Plan
from beslutsmodell.plan.jamforelse import Omplanering, jamfor
from diarium.frister import flytta_frist
from diarium.kvitto import Kvitto
from diarium.planering import las_plan
from diarium.session import Session


class Fristflyttning(NamedTuple):
    """What was recorded, and what it means to whom."""

    kvitto: Kvitto
    plan: Plan
    andrat: tuple[Omplanering, ...]


def flytta_och_planera(
    session: Session,
    omgang: str,
    *,
    milstolpe: str,
    tidpunkt: Tidpunkt,
    motivering: str,
    nu: datetime,
    av: str | None,
) -> Fristflyttning:
    """Move a deadline in the caller's transaction, and plan the round anew."""
    fore = las_plan(session, omgang, nu=nu)
    kvitto = flytta_frist(
        session,
        omgang,
        milstolpe=milstolpe,
        tidpunkt=tidpunkt,
        motivering=motivering,
        nu=nu,
        av=av,
    )
    plan = las_plan(session, omgang, nu=nu)
    return Fristflyttning(kvitto, plan, jamfor(fore, plan))
