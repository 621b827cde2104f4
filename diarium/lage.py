"""How a round stands: every kommun and point, right at any instant with every sweep off."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlmodel import Session

from beslutsmodell.avtal.granskning import granska, tecknar_inget
from beslutsmodell.avtal.lage import Avtalsstatus, Huvudmansavtal, avtalsstatus
from beslutsmodell.lage import ar_forsenat, arendelage
from beslutsmodell.process import Stegsort
from beslutsmodell.punktlage import AVSLUTADE, Lagekod
from beslutsmodell.utfall import Utfall
from diarium.lagerapport import Arenderapport, Huvudmansrapport, Omgangslage, Punktrapport
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.tabeller.arende import Arenderad, Avtalsrad, Punktrad
from diarium.tabeller.typer import tabell

_ARENDE, _PUNKT, _AVTAL = tabell(Arenderad), tabell(Punktrad), tabell(Avtalsrad)
_RADER = (
    select(
        _ARENDE.c.id,
        _ARENDE.c.nyckel,
        _ARENDE.c.steg,
        _ARENDE.c.sort,
        _ARENDE.c.huvudman,
        _ARENDE.c.forbund,
        _ARENDE.c.organ,
        _ARENDE.c.frist,
        _ARENDE.c.version,
        _ARENDE.c.svarat,
        _PUNKT.c.punkt,
        _PUNKT.c.lage,
        _PUNKT.c.utfall,
        _PUNKT.c.flaggor,
        _PUNKT.c.detalj,
    )
    .join(_PUNKT, _PUNKT.c.arende_id == _ARENDE.c.id)
    .where(_ARENDE.c.omgang_id == bindparam("omgang_id"))
    .order_by(_ARENDE.c.id, _PUNKT.c.plats)
)
AVSLUTANDE = AVSLUTADE | {Lagekod.AVGJORD}


def las_lage(session: Session, kod: str, *, nu: datetime) -> Omgangslage:
    """Read how a round stands at the aware instant `nu`; OkandOmgang when there is none."""
    lasning = las_omgangen(session, kod)
    arenden = las_arenderapporter(session, lasning.id, nu=nu)
    return Omgangslage(
        omgang=lasning.omgang,
        nu=nu,
        frist=lasning.motpartens_frist,
        arenden=arenden,
        kommuner=_kommuner(session, lasning, arenden, nu=nu),
    )


def las_arenderapporter(
    session: Session,
    omgang_id: int,
    *,
    nu: datetime,
) -> tuple[Arenderapport, ...]:
    """Read every case of a round with its points, in the order of the chain."""
    rader = session.connection().execute(_RADER, {"omgang_id": omgang_id}).all()
    per_arende = groupby(rader, key=lambda rad: rad.id)
    return tuple(_arenderapport(list(grupp), nu=nu) for _, grupp in per_arende)


def _arenderapport(rader: Sequence[Row[Any]], *, nu: datetime) -> Arenderapport:
    """Give one case from its rows, one per point."""
    rad = rader[0]
    punkter = tuple(map(_punktrapport, rader))
    lagen = [punkt.lage for punkt in punkter]
    return Arenderapport(
        nyckel=rad.nyckel,
        steg=rad.steg,
        sort=Stegsort(rad.sort),
        huvudman=rad.huvudman,
        forbund=rad.forbund,
        organ=rad.organ,
        frist=rad.frist,
        version=rad.version,
        svarat=rad.svarat,
        lage=arendelage(lagen),
        forsenad=ar_forsenat(lagen, frist=rad.frist, nu=nu),
        punkter=punkter,
    )


def _punktrapport(rad: Row[Any]) -> Punktrapport:
    return Punktrapport(
        rad.punkt,
        Lagekod(rad.lage),
        Utfall(rad.utfall) if rad.utfall else None,
        tuple(rad.flaggor.split()),
        rad.detalj,
    )


def _kommuner(
    session: Session,
    lasning: Omgangslasning,
    arenden: tuple[Arenderapport, ...],
    *,
    nu: datetime,
) -> tuple[Huvudmansrapport, ...]:
    per_man: dict[str, list[Arenderapport]] = {}
    for arende in arenden:
        if arende.sort is Stegsort.BESLUTAR:
            per_man.setdefault(arende.huvudman, []).append(arende)
    fullmakter = {
        plan.huvudman: plan.fullmakt for plan in lasning.plan if plan.sort is Stegsort.BESLUTAR
    }
    avtal = {
        rad.huvudman: Huvudmansavtal.model_validate_json(rad.kropp)
        for rad in session.execute(select(_AVTAL).where(_AVTAL.c.omgang_id == lasning.id))
    }
    frist = lasning.motpartens_frist.tidpunkt.instant
    namn = {man.kod: man.visningsnamn for man in lasning.omgang.huvudman}
    koder = [punkt.kod for punkt in lasning.omgang.punkter]
    rapporter = []
    for man in lasning.omgang.deltagare:
        egna = tuple(per_man.get(man.kod, ()))
        punkter = {punkt.punkt: punkt for arende in egna for punkt in arende.punkter}
        ett = avtal.get(man.kod, Huvudmansavtal(huvudman=man.kod))
        status, obs = _avtalslage(lasning, ett, punkter, fullmakter[man.kod], frist, nu)
        rapporter.append(
            Huvudmansrapport(
                kod=man.kod,
                namn=man.namn,
                forbund=man.forbund,
                forbundsnamn=namn.get(man.forbund) if man.forbund else None,
                arenden=egna,
                punkter={kod: punkter[kod].utfall if kod in punkter else None for kod in koder},
                status={kod: punkter[kod].lage if kod in punkter else None for kod in koder},
                avtal=status,
                avtalsobs=obs,
                fullmakt=fullmakter[man.kod],
            ),
        )
    return tuple(rapporter)


def _avtalslage(
    lasning: Omgangslasning,
    avtal: Huvudmansavtal,
    punkter: Mapping[str, Punktrapport],
    fullmakt: tuple[str, ...] | None,
    frist: datetime,
    nu: datetime,
) -> tuple[Avtalsstatus, tuple[str, ...]]:
    """Give the status of the agreements, and what does not fit in what was handed in."""
    if not avtal.handlingar and not all(ett.lage in AVSLUTANDE for ett in punkter.values()):
        return Avtalsstatus.SAKNAS, ()
    beslut = {kod: punkt.hela_laget for kod, punkt in punkter.items()}
    brister = granska(
        avtal,
        krav=lasning.omgang.avtal,
        beslut=beslut,
        fullmakt=fullmakt,
        flaggor={kod: punkt.flaggor for kod, punkt in punkter.items()},
    )
    status = avtalsstatus(
        avtal,
        brister,
        frist=frist,
        nu=nu,
        inget_att_teckna=tecknar_inget(beslut),
    )
    obs = [ett.motivering for ett in brister] if avtal.inlamning else []
    if avtal.kvittens and avtal.kvittens.efter_frist and not avtal.sent_godtas:
        obs.append("Mottagarens kvittens är daterad efter fristen.")
    return status, tuple(obs)
