"""How it stands with the contacts of a round: who is asked, confirmed, or out of reach."""

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
from diarium.utkorg.kontaktfraga import SORT as KONTAKTFRAGA
from diarium.utkorg.kontaktfraga import TILLFRAGAS, tillfragade
from diarium.utkorg.tillstand import Tillstand

_I_RETUR: Final = "brev kommer i retur"
_GICK_INTE: Final = "frågan gick inte att lämna"
_KONTAKT, _UTSKICK = tabell(Kontaktrad), tabell(Utskicksrad)
_FRAGORNA: Final = Drivsats(
    select(_UTSKICK.c.data, _UTSKICK.c.tillstand, _UTSKICK.c.skickad)
    .where(_UTSKICK.c.omgang_id == bindparam("omgang_id"), _UTSKICK.c.sort == bindparam("sort"))
    .order_by(_UTSKICK.c.id)
)
_MISSLYCKADE: Final = (Tillstand.BESTAENDE_FEL, Tillstand.DOD)
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
    hinder: str | None
    """Why it is not reached, in Swedish; null when nothing says so."""


@dataclass(frozen=True, slots=True)
class Infor:
    """How it stands with the contacts of a round that has not opened."""

    oppnar: date
    kontakter: int
    """How many are asked: those in force that are written to about a body."""
    bekraftade: int
    nas_inte: int
    """How many are known not to be reached, of those that are not confirmed."""


def las_kontaktlage(session: Session, omgang_id: int) -> tuple[Kontaktlage, ...]:
    """Give every contact of a round, those that have ended too, in the order that they came."""
    sagt = las_bekraftelser(session, omgang_id)
    markta = {rad.id for rad in _MARKTA.rader(session, omgang_id=omgang_id)}
    fragade, gick_inte = _fragorna(session, omgang_id)
    return tuple(
        Kontaktlage(
            ett,
            sagt.get(nr := ett.nummer),
            fragade.get(nr),
            _I_RETUR if nr in markta else _GICK_INTE if nr in gick_inte else None,
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
        nas_inte=sum(ett.hinder is not None and ett.bekraftelse is None for ett in kontakter),
    )


def _fragorna(session: Session, omgang_id: int) -> tuple[Mapping[int, datetime], set[int]]:
    """Give when each contact was asked last, and those whose last question could not be left."""
    tider: dict[int, datetime] = {}
    gick_inte: set[int] = set()
    for rad in _FRAGORNA.rader(session, omgang_id=omgang_id, sort=KONTAKTFRAGA):
        egna = tillfragade(rad.data)
        if rad.skickad is not None:
            tider |= dict.fromkeys(egna, rad.skickad)
            gick_inte -= set(egna)
        elif rad.tillstand in _MISSLYCKADE:
            gick_inte |= set(egna)
    return tider, gick_inte
