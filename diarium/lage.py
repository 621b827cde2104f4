"""How a round stands: every kommun and point, right at any instant with every sweep off."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Final, NamedTuple

from sqlalchemy import String, bindparam, cast, func, select

from beslutsmodell.arende import Arendelage
from beslutsmodell.avtal.granskning import granska, tecknar_inget
from beslutsmodell.avtal.krav import Avtalskrav
from beslutsmodell.avtal.lage import Avtalsstatus, Huvudmansavtal, avtalsobs, avtalsstatus
from beslutsmodell.avtal.tider import sent_i_ord
from beslutsmodell.flagga import Flagga
from beslutsmodell.lage import ar_passerad, arendelage, nagot_saknas
from beslutsmodell.process import Stegsort
from beslutsmodell.punktlage import Lagekod
from beslutsmodell.utfall import Utfall
from diarium.avtalslasning import tolka_avtal
from diarium.drivsats import Drivsats, Rad
from diarium.gamla_beslut import las_gamla_beslut
from diarium.lagerapport import (
    Arenderapport,
    Huvudmansrapport,
    Omgangslage,
    Punktbild,
    Punktrapport,
)
from diarium.mandatbyten import las_mandatbyten
from diarium.omgangslasning import Deltagare, Omgangslasning, las_omgangen
from diarium.session import Session
from diarium.tabeller.arende import ARENDEN_PER_OMGANG, Arenderad, Avtalsrad, Punktrad
from diarium.tabeller.typer import tabell

_ARENDE, _PUNKT, _AVTAL = tabell(Arenderad), tabell(Punktrad), tabell(Avtalsrad)
_FALT_SLUT: Final = "\t"
_PUNKT_SLUT: Final = "\n"
_PUNKTTEXT: Final = (
    cast(_PUNKT.c.plats, String)
    + _FALT_SLUT
    + _PUNKT.c.punkt
    + _FALT_SLUT
    + _PUNKT.c.lage
    + _FALT_SLUT
    + func.coalesce(_PUNKT.c.utfall, "")
    + _FALT_SLUT
    + _PUNKT.c.flaggor
    + _FALT_SLUT
    + _PUNKT.c.detalj
)
_ARENDEN: Final = Drivsats(
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
        _ARENDE.c.fullmakt,
        *(_ARENDE.c.pausad_till, _ARENDE.c.stoppdag, _ARENDE.c.sammantrade, _ARENDE.c.motpart),
    ).where(_ARENDE.c.id > bindparam("efter"), _ARENDE.c.id <= bindparam("till")),
)
_PUNKTERNA: Final = Drivsats(
    select(
        _PUNKT.c.arende_id,
        func.aggregate_strings(_PUNKTTEXT, _PUNKT_SLUT).label("punkter"),
    )
    .where(_PUNKT.c.arende_id > bindparam("efter"), _PUNKT.c.arende_id <= bindparam("till"))
    .group_by(_PUNKT.c.arende_id)
    .order_by(_PUNKT.c.arende_id),
)
"""One row per case: the points of a case are one text, since a row costs more than a letter."""
_AVTALEN: Final = Drivsats(
    select(_AVTAL.c.huvudman, _AVTAL.c.kropp).where(_AVTAL.c.omgang_id == bindparam("omgang_id")),
)
_SORTER: Final = {ett.value: ett for ett in Stegsort}


def las_lage(session: Session, kod: str, *, nu: datetime) -> Omgangslage:
    """Read how a round stands at the aware instant `nu`; OkandOmgang when there is none."""
    lasning = las_omgangen(session, kod)
    arenden = las_arenderapporter(session, lasning.id, nu=nu)
    return Omgangslage(
        omgang=lasning.omgang,
        nu=nu,
        frist=lasning.motpartens_frist,
        arenden=arenden,
        kommuner=las_huvudmansrapporter(session, lasning, arenden, nu=nu),
        gamla=las_gamla_beslut(session, lasning.id) if _nagot_markt(arenden) else {},
        mandatbyten=las_mandatbyten(session, lasning, _beslutar_an(arenden), nu=nu),
    )


def _nagot_markt(arenden: Iterable[Arenderapport]) -> bool:
    """Tell whether some point was decided on an older version of a document."""
    bilder = {id(ett.bild): ett.bild for ett in arenden}  # cases that stand alike share one
    return any(
        Flagga.GAMMALT_UNDERLAG in punkt.flaggor
        for bild in bilder.values()
        for punkt in bild.punkter
    )


def _beslutar_an(arenden: Iterable[Arenderapport]) -> list[str]:
    """Give the bodies with something left to decide."""
    return [ett.organ for ett in arenden if ett.sort is Stegsort.BESLUTAR and ett.bild.saknas]


def las_arenderapporter(
    session: Session,
    omgang_id: int,
    *,
    nu: datetime,
) -> tuple[Arenderapport, ...]:
    """Read every case of a round with its points, in the order of the chain."""
    forst = omgang_id * ARENDEN_PER_OMGANG
    egna = {"efter": forst, "till": forst + ARENDEN_PER_OMGANG}
    rader = {rad.id: rad for rad in _ARENDEN.rader(session, **egna)}
    passerad = lru_cache(maxsize=None)(partial(ar_passerad, nu=nu))  # a round has few last days
    return tuple(
        [
            _arenderapport(rader[arende_id], _tolka(text), passerad)
            for arende_id, text in _PUNKTERNA.rader(session, **egna)
        ],
    )


def las_arenderapport(session: Session, arende_id: int, *, nu: datetime) -> Arenderapport:
    """Read one case with its points."""
    eget = {"efter": arende_id - 1, "till": arende_id}
    (rad,), (punkter,) = _ARENDEN.rader(session, **eget), _PUNKTERNA.rader(session, **eget)
    return _arenderapport(rad, _tolka(punkter.punkter), partial(ar_passerad, nu=nu))


def _arenderapport(rad: Rad, bild: Punktbild, passerad: Callable[[date], bool]) -> Arenderapport:
    _, nyckel, steg, sort, huvudman, forbund, organ, frist, version, svarat, fullmakt, *stunder = (
        rad
    )
    pausad_till, *ankare = stunder
    return Arenderapport(
        nyckel,
        steg,
        _SORTER[sort],
        huvudman,
        forbund,
        organ,
        frist,
        version,
        svarat,
        None if fullmakt is None else tuple(fullmakt.split()),
        pausad_till,
        tuple(ankare),
        bild.saknas and passerad(frist),
        bild,
    )


@lru_cache(maxsize=4096)
def _tolka(text: str) -> Punktbild:
    """Read the points of a case; most cases of a round say the same, and are read once."""
    rader = sorted((rad.split(_FALT_SLUT) for rad in text.split(_PUNKT_SLUT)), key=_plats)
    punkter = tuple(
        Punktrapport(
            punkt,
            Lagekod(lage),
            Utfall(utfall) if utfall else None,
            tuple(flaggor.split()),
            detalj,
        )
        for _, punkt, lage, utfall, flaggor, detalj in rader
    )
    lagen = [punkt.lage for punkt in punkter]
    return Punktbild(
        punkter,
        tuple(punkt.punkt for punkt in punkter),
        arendelage(lagen),
        nagot_saknas(lagen),
        {punkt.punkt: punkt.utfall for punkt in punkter},
        {punkt.punkt: punkt.lage for punkt in punkter},
    )


def _plats(falt: Sequence[str]) -> int:
    return int(falt[0])


def las_huvudmansrapporter(
    session: Session,
    lasning: Omgangslasning,
    arenden: Iterable[Arenderapport],
    *,
    nu: datetime,
) -> tuple[Huvudmansrapport, ...]:
    """Report every participant, in order of code."""
    per_man: dict[str, list[Arenderapport]] = defaultdict(list)
    for arende in arenden:
        if arende.sort is Stegsort.BESLUTAR:
            per_man[arende.huvudman].append(arende)
    avtal = {rad.huvudman: rad.kropp for rad in _AVTALEN.rader(session, omgang_id=lasning.id)}
    villkor = villkoren(lasning)
    return tuple(
        huvudmansrapport(man, tuple(per_man[man.kod]), avtal.get(man.kod), villkor, nu=nu)
        for man in lasning.deltagare
    )


class Villkor(NamedTuple):
    """What of its round a participant's report is measured by."""

    punkter: tuple[str, ...]
    avtal: tuple[Avtalskrav, ...]
    frist: datetime
    """The instant of the counterparty's deadline that holds."""


