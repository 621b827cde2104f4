"""Before a round opens its contacts are asked whether they are the right ones, once each."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, bindparam, func, insert, literal_column, select, update

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import sandtid
from beslutsmodell.kontakt import Kontaktroll
from beslutsmodell.omgang import Skarpa
from beslutsmodell.trappa import Trappa
from diarium.drivsats import Drivsats, Rad
from diarium.kontaktlasning import galler, las_bekraftelser
from diarium.returer.markta import markt
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.utkorg.forsegling import andra_utskick, forsegling
from diarium.utkorg.kontaktfraga import KONTAKTER, SORT, TILLFRAGAS, tillfragade
from diarium.utkorg.tillstand import Tillstand
from diarium.utkorg.vantande import VANTAR

_ARENDE, _OMGANG = tabell(Arenderad), tabell(Omgangsrad)
_KONTAKT, _UTSKICK = tabell(Kontaktrad), tabell(Utskicksrad)
_HOPSLAGEN: Final = "slogs ihop med en senare fråga till samma brevlåda"
_VANTAR: Final = (Tillstand.PLANERAD, Tillstand.TILLFALLIGT_FEL)
_SKARP: Final[ColumnElement[str]] = literal_column(f"'{Skarpa.SKARP.value}'")
_KONTAKTERNA: Final = Drivsats(
    select(_KONTAKT, and_(_OMGANG.c.skarpa == _SKARP, markt(_KONTAKT)).label("nas_inte"))
    .join(_OMGANG, _OMGANG.c.id == _KONTAKT.c.omgang_id)
    .where(_KONTAKT.c.omgang_id == bindparam("omgang_id"))
    .order_by(_KONTAKT.c.id),
)
_FORSTA_ARENDET: Final = Drivsats(
    select(_ARENDE.c.organ, func.min(_ARENDE.c.id).label("id"))
    .where(_ARENDE.c.omgang_id == bindparam("omgang_id"), ~_ARENDE.c.svarat)
    .group_by(_ARENDE.c.organ),
)
"""Of the bodies that have something left to answer."""
_FRAGADE: Final = Drivsats(
    select(
        *(_UTSKICK.c.id, _UTSKICK.c.orsak, _UTSKICK.c.data, _UTSKICK.c.tillstand),
        *(_UTSKICK.c.kontakt_id, _UTSKICK.c.skapad, _UTSKICK.c.dubblett),
    ).where(_UTSKICK.c.omgang_id == bindparam("omgang_id"), _UTSKICK.c.sort == bindparam("sort"))
)
Brevlador = dict[tuple[str, str], list[Rad]]


def planera_kontaktfragor(
    session: Session,
    omgang_id: int,
    *,
    trappa: Trappa,
    nu: datetime,
    igen: bool = False,
) -> int:
    """Plan one question per mailbox of a round that has not opened; give how many there are.

    It is about the contacts there that hold today and when the round opens, that nobody has
    confirmed and that have not been asked; with `igen` also about those that were asked on an
    earlier day. What waits for the same mailbox is taken into it.
    """
    oppnar = trappa.oppningsdag(nu)
    if oppnar is None:
        return 0
    idag = nu.astimezone(STOCKHOLM).date()
    fragade = _FRAGADE.rader(session, omgang_id=omgang_id, sort=SORT)
    forsta = {rad.organ: rad.id for rad in _FORSTA_ARENDET.rader(session, omgang_id=omgang_id)}
    kontakter = {
        rad.id: rad
        for rad in _KONTAKTERNA.rader(session, omgang_id=omgang_id)
        if Kontaktroll(rad.roll) in TILLFRAGAS
        and rad.organ in forsta
        and galler(rad, idag)
        and galler(rad, oppnar)
        and not rad.nas_inte
    }
    klara = _klara(fragade, kontakter, sedan=idag if igen else None)
    klara |= las_bekraftelser(session, omgang_id).keys()
    nya: Brevlador = defaultdict(list)
    for rad in kontakter.values():
        if rad.id not in klara:
            nya[rad.kanal, rad.adress].append(rad)
    if nya:
        _ta_in_vantande(session, nya, fragade, kontakter)
        tagna = {rad.orsak for rad in fragade}
        rader = [_rad(omgang_id, egna, forsta, tagna, nu=nu) for egna in nya.values()]
        session.execute(insert(_UTSKICK), rader)
    return len(nya)


def _klara(fragade: Iterable[Rad], kontakter: Mapping[int, Rad], *, sedan: date | None) -> set[int]:
    """Give the contacts that need not be asked: what waits will ask, and what has gone has.

    What waits for a contact that is not asked any more will be held. With `sedan` only what was
    planned on that day counts of what has gone.
    """
    return {
        nummer
        for rad in fragade
        if rad.tillstand != Tillstand.ATERHALLEN
        and (
            rad.kontakt_id in kontakter
            if rad.tillstand in _VANTAR
            else sedan is None or rad.skapad.astimezone(STOCKHOLM).date() == sedan
        )
        for nummer in tillfragade(rad.data)
    }


def _ta_in_vantande(
    session: Session, nya: Brevlador, fragade: Iterable[Rad], kontakter: Mapping[int, Rad]
) -> None:
    """Hold back what waits for the mailboxes that are asked, and ask for its contacts with them."""
    per_id = {
        rad.id: rad
        for rad in fragade
        if rad.tillstand in _VANTAR
        and not rad.dubblett
        and rad.kontakt_id in kontakter
        and (kontakter[rad.kontakt_id].kanal, kontakter[rad.kontakt_id].adress) in nya
    }
    if not per_id:
        return
    hallna = andra_utskick(
        session,
        update(_UTSKICK)
        .where(_UTSKICK.c.id.in_(list(per_id)), VANTAR, ~_UTSKICK.c.dubblett)
        .values(tillstand=Tillstand.ATERHALLEN.value, motivering=_HOPSLAGEN),
    )
    for utskick_id in hallna:
        for nummer in sorted(tillfragade(per_id[utskick_id].data)):
            if (rad := kontakter.get(nummer)) is not None:
                nya[rad.kanal, rad.adress].append(rad)


def _rad(
    omgang_id: int,
    egna: Sequence[Rad],
    forsta: Mapping[str, int],
    tagna: set[str],
    *,
    nu: datetime,
) -> dict[str, Any]:
    """Give a planned question, sealed, to a contact that it is the first of the day to."""
    dag = nu.astimezone(STOCKHOLM).date().isoformat()
    orsaker = {f"{SORT}/{dag}/{forsta[rad.organ]}/{rad.id}": rad for rad in egna}
    lediga = [orsak for orsak in orsaker if orsak not in tagna]
    kontakt = orsaker[lediga[0]] if lediga else egna[0]
    nar = dag if lediga else nu.isoformat()
    rad = {
        "omgang_id": omgang_id,
        "orsak": f"{SORT}/{nar}/{forsta[kontakt.organ]}/{kontakt.id}",
        "sort": SORT,
        "kontakt_id": kontakt.id,
        "arende_id": forsta[kontakt.organ],
        "data": json.dumps({KONTAKTER: sorted(ett.id for ett in egna)}),
        "fristversion": 1,
        "tillstand": Tillstand.PLANERAD.value,
        "tidigast": sandtid(nu),
        "skapad": nu,
        "forsok": 0,
        "dubblett": False,
    }
    return {**rad, "summa": forsegling(rad)}
