"""How it stands with the contacts of a round: who is asked, confirmed, or out of reach."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import bindparam, select

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import NumreradKontakt
from diarium.drivsats import Drivsats
from diarium.kontaktlasning import Bekraftelse, las_bekraftelser, las_kontakter
from diarium.omgangslasning import Omgangslasning
from diarium.returer.markta import markt
from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.utkorg.kontaktfraga import KONTAKTER, TILLFRAGAS
from diarium.utkorg.kontaktfraga import SORT as KONTAKTFRAGA

_KONTAKT, _UTSKICK = tabell(Kontaktrad), tabell(Utskicksrad)
_SKICKADE: Final = Drivsats(
    select(_UTSKICK.c.data, _UTSKICK.c.skickad)
    .where(
        _UTSKICK.c.omgang_id == bindparam("omgang_id"),
        _UTSKICK.c.sort == bindparam("sort"),
        _UTSKICK.c.skickad.is_not(None),
    )
    .order_by(_UTSKICK.c.skickad)
)
_MARKTA: Final = Drivsats(
    select(_KONTAKT.c.id).where(_KONTAKT.c.omgang_id == bindparam("omgang_id"), markt(_KONTAKT))
)


@dataclass(frozen=True, slots=True)
class Kontaktlage:
    """One contact, and what is known of it."""

    kontakt: NumreradKontakt
    bekraftelse: Bekraftelse | None
    tillfragad: datetime | None
    """When it was asked last whether it is the right one; null = it has not been."""
    i_retur: bool
    """Mail to it comes back."""


@dataclass(frozen=True, slots=True)
class Infor:
    """How it stands with the contacts of a round that has not opened."""

    oppnar: date
    kontakter: int
    """How many are asked: those in force that are written to about a body."""
    bekraftade: int
    i_retur: int
    """Of those that are not confirmed."""


def las_kontaktlage(session: Session, omgang_id: int) -> tuple[Kontaktlage, ...]:
    """Give every contact of a round, those that have ended too, in the order that they came."""
    sagt = las_bekraftelser(session, omgang_id)
    markta = {rad.id for rad in _MARKTA.rader(session, omgang_id=omgang_id)}
    tillfragade = _tillfragade(session, omgang_id)
    return tuple(
        Kontaktlage(
            ett, sagt.get(ett.nummer), tillfragade.get(ett.nummer), i_retur=ett.nummer in markta
        )
        for ett in las_kontakter(session, omgang_id)
    )


def las_infor(session: Session, lasning: Omgangslasning, *, nu: datetime) -> Infor | None:
    """Sum up the contacts before the opening; null when the round has opened."""
    oppnar = lasning.omgang.trappa.oppningsdag(nu)
    if oppnar is None:
        return None
    idag = nu.astimezone(STOCKHOLM).date()
    med_arende = {vag.organ for vag in lasning.omgang.beslutsvagar}
    kontakter = [
        ett
        for ett in las_kontaktlage(session, lasning.id)
        if ett.kontakt.kontakt.galler(idag)
        and ett.kontakt.kontakt.roll in TILLFRAGAS
        and ett.kontakt.kontakt.organ in med_arende
    ]
    return Infor(
        oppnar=oppnar,
        kontakter=len(kontakter),
        bekraftade=sum(ett.bekraftelse is not None for ett in kontakter),
        i_retur=sum(ett.i_retur and ett.bekraftelse is None for ett in kontakter),
    )


def _tillfragade(session: Session, omgang_id: int) -> Mapping[int, datetime]:
    """Give when each contact was asked last."""
    rader = _SKICKADE.rader(session, omgang_id=omgang_id, sort=KONTAKTFRAGA)
    return {nummer: rad.skickad for rad in rader for nummer in json.loads(rad.data)[KONTAKTER]}