def villkoren(lasning: Omgangslasning) -> Villkor:
    """Give the terms that hold now."""
    return Villkor(
        tuple(punkt.kod for punkt in lasning.omgang.punkter),
        lasning.omgang.avtal,
        lasning.motpartens_frist.tidpunkt.instant,
    )


def huvudmansrapport(
    man: Deltagare,
    egna: tuple[Arenderapport, ...],
    kropp: str | None,
    villkor: Villkor,
    *,
    nu: datetime,
) -> Huvudmansrapport:
    """Report one participant: time matters only to whether its agreements are late."""
    punkter, status = _per_punkt(egna, villkor.punkter)
    avtalet = _avtalslage(man.kod, kropp, egna, villkor, nu=nu)
    return Huvudmansrapport(*man, egna, punkter, status, *avtalet, egna[0].fullmakt)


def _per_punkt(
    arenden: Sequence[Arenderapport],
    koder: tuple[str, ...],
) -> tuple[Mapping[str, Utfall | None], Mapping[str, Lagekod | None]]:
    """Give outcome and state of every point of the round, whichever body has the point."""
    forst, *andra = arenden
    if not andra and forst.bild.koder == koder:
        return forst.bild.utfall, forst.bild.status
    punkter = {punkt.punkt: punkt for arende in arenden for punkt in arende.punkter}
    return (
        {kod: punkter[kod].utfall if kod in punkter else None for kod in koder},
        {kod: punkter[kod].lage if kod in punkter else None for kod in koder},
    )


def _avtalslage(
    huvudman: str,
    kropp: str | None,
    arenden: Sequence[Arenderapport],
    villkor: Villkor,
    *,
    nu: datetime,
) -> tuple[Avtalsstatus, tuple[str, ...], tuple[str, ...], str]:
    """Give the status of the agreements, what to look at, what is lacking, and what came late."""
    if kropp is None:
        if any(ett.lage is not Arendelage.AVGJORT for ett in arenden):
            return Avtalsstatus.SAKNAS, (), (), ""
        avtal = Huvudmansavtal(huvudman=huvudman)
    else:
        avtal = tolka_avtal(kropp)
    punkter = {punkt.punkt: punkt for arende in arenden for punkt in arende.punkter}
    beslut = {kod: punkt.hela_laget for kod, punkt in punkter.items()}
    brister = granska(
        avtal,
        krav=villkor.avtal,
        beslut=beslut,
        fullmakt=arenden[0].fullmakt,
        flaggor={kod: punkt.flaggor for kod, punkt in punkter.items()},
    )
    status = avtalsstatus(
        avtal,
        brister,
        frist=villkor.frist,
        nu=nu,
        inget_att_teckna=tecknar_inget(beslut),
    )
    saknas = tuple(str(ett) for ett in brister) if avtal.handlingar else ()
    sent = sent_i_ord(avtal) if status is Avtalsstatus.INKOMMET_EFTER_FRIST else ""
    return status, avtalsobs(avtal, brister), saknas, sent
