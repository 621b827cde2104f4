"""Whether a sweep would find anything to do, without doing it."""

from datetime import datetime, timedelta

from sqlalchemy import exists, select

from beslutsmodell.kalender import nasta_sandtid
from beslutsmodell.trappa import Trappa, ankarintervall
from diarium.databaslage import tick_hittills
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.omgang import Trapprad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.utkorg.tillstand import Tillstand

_ARENDE, _TRAPPA, _UTSKICK = tabell(Arenderad), tabell(Trapprad), tabell(Utskicksrad)


def finns_att_svepa(session: Session, *, nu: datetime) -> bool:
    """Tell whether a rung has fallen due or a message's time has come; reads only."""
    return _mogna_utskick(session, nu=nu) or _forfallna_steg(session, nu=nu)


def _mogna_utskick(session: Session, *, nu: datetime) -> bool:
    if nasta_sandtid(nu) > nu:
        return False
    mogna = exists().where(
        _UTSKICK.c.tillstand.in_([Tillstand.PLANERAD, Tillstand.TILLFALLIGT_FEL]),
        _UTSKICK.c.tidigast <= nu,
    )
    return bool(session.execute(select(mogna)).scalar_one())


def _forfallna_steg(session: Session, *, nu: datetime) -> bool:
    senast = tick_hittills(session)
    if senast is None:
        return False
    for trappa_id, kropp in session.execute(select(_TRAPPA.c.id, _TRAPPA.c.kropp)).all():
        trappa = Trappa.model_validate_json(kropp)
        for intervall in ankarintervall(trappa, senast=senast, nu=nu):
            traff = exists().where(
                _ARENDE.c.paminns,
                _ARENDE.c.trappa_id == trappa_id,
                _ARENDE.c.frist > intervall.efter,
                _ARENDE.c.frist <= intervall.till,
                _ARENDE.c.paminns_fran
                <= intervall.till - timedelta(days=intervall.trappsteg.dagar),
            )
            if session.execute(select(traff)).scalar_one():
                return True
    return False
