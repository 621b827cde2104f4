"""The mail calendar of a round is reckoned from the record as it stands."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from sqlalchemy import select

from beslutsmodell.kontakt import Kontaktroll
from beslutsmodell.trappa import forsta_trappdag
from beslutsmodell.utskicksplan import (
    Ansprak,
    Hittills,
    Paminnelsefall,
    Planeradpaminnelse,
    Vantande,
    brevlada,
    planera_paminnelser,
)
from diarium.databaslage import tick_hittills
from diarium.drivsats import Rad
from diarium.omgangslasning import las_omgangen
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import PAUSAT, Anspraksrad
from diarium.utkorg.mottagare import bara_till, finn_mottagare
from diarium.utkorg.planlage import Planlage, las_planlage
from diarium.utkorg.planvarden import (
    Planeratutskick,
    Utskicksplan,
    Vilandeorgan,
    Vilandesteg,
    planerat,
)
from diarium.utkorg.trappdata import ankardagar_for
from diarium.utkorg.vantande_utskick import las_ko, vantande_paminnelser
from notiser.parter import Avsandare

_ARENDE, _ANSPRAK = tabell(Arenderad), tabell(Anspraksrad)


def las_utskicksplan(
    session: Session,
    kod: str,
    *,
    avsandare: Avsandare,
    nu: datetime,
    mottagare: str | None = None,
) -> Utskicksplan:
    """Reckon every message that a round will send from `nu` on, if nobody answers.

    With `mottagare`, those to an address or about a body or a kommun. OkandOmgang or
    OkandMottagare when there is no such one. Reads only.
    """
    laget = las_planlage(session, las_omgangen(session, kod))
    ko = las_ko(session, laget, avsandare=avsandare, nu=nu)
    koade = vantande_paminnelser(session, laget.lasning.id)
    sakra = _paminnelser(session, laget, _pa_tur(laget), koade, nu=nu)
    villkorade = _paminnelser(session, laget, _vilande(laget, nu=nu), (), nu=nu)
    paminnelser = [_utskick(laget, ett) for ett in _ihop(laget, sakra, villkorade)]
    plan = Utskicksplan(
        omgang=laget.lasning.omgang,
        nu=nu,
        sakra=_i_ordning([*ko.planerade, *(ett for ett in paminnelser if not ett.villkorat)]),
        villkorade=_i_ordning(ett for ett in paminnelser if ett.villkorat),
        hindrade=ko.hindrade,
        vilande=tuple(_vilande_steg(laget)),
    )
    if mottagare is None:
        return plan
    return bara_till(plan, finn_mottagare(plan.omgang, laget.kontakter, mottagare))


def _i_ordning(utskick: Iterable[Planeratutskick]) -> tuple[Planeratutskick, ...]:
    return tuple(sorted(utskick, key=lambda ett: (ett.tid, ett.utskick or 0, ett.kontakt)))


def _pa_tur(laget: Planlage) -> list[Paminnelsefall]:
    """Give the cases that owe an act."""
    return [
        _fallet(rad, rad.paminns_fran)
        for rad in laget.arenden.values()
        if rad.paminns and rad.paminns_fran
    ]


def _vilande(laget: Planlage, *, nu: datetime) -> list[Paminnelsefall]:
    """Give the cases whose turn has not come as if it came now: the most that they can get."""
    fran = forsta_trappdag(nu, laget.lasning.omgang.trappa)
    rader = [laget.arenden[nummer] for nummer in sorted(laget.vilande)]
    return [_fallet(rad, fran) for rad in rader]


def _fallet(rad: Rad, fran: date) -> Paminnelsefall:
    dagar = ankardagar_for(rad)
    return Paminnelsefall(
        rad.id, rad.organ, rad.steg, dagar, rad.fristversion, fran, rad.pausad_till
    )


def _paminnelser(
    session: Session,
    laget: Planlage,
    fall: Sequence[Paminnelsefall],
    koade: Sequence[Vantande],
    *,
    nu: datetime,
) -> tuple[Planeradpaminnelse, ...]:
    if not fall and not koade:
        return ()
    falten = ("arende_id", "fristversion", "trappsteg", "dag", "kontakt_id")
    gjorda = session.execute(
        select(*(_ANSPRAK.c[namn] for namn in falten), _ANSPRAK.c.overhoppat)
        .join(_ARENDE, _ARENDE.c.id == _ANSPRAK.c.arende_id)
        .where(_ARENDE.c.omgang_id == laget.lasning.id),
    ).all()
    return planera_paminnelser(
        fall,
        laget.kontakter,
        laget.lasning.omgang.trappa,
        motpartens=laget.lasning.motpartens_frist.tidpunkt.instant,
        hittills=Hittills(
            tick=tick_hittills(session) or nu,
            gjorda=frozenset(Ansprak(*nyckel) for *nyckel, _ in gjorda),
            vantande=koade,
            pausade=[Ansprak(*nyckel) for *nyckel, skal in gjorda if skal == PAUSAT],
        ),
        nu=nu,
    )


def _ihop(
    laget: Planlage,
    sakra: Iterable[Planeradpaminnelse],
    villkorade: Iterable[Planeradpaminnelse],
) -> Iterator[Planeradpaminnelse]:
    """Yield both; what two would send to one mailbox at one time is one message."""
    per_lada = {(ett.tid, brevlada(laget.kontakter[ett.kontakt])): ett for ett in sakra}
    for ett in villkorade:
        lada = (ett.tid, brevlada(laget.kontakter[ett.kontakt]))
        fanns = per_lada.get(lada)
        per_lada[lada] = (
            ett if fanns is None else fanns._replace(ansprak=(*fanns.ansprak, *ett.ansprak))
        )
    yield from per_lada.values()


def _utskick(laget: Planlage, ett: Planeradpaminnelse) -> Planeratutskick:
    return planerat(
        ett.kontakt,
        laget.kontakter[ett.kontakt],
        "paminnelse",
        (laget.arende(bit.arende, bit.trappsteg) for bit in ett.ansprak),
        tid=ett.tid,
        trappsteg=laget.lasning.omgang.trappa.finn(ett.trappsteg),
        utskick=ett.utskick,
    )


def _vilande_steg(laget: Planlage) -> Iterator[Vilandesteg]:
    """Yield the steps whose turn has not come, in the order of the chain."""
    ordning = tuple(steg.namn for steg in laget.lasning.omgang.process.i_ordning())
    brev = Counter(
        kontakt.organ
        for kontakt in laget.kontakter.values()
        if kontakt.roll is Kontaktroll.REGISTRATOR
    )
    per_steg: dict[str, list[Vilandeorgan]] = defaultdict(list)
    for nummer in sorted(laget.vilande):
        ett, kod = laget.arende(nummer), laget.arenden[nummer].organ
        per_steg[ett.steg].append(Vilandeorgan(kod, ett.organ, brev[kod], ett.vantar_pa))
    for steg, organ in per_steg.items():
        yield Vilandesteg(steg, tuple(organ), ordning)
