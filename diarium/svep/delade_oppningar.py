"""An opening of several cases is parted by contact: these may be replaced one by one."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import Date, and_, bindparam, or_, select

from diarium.drivsats import Drivsats, Rad
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.utkorg.brevladan import ar_samlad, oppningens_arenden
from diarium.utkorg.planera import ARENDEN, OPPNING
from diarium.utkorg.tillstand import Tillstand
from diarium.utkorg.vantande import VANTAR

_ARENDE, _UTSKICK = tabell(Arenderad), tabell(Utskicksrad)
_KONTAKT = tabell(Kontaktrad)
_VID: Final = _KONTAKT.alias()
_MISSLYCKADE: Final = frozenset({Tillstand.BESTAENDE_FEL.value, Tillstand.DOD.value})
_Vid = Mapping[tuple[str, str, str, str], Sequence[Rad]]
_ORGANEN: Final = Drivsats(
    select(_ARENDE.c.id, _ARENDE.c.organ)
    .where(_ARENDE.c.omgang_id == bindparam("omgang_id"))
    .order_by(_ARENDE.c.id),
)
_LAMNADE: Final = Drivsats(
    select(
        *(_KONTAKT.c.id, _KONTAKT.c.omgang_id, _KONTAKT.c.organ),
        *(_ARENDE.c.id.label("arende"), _UTSKICK.c.arende_id, _UTSKICK.c.data),
    )
    .join_from(_UTSKICK, _VID, _VID.c.id == _UTSKICK.c.kontakt_id)
    .join(
        _KONTAKT,
        and_(*(_KONTAKT.c[ett] == _VID.c[ett] for ett in ("omgang_id", "kanal", "adress", "roll"))),
    )
    .join(
        _ARENDE,
        (_ARENDE.c.omgang_id == _KONTAKT.c.omgang_id) & (_ARENDE.c.organ == _KONTAKT.c.organ),
    )
    .where(
        or_(
            VANTAR & (_UTSKICK.c.tidigast <= bindparam("till", type_=Utctid)),
            (_UTSKICK.c.tillstand == bindparam("okant")) & ~_UTSKICK.c.dubblett,
        ),
        _UTSKICK.c.sort == OPPNING,
        _UTSKICK.c.data.contains(f'"{ARENDEN}"'),
        _KONTAKT.c.galler_till < bindparam("idag", type_=Date),
    )
    .order_by(_KONTAKT.c.id)
)
"""Contacts that have ended at a mailbox to which an opening of several is about to go."""


def dela(
    session: Session,
    omgang_id: int,
    rader: Sequence[Rad],
    kontakter: Iterable[Rad],
    *,
    idag: date,
) -> Sequence[Rad]:
    """Give the messages of a round, with one row per case for an opening of several.

    Each is as if it had been planned for the contact of its own body at the same mailbox; its id
    and its cause are those of the message that there is.
    """
    if not any(map(ar_samlad, rader)):
        return rader
    organen = {rad.id: rad.organ for rad in _ORGANEN.rader(session, omgang_id=omgang_id)}
    vid: dict[tuple[str, str, str, str], list[Rad]] = defaultdict(list)
    for ett in kontakter:
        if ett.galler_fran is None or ett.galler_fran <= idag:
            vid[ett.organ, *_lada(ett)].append(ett)
    return [del_ for rad in rader for del_ in _delarna(rad, organen, vid)]


def som_har_lamnat(session: Session, *, till: datetime, idag: date) -> list[Rad]:
    """Give those who have ended, and for whose cases an opening of several goes until then.

    Its sender had it meanwhile, or it went and nobody knows whether it came.
    """
    rader = _LAMNADE.rader(session, till=till, idag=idag, okant=Tillstand.OKANT.value)
    return [rad for rad in rader if rad.arende in oppningens_arenden(rad)]


def ar_annans(rad: Rad) -> bool:
    """Tell whether a row is a part of an opening that is planned for another's contact."""
    return rad.sort == OPPNING and not rad.orsak.endswith(f"/{rad.kontakt_id}")


def _delarna(rad: Rad, organen: Mapping[int, str], vid: _Vid) -> Iterator[Rad]:
    if not ar_samlad(rad):
        yield rad
        return
    data = {namn: varde for namn, varde in json.loads(rad.data).items() if namn != ARENDEN}
    for arende in oppningens_arenden(rad):
        organ = organen[arende]
        for egen in _stod_dar(rad, organ, vid):
            yield rad._replace(
                arende_id=arende, kontakt_id=egen, organ=organ, data=json.dumps(data)
            )


def _stod_dar(rad: Rad, organ: str, vid: _Vid) -> Sequence[int]:
    """Give who has stood for a body at the mailbox of an opening.

    The last, who may be replaced: any of them if it failed, for a new name is a new attempt.
    """
    if organ == rad.organ:
        return [rad.kontakt_id]
    alla = [ett.id for ett in vid.get((organ, *_lada(rad)), ())]
    return alla if rad.tillstand in _MISSLYCKADE else alla[-1:]


def _lada(rad: Rad) -> tuple[str, str, str]:
    return rad.kanal, rad.adress, rad.roll
