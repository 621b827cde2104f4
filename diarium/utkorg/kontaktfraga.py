"""Before a round opens its contacts are asked whether they are the right ones, once each."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import bindparam, func, insert, select

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import sandtid
from beslutsmodell.kontakt import Kontaktroll
from beslutsmodell.omgang import Skarpa
from beslutsmodell.trappa import Trappa
from diarium.drivsats import Drivsats, Rad
from diarium.kontaktlasning import galler, las_bekraftelser
from diarium.omgangslasning import Omgangslasning
from diarium.returer.markta import markt
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.utkorg.fakta import organ_i_mening
from diarium.utkorg.forsegling import forsegling
from diarium.utkorg.identitet import identitet
from diarium.utkorg.tillstand import Tillstand
from notiser.underlag import Kontaktfraga, Kontaktplats, Omgangsfakta

SORT: Final = "kontaktfraga"
KONTAKTER: Final = "kontakter"
"""Names, in the data of a question, the contacts of the mailbox that it is about."""
TILLFRAGAS: Final = (Kontaktroll.REGISTRATOR, Kontaktroll.HANDLAGGARE, Kontaktroll.SAMORDNARE)
"""Those who are written to about bodies; the owner of the round is who asks."""
_ARENDE, _KONTAKT, _UTSKICK = tabell(Arenderad), tabell(Kontaktrad), tabell(Utskicksrad)
_VANTAR: Final = (Tillstand.PLANERAD, Tillstand.TILLFALLIGT_FEL, Tillstand.TAGEN)
_KONTAKTERNA: Final = Drivsats(
    select(_KONTAKT).where(_KONTAKT.c.omgang_id == bindparam("omgang_id")).order_by(_KONTAKT.c.id),
)
_KONTAKTEN: Final = Drivsats(
    select(_KONTAKT, markt(_KONTAKT).label("kommer_i_retur")).where(
        _KONTAKT.c.id == bindparam("id")
    )
)
_FORSTA_ARENDET: Final = Drivsats(
    select(_ARENDE.c.organ, func.min(_ARENDE.c.id).label("id"))
    .where(_ARENDE.c.omgang_id == bindparam("omgang_id"))
    .group_by(_ARENDE.c.organ),
)
_ORGANETS: Final = Drivsats(
    select(_ARENDE.c.steg, _ARENDE.c.frist)
    .where(_ARENDE.c.omgang_id == bindparam("omgang_id"), _ARENDE.c.organ == bindparam("organ"))
    .order_by(_ARENDE.c.id)
)
_FRAGADE: Final = Drivsats(
    select(*(_UTSKICK.c[namn] for namn in ("orsak", "data", "tillstand", "kontakt_id"))).where(
        _UTSKICK.c.omgang_id == bindparam("omgang_id"), _UTSKICK.c.sort == bindparam("sort")
    )
)


def planera_kontaktfragor(
    session: Session,
    omgang_id: int,
    *,
    trappa: Trappa,
    nu: datetime,
    igen: bool = False,
) -> int:
    """Plan one question per mailbox of a round that has not opened; give how many there are.

    It is about the contacts there that are in force, that nobody has confirmed and that have not
    been asked; with `igen` also about those that were asked on an earlier day.
    """
    if trappa.oppningsdag(nu) is None:
        return 0
    idag = nu.astimezone(STOCKHOLM).date()
    fragade = _FRAGADE.rader(session, omgang_id=omgang_id, sort=SORT)
    kontakter = [
        rad
        for rad in _KONTAKTERNA.rader(session, omgang_id=omgang_id)
        if Kontaktroll(rad.roll) in TILLFRAGAS and galler(rad, idag)
    ]
    klara = _tillfragade(fragade, {rad.id for rad in kontakter}, sedan=idag if igen else None)
    klara |= las_bekraftelser(session, omgang_id).keys()
    forsta = {rad.organ: rad.id for rad in _FORSTA_ARENDET.rader(session, omgang_id=omgang_id)}
    per_brevlada: dict[tuple[str, str], list[Rad]] = defaultdict(list)
    for rad in kontakter:
        if rad.id not in klara and rad.organ in forsta:
            per_brevlada[rad.kanal, rad.adress].append(rad)
    finns = {rad.orsak for rad in fragade}
    nya = [
        ny
        for egna in per_brevlada.values()
        if (ny := _ny(omgang_id, egna, forsta[egna[0].organ], nu=nu))["orsak"] not in finns
    ]
    if nya:
        session.execute(insert(_UTSKICK), nya)
    return len(nya)


def kontaktfraga(
    session: Session,
    lasning: Omgangslasning,
    utskick: Rad,
    fakta: Omgangsfakta,
    *,
    nu: datetime,
) -> Kontaktfraga | str:
    """Give the facts of a question, or the reason for asking no more."""
    oppnar = lasning.omgang.trappa.oppningsdag(nu)
    if oppnar is None:
        return "omgången har öppnat: kontakten får besked när det är organets tur"
    sagt = las_bekraftelser(session, lasning.id)
    egna = las_tillfragade(session, utskick, nu=nu)
    if utskick.kontakt_id not in {rad.id for rad in egna}:
        return "kontakten gäller inte längre"
    if egna[0].kommer_i_retur and lasning.omgang.skarpa is Skarpa.SKARP:
        return "brev till kontakten kommer i retur"
    kvar = [rad for rad in egna if rad.id not in sagt]
    if not kvar:
        return "kontakten är redan bekräftad"
    return Kontaktfraga(
        omgang=fakta,
        oppnar=oppnar,
        platser=tuple(_plats(session, lasning, rad) for rad in kvar),
        svarskod=identitet(utskick.orsak),
    )


def las_tillfragade(session: Session, utskick: Rad, *, nu: datetime) -> Sequence[Rad]:
    """Give the contacts that a question is about and that are in force."""
    idag = nu.astimezone(STOCKHOLM).date()
    rader = (_KONTAKTEN.rader(session, id=nummer)[0] for nummer in sorted(_egna(utskick.data)))
    return [rad for rad in rader if galler(rad, idag)]


def _tillfragade(
    fragade: Iterable[Rad], gallande: Collection[int], *, sedan: date | None
) -> set[int]:
    """Give the contacts that need not be asked: what waits will ask, and what has gone has.

    What waits for a contact that has ended will be held. With `sedan` only what was asked from
    that day on counts of what has gone.
    """
    return {
        nummer
        for rad in fragade
        if rad.tillstand != Tillstand.ATERHALLEN
        and (
            rad.kontakt_id in gallande
            if rad.tillstand in _VANTAR
            else sedan is None or _dag(rad) >= sedan
        )
        for nummer in _egna(rad.data)
    }


def _dag(rad: Rad) -> date:
    """Give the day on which a question was planned."""
    return date.fromisoformat(rad.orsak.split("/")[1])


def _egna(data: str) -> Collection[int]:
    """Give the contacts that the data of a question names."""
    return set(map(int, json.loads(data)[KONTAKTER]))


def _ny(omgang_id: int, egna: Sequence[Rad], arende_id: int, *, nu: datetime) -> dict[str, Any]:
    """Give a planned question, sealed: one per mailbox and day."""
    dag = nu.astimezone(STOCKHOLM).date().isoformat()
    rad = {
        "omgang_id": omgang_id,
        "orsak": f"{SORT}/{dag}/{arende_id}/{egna[0].id}",
        "sort": SORT,
        "kontakt_id": egna[0].id,
        "arende_id": arende_id,
        "data": json.dumps({KONTAKTER: [ett.id for ett in egna]}),
        "fristversion": 1,
        "tillstand": Tillstand.PLANERAD.value,
        "tidigast": sandtid(nu),
        "skapad": nu,
        "forsok": 0,
        "dubblett": False,
    }
    return {**rad, "summa": forsegling(rad)}


def _plats(session: Session, lasning: Omgangslasning, rad: Rad) -> Kontaktplats:
    arenden = _ORGANETS.rader(session, omgang_id=lasning.id, organ=rad.organ)
    organ = lasning.omgang.finn_organ(rad.organ)
    return Kontaktplats(
        organ=organ.namn,
        organ_i_mening=organ_i_mening(lasning.omgang, organ),
        roll=Kontaktroll(rad.roll),
        steg=tuple(dict.fromkeys(lasning.omgang.process.finn(ett.steg).namn for ett in arenden)),
        egen_frist=min(ett.frist for ett in arenden),
    )
