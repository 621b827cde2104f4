"""When contacts change, what their bodies are owed goes to those that hold from that day."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Final, NamedTuple

from sqlalchemy import Date, bindparam, select

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import nasta_sandtid
from beslutsmodell.kontakt import Kontaktroll
from diarium.databaslage import las_ticken, tick_hittills
from diarium.drivsats import Drivsats, Rad
from diarium.kontaktlasning import galler
from diarium.session import Session
from diarium.svep.anspraksarv import arv_ansprak
from diarium.svep.bunta import bunta
from diarium.svep.delade_oppningar import som_har_lamnat
from diarium.svep.omadressering import Arv, omadressera
from diarium.svep.senare_oppningar import oppna_for_forsta, oppna_ocksa_for
from diarium.svep.ta import SENARE
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.trapplasning import las_omgangens_trappa
from diarium.utkorg.kontaktfragor import planera_kontaktfragor
from diarium.utkorg.vantande import VANTAR

_OMGANG, _KONTAKT, _UTSKICK = tabell(Omgangsrad), tabell(Kontaktrad), tabell(Utskicksrad)
_LAS: Final = Drivsats(
    select(_OMGANG.c.id)
    .where(_OMGANG.c.id == bindparam("omgang_id"))
    .with_for_update(key_share=True),
)
_LAS_VANTANDE: Final = Drivsats(
    select(_UTSKICK.c.id)
    .where(_UTSKICK.c.omgang_id == bindparam("omgang_id"), VANTAR)
    .order_by(_UTSKICK.c.id)
    .with_for_update(),
)
"""What waits: a sender that is claiming some of it is waited for, and then finds it taken."""
_ORGANETS: Final = Drivsats(
    select(_KONTAKT)
    .where(_KONTAKT.c.omgang_id == bindparam("omgang_id"), _KONTAKT.c.organ == bindparam("organ"))
    .order_by(_KONTAKT.c.id),
)
_fore, _idag = bindparam("fore", type_=Date), bindparam("idag", type_=Date)
_DAGENS: Final = Drivsats(
    select(_KONTAKT.c.id, _KONTAKT.c.omgang_id, _KONTAKT.c.organ, _KONTAKT.c.galler_till).where(
        ((_KONTAKT.c.galler_till >= _fore) & (_KONTAKT.c.galler_till < _idag))
        | ((_KONTAKT.c.galler_fran > _fore) & (_KONTAKT.c.galler_fran <= _idag)),
    ),
)
"""Contacts that have ended or begun since a day."""
_MOGNA: Final = Drivsats(
    select(_KONTAKT.c.id, _KONTAKT.c.omgang_id, _KONTAKT.c.organ)
    .join_from(_UTSKICK, _KONTAKT, _KONTAKT.c.id == _UTSKICK.c.kontakt_id)
    .where(
        VANTAR,
        _UTSKICK.c.tidigast <= bindparam("till", type_=Utctid),
        _KONTAKT.c.galler_till < _idag,
    ),
)
"""Contacts that have ended and that a message is about to go to: its sender had it meanwhile."""


class Organplats(NamedTuple):
    """A body of a round."""

    omgang_id: int
    organ: str


def folj_dagen(session: Session, *, nu: datetime) -> None:
    """Let messages follow the contacts that have ended or begun since the last tick."""
    idag = nu.astimezone(STOCKHOLM).date()
    senast = tick_hittills(session)
    fore = idag if senast is None else senast.astimezone(STOCKHOLM).date()
    dagens = _DAGENS.rader(session, fore=fore, idag=idag) if fore < idag else []
    slutade = {rad.id for rad in dagens if rad.galler_till and rad.galler_till < idag}
    nya = {rad.id for rad in dagens} - slutade
    if nasta_sandtid(nu) <= nu:
        mogna = _MOGNA.rader(session, till=nu + SENARE, idag=idag)
        slutade |= {rad.id for rad in mogna}
        dagens += mogna
    platser = sorted({Organplats(rad.omgang_id, rad.organ) for rad in dagens})
    folj_kontakterna(session, platser, slutade=slutade, nya=nya, nu=nu)


def folj_lamnade(session: Session, *, nu: datetime) -> None:
    """Let cases of openings of several follow contacts that ended while a sender had the letter.

    What may have come is planned once more before it, so this is the sender's to do. It locks as
    one who plans does: in a transaction of its own.
    """
    idag = nu.astimezone(STOCKHOLM).date()
    lamnade = som_har_lamnat(session, till=nu, idag=idag)
    if lamnade:
        las_ticken(session)
        platser = sorted({Organplats(rad.omgang_id, rad.organ) for rad in lamnade})
        folj_kontakterna(session, platser, slutade={rad.id for rad in lamnade}, nya=(), nu=nu)


def folj_kontakterna(
    session: Session,
    platser: Iterable[Organplats],
    *,
    slutade: Collection[int],
    nya: Collection[int],
    nu: datetime,
) -> None:
    """Let what bodies are owed, and have not got, go to the contacts that hold today.

    `slutade` and `nya` name the contacts that have ended and begun. Each cause gives a mailbox at
    most one message, however often this is done.
    """
    for omgang_id, egna in groupby(platser, key=lambda plats: plats.omgang_id):
        _LAS.rader(session, omgang_id=omgang_id)  # two sweeps at once queue here
        organen = [
            (plats.organ, _ORGANETS.rader(session, omgang_id=omgang_id, organ=plats.organ))
            for plats in egna
        ]
        idag = nu.astimezone(STOCKHOLM).date()
        arven = [arv for _, alla in organen for arv in _arven(alla, slutade, idag)]
        if arven:
            _LAS_VANTANDE.rader(session, omgang_id=omgang_id)
            omadressera(session, omgang_id, arven, nu=nu)
            arv_ansprak(session, omgang_id, arven)
        forsta = {
            organ: funna
            for organ, alla in organen
            if (funna := _forsta_registratorer(alla, slutade, nya, idag))
        }
        if forsta:
            oppna_for_forsta(session, omgang_id, forsta, nu=nu)
        _fore_oppningen(session, omgang_id, organen, nya, nu=nu)
        if arven:
            bunta(session, nu=nu)


def _fore_oppningen(
    session: Session,
    omgang_id: int,
    organen: Iterable[tuple[str, Sequence[Rad]]],
    nya: Collection[int],
    *,
    nu: datetime,
) -> None:
    """Of a round that has not opened, tell those who have begun on its day, and ask them now."""
    trappa = las_omgangens_trappa(session, omgang_id)
    if trappa.oppningsdag(nu) is None:
        return
    idag = nu.astimezone(STOCKHOLM).date()
    registratorer = {
        organ: [
            ett
            for ett in alla
            if ett.id in nya and ett.roll == Kontaktroll.REGISTRATOR.value and galler(ett, idag)
        ]
        for organ, alla in organen
    }
    oppna_ocksa_for(session, omgang_id, registratorer, nu=nu)
    planera_kontaktfragor(session, omgang_id, trappa=trappa, nu=nu)


def _arven(alla: Sequence[Rad], slutade: Collection[int], idag: date) -> Iterator[Arv]:
    """Yield who takes the place of each that has ended: same role, same channel when there is."""
    for gammal in alla:
        if gammal.id not in slutade:
            continue
        rollens = [ett for ett in alla if ett.roll == gammal.roll and galler(ett, idag)]
        kanalens = [ett for ett in rollens if ett.kanal == gammal.kanal]
        if rollens:
            yield Arv(gammal, tuple(kanalens or rollens))


def _forsta_registratorer(
    alla: Sequence[Rad], slutade: Collection[int], nya: Collection[int], idag: date
) -> tuple[Rad, ...]:
    """Give the registrators that have begun in a body that had none before them."""
    registratorer = [ett for ett in alla if ett.roll == Kontaktroll.REGISTRATOR.value]
    gallande = tuple(ett for ett in registratorer if galler(ett, idag))
    hade = any(ett.id in slutade for ett in registratorer)
    return () if hade or any(ett.id not in nya for ett in gallande) else gallande
