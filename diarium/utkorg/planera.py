"""Messages that follow from what has happened are put in the outbox in its transaction."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    Date,
    FromClause,
    Insert,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.sql.elements import ColumnElement

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import sandtid
from beslutsmodell.kontakt import Kontaktroll
from beslutsmodell.trappa import Trappa
from diarium.drivsats import Drivsats
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.utkorg.bradska import TIDIGAST, omgangens_stunder, tidigast_varden
from diarium.utkorg.forsegling import andra_utskick, forsegla
from diarium.utkorg.tillstand import Tillstand
from diarium.utkorg.vantande import VANTAR

_ARENDE, _KONTAKT, _UTSKICK = tabell(Arenderad), tabell(Kontaktrad), tabell(Utskicksrad)

OPPNING: Final = "oppning"
"""The kind of the notice that it is a body's turn."""
ARENDEN: Final = "arenden"
"""The cases that one opening tells a mailbox of, in its data, when they are several.

Each stands with the contact that it is told for.
"""
FRAN: Final = "fran"
"""The first day of a message that has one of its own, in its data."""
_VANTANDE: Final = Drivsats(
    select(_UTSKICK.c.id)
    .where(
        _UTSKICK.c.sort == bindparam("sort"),
        _UTSKICK.c.arende_id == bindparam("arende_id"),
        VANTAR,
        ~_UTSKICK.c.dubblett,
    )
    .limit(1),
)
_NYTT = (_UTSKICK.c.id, _UTSKICK.c.sort, _UTSKICK.c.data)
_KOLUMNER = (
    "omgang_id",
    "orsak",
    "sort",
    "kontakt_id",
    "arende_id",
    "data",
    "fristversion",
    "tillstand",
    "tidigast",
    "skapad",
    "forsok",
    "dubblett",
)


def planera_oppning(
    session: Session,
    omgang_id: int,
    arenden: Sequence[int],
    *,
    trappa: Trappa,
    nu: datetime,
) -> None:
    """Plan the notice that it is a body's turn, to its function mailbox and its channels.

    A mailbox gets one for all that open at once. It goes no earlier than the day on which the
    round opens, and keeps that day: a clock that is ahead now changes nothing of it.
    """
    if arenden:
        flera = len(arenden) > 1
        planera_for_arenden(
            *(session, omgang_id, OPPNING, OPPNING, {}, arenden),
            nu=nu,
            fran=trappa.oppnar,
            per_brevlada=flera,
        )


def planera_for_arenden(  # noqa: PLR0913 - one argument per column that differs
    session: Session,
    omgang_id: int,
    sort: str,
    orsak: str,
    data: Mapping[str, object],
    arenden: Sequence[int] | Select[tuple[int]],
    *,
    nu: datetime,
    roller: Sequence[Kontaktroll] = (Kontaktroll.REGISTRATOR,),
    per_brevlada: bool = False,
    fran: date | None = None,
    senast: datetime | None = None,
) -> None:
    """Plan one message per case and contact, once per cause.

    One statement for all; the cases are named, or chosen by a statement of their own. What is
    not a plain opening is sealed as well: such a one holds nothing that its cause does not tell.
    `data` is what the text needs beside the state at sending. `per_brevlada`
    gives one message to an address that stands for several bodies; an opening notes which cases
    they are. `fran` is the first day on
    which it may go, and is kept with it; `senast` is when it has come too late, beside the
    counterparty's deadline and the bodies' own last days.
    """
    if fran is not None:
        data = {**data, FRAN: fran.isoformat()}
    fran_stund = tidigast_for(data, nu=nu)
    stunder = (
        *omgangens_stunder(session, omgang_id, sort, nu=fran_stund),
        *filter(None, (senast,)),
    )
    varden: dict[str, object] = {
        "b_orsak": f"{orsak}/",
        "b_sort": sort,
        **_datavarden(data),
        **tidigast_varden(sort, sandtid(fran_stund, *stunder), fran=fran_stund),
        "b_nu": nu,
        "b_idag": nu.astimezone(STOCKHOLM).date(),
        "b_omgang": omgang_id,
    }
    if not isinstance(arenden, Select) and len(arenden) == 1 and not per_brevlada:
        sats_for_ett = _sats_for_ett(tuple(roller))
        _forsegla(session, sats_for_ett.rader(session, b_arende=arenden[0], **varden))
        return
    varden["b_roller"] = [roll.value for roll in roller]
    if isinstance(arenden, Select):
        urval = _urval(per_brevlada=per_brevlada).where(_ARENDE.c.id.in_(arenden))
        sats = insert(_UTSKICK).from_select(list(_KOLUMNER), urval)
    else:
        sats = _sats_for_namngivna(per_brevlada=per_brevlada)
        varden["b_arenden"] = list(arenden)
    _forsegla(session, session.execute(sats.returning(*_NYTT), varden).all())


def _forsegla(session: Session, nya: Iterable[Any]) -> None:
    """Seal what is not a plain opening."""
    forsegla(session, [rad.id for rad in nya if (rad.sort, rad.data) != (OPPNING, "{}")])


def _datavarden(data: Mapping[str, object]) -> dict[str, str]:
    """Give the data of a message, and what stands before the cases that it may name."""
    return {
        "b_data": json.dumps(data, ensure_ascii=False),
        "b_fore": json.dumps({**data, ARENDEN: []}, ensure_ascii=False).removesuffix("]}"),
    }


def tidigast_for(data: Mapping[str, object], *, nu: datetime) -> datetime:
    """Give now, or the beginning of the first day that a message's data names.

    When it goes after that is for the send window and the days that it tells (`sandtid`).
    """
    if FRAN not in data:
        return nu
    fran = datetime.combine(date.fromisoformat(str(data[FRAN])), time.min, tzinfo=STOCKHOLM)
    return max(nu, fran)


def aterhall_vantande(
    session: Session,
    sort: str,
    arenden: Sequence[int],
    *,
    motivering: str,
) -> None:
    """Hold back the messages of a kind that still wait, for cases that are to be told anew."""
    if not any(_VANTANDE.rader(session, sort=sort, arende_id=ett) for ett in arenden):
        return  # nearly always
    andra_utskick(
        session,
        update(_UTSKICK)
        .where(
            _UTSKICK.c.sort == sort,
            _UTSKICK.c.arende_id.in_(arenden),
            VANTAR,
            ~_UTSKICK.c.dubblett,
        )
        .values(tillstand=Tillstand.ATERHALLEN.value, motivering=motivering),
    )


@lru_cache(maxsize=2)
def _sats_for_namngivna(*, per_brevlada: bool) -> Insert:
    """Give the statement for cases that are named: built once, for every decision may open one."""
    valda = _ARENDE.c.id.in_(bindparam("b_arenden", expanding=True))
    urval = _urval(per_brevlada=per_brevlada).where(valda)
    return insert(_UTSKICK).from_select(list(_KOLUMNER), urval)


@lru_cache(maxsize=8)
def _sats_for_ett(roller: tuple[Kontaktroll, ...]) -> Drivsats:
    """Give the statement for one case, as nearly every decision opens; it is given the ids."""
    urval = _urval(per_brevlada=False, roller=roller).where(
        _ARENDE.c.id == bindparam("b_arende", type_=Integer),
    )
    sats = insert(_UTSKICK).from_select(list(_KOLUMNER), urval)
    return Drivsats(sats.returning(*_NYTT))


def _urval(*, per_brevlada: bool, roller: Sequence[Kontaktroll] = ()) -> Select[Any]:
    """Choose what the rows of the outbox are made of: the cases and their contacts.

    The roles are written out when they are given, and else bound to be given later.
    """
    utskrivna: list[ColumnElement[Any]] = [literal_column(f"'{roll.value}'") for roll in roller]
    arende_id = func.min(_ARENDE.c.id) if per_brevlada else _ARENDE.c.id
    kontakt_id = func.min(_KONTAKT.c.id) if per_brevlada else _KONTAKT.c.id
    version = func.max(_ARENDE.c.fristversion) if per_brevlada else _ARENDE.c.fristversion
    tidigast = func.min(TIDIGAST) if per_brevlada else TIDIGAST
    urval = (
        select(
            _ARENDE.c.omgang_id,
            bindparam("b_orsak", type_=String) + _som_text(arende_id) + "/" + _som_text(kontakt_id),
            bindparam("b_sort", type_=String),
            kontakt_id,
            arende_id,
            _sammanlagda_data() if per_brevlada else bindparam("b_data", type_=String),
            version,
            literal(Tillstand.PLANERAD.value),
            tidigast,
            bindparam("b_nu", type_=Utctid),
            literal(0),
            literal(value=False),
        )
        .join(
            _KONTAKT,
            (_KONTAKT.c.omgang_id == _ARENDE.c.omgang_id) & (_KONTAKT.c.organ == _ARENDE.c.organ),
        )
        .where(
            _KONTAKT.c.roll.in_(utskrivna or bindparam("b_roller", expanding=True)),
            galler_dagen(bindparam("b_idag", type_=Date)),
            _ARENDE.c.omgang_id == bindparam("b_omgang", type_=Integer),
        )
        .order_by(arende_id, kontakt_id)
    )
    if per_brevlada:
        urval = urval.group_by(_ARENDE.c.omgang_id, _KONTAKT.c.kanal, _KONTAKT.c.adress)
    return urval


def _sammanlagda_data() -> ColumnElement[str]:
    """Give the data of a message to a mailbox: an opening names its cases when they are several."""
    par = literal("[") + _som_text(_ARENDE.c.id) + "," + _som_text(_KONTAKT.c.id) + "]"
    arenden = func.aggregate_strings(par, ",")
    flera = (bindparam("b_sort", type_=String) == OPPNING) & (func.count(_ARENDE.c.id) > 1)
    samlade = bindparam("b_fore", type_=String) + arenden + literal("]}")
    return case((flera, samlade), else_=bindparam("b_data", type_=String))


def galler_dagen(
    dag: date | ColumnElement[date], kontakt: FromClause = _KONTAKT
) -> ColumnElement[bool]:
    """Choose the contacts that are in force on the day."""
    return and_(
        or_(kontakt.c.galler_fran.is_(None), kontakt.c.galler_fran <= dag),
        or_(kontakt.c.galler_till.is_(None), kontakt.c.galler_till >= dag),
    )


def _som_text(kolumn: ColumnElement[int]) -> ColumnElement[str]:
    return cast(kolumn, String)
