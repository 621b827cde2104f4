"""Claims become messages: one per mailbox and tick, and never a burst after downtime."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Date, bindparam, insert, select, update

from beslutsmodell.kalender import sandtid
from diarium.drivsats import Drivsats, Rad
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Anspraksrad, Kontaktrad, Utskicksrad
from diarium.utkorg.bradska import dagens_slut, omgangens_stunder
from diarium.utkorg.forsegling import andra_utskick, anspraksforsegling, forsegling
from diarium.utkorg.tillstand import Tillstand
from diarium.utkorg.vantande import VANTAR

_ARENDE, _KONTAKT = tabell(Arenderad), tabell(Kontaktrad)
_ANSPRAK, _UTSKICK = tabell(Anspraksrad), tabell(Utskicksrad)
PAMINNELSE: Final = "paminnelse"
_NYCKEL: Final = ("arende_id", "fristversion", "trappsteg", "dag", "kontakt_id")
_ERSATT: Final = "ett senare steg i trappan gick ut i dess ställe"
_SAMMANSLAGET: Final = "slogs ihop med en senare påminnelse till samma brevlåda"
_PER_GANG: Final = 500
_EGEN: Final = "paminnelse/"
"""What the cause of a reminder begins with that carries claims, and was not passed on."""

_LEDIGA: Final = Drivsats(
    select(
        _ANSPRAK,
        *(_ARENDE.c.omgang_id, _ARENDE.c.frist),
        *(_KONTAKT.c.kanal, _KONTAKT.c.adress, _KONTAKT.c.roll),
    )
    .join(_ARENDE, _ARENDE.c.id == _ANSPRAK.c.arende_id)
    .join(_KONTAKT, _KONTAKT.c.id == _ANSPRAK.c.kontakt_id)
    .where(_ANSPRAK.c.utskick_id.is_(None), _ANSPRAK.c.overhoppat.is_(None))
    .order_by(_ANSPRAK.c.arende_id, _ANSPRAK.c.kontakt_id),
)
_DETTA = (
    (_ANSPRAK.c.arende_id == bindparam("b_arende_id"))
    & (_ANSPRAK.c.fristversion == bindparam("b_fristversion"))
    & (_ANSPRAK.c.trappsteg == bindparam("b_trappsteg"))
    & (_ANSPRAK.c.dag == bindparam("b_dag", type_=Date))
    & (_ANSPRAK.c.kontakt_id == bindparam("b_kontakt_id"))
)


def bunta(session: Session, *, nu: datetime) -> int:
    """Plan a message for the claims that have none; give how many messages were planned.

    Of several rungs for the same case and contact only the last is sent, the others are noted
    as passed over with the reason. One mailbox gets one message for all that it owes: a reminder
    that still waits to be sent is merged into the new one.
    """
    ansprak = _lediga(session)
    if not ansprak:
        return 0
    tagna = _ta_tillbaka(session, {_brevlada(ett) for ett in ansprak})
    if tagna:
        ansprak = _lediga(session)
    galler, ersatta = _sista_steget(ansprak)
    if ersatta:
        session.execute(
            update(_ANSPRAK).where(_DETTA).values(overhoppat=_ERSATT, summa=bindparam("b_summa")),
            [_nyckel(ett, overhoppat=_ERSATT) for ett in ersatta],
        )
    brevlador: dict[tuple[object, ...], list[Rad]] = defaultdict(list)
    for ett in galler:
        brevlador[_brevlada(ett)].append(ett)
    buntar = [_forst_ledig(bunt, tagna, nu=nu) for bunt in brevlador.values()]
    _planera(session, buntar, nu=nu)
    return len(buntar)


def _lediga(session: Session) -> Sequence[Rad]:
    """Read the claims that no message carries."""
    return _LEDIGA.rader(session)


def _brevlada(rad: Rad) -> tuple[object, ...]:
    return rad.omgang_id, rad.kanal, rad.adress, rad.roll


def _ta_tillbaka(session: Session, brevlador: set[tuple[object, ...]]) -> set[str]:
    """Free the claims of unsent reminders to the mailboxes; give the causes of these.

    Without it, mail that waited for Monday or for a sender that was down would come in a burst.
    """
    vantande = (
        _UTSKICK.c.orsak.startswith(_EGEN),
        VANTAR,
        ~_UTSKICK.c.dubblett,
    )
    rader = session.execute(
        select(
            _UTSKICK.c.id,
            _UTSKICK.c.orsak,
            _UTSKICK.c.omgang_id,
            _KONTAKT.c.kanal,
            _KONTAKT.c.adress,
            _KONTAKT.c.roll,
        )
        .join(_KONTAKT, _KONTAKT.c.id == _UTSKICK.c.kontakt_id)
        .where(*vantande, _UTSKICK.c.omgang_id.in_({omgang for omgang, *_ in brevlador}))
        .order_by(_UTSKICK.c.id)
        .with_for_update(of=_UTSKICK),
    )
    orsaker = {rad.id: rad.orsak for rad in rader if _brevlada(rad) in brevlador}
    ider = list(orsaker)
    for forst in range(0, len(ider), _PER_GANG):
        aterhallna = andra_utskick(
            session,
            update(_UTSKICK)
            .where(_UTSKICK.c.id.in_(ider[forst : forst + _PER_GANG]), *vantande)
            .values(tillstand=Tillstand.ATERHALLEN.value, motivering=_SAMMANSLAGET),
        )
        session.execute(
            update(_ANSPRAK)
            .where(_ANSPRAK.c.utskick_id.in_(aterhallna))
            .values(utskick_id=None, summa=None),
        )
    return set(orsaker.values())


def _orsak(ett: Rad, nu: datetime) -> str:
    return f"paminnelse/{ett.kontakt_id}/{nu.isoformat()}"


def _forst_ledig(bunt: list[Rad], tagna: set[str], *, nu: datetime) -> list[Rad]:
    """Let a contact stand first of whom no reminder was planned, and taken back, this instant."""
    return sorted(bunt, key=lambda ett: _orsak(ett, nu) in tagna) if tagna else bunt


def _sista_steget(ansprak: Iterable[Rad]) -> tuple[list[Rad], list[Rad]]:
    """Part the claims in those that hold and those that a later rung takes the place of."""
    per_mottagare: dict[tuple[int, int], list[Rad]] = defaultdict(list)
    for ett in ansprak:
        per_mottagare[ett.arende_id, ett.kontakt_id].append(ett)
    galler, ersatta = [], []
    for grupp in per_mottagare.values():
        *andra, sist = sorted(grupp, key=lambda ett: (ett.fristversion, ett.dag, ett.trappsteg))
        galler.append(sist)
        ersatta += andra
    return galler, ersatta


def _planera(session: Session, buntar: Sequence[list[Rad]], *, nu: datetime) -> None:
    orsaker = [_orsak(bunt[0], nu) for bunt in buntar]
    tider = _tider(session, buntar, nu=nu)
    rader = [
        _rad(orsak, bunt, tidigast, nu=nu)
        for orsak, bunt, tidigast in zip(orsaker, buntar, tider, strict=True)
    ]
    session.execute(insert(_UTSKICK), [{**rad, "summa": forsegling(rad)} for rad in rader])
    utskick = select(_UTSKICK.c.id).where(_UTSKICK.c.orsak == bindparam("b_orsak"))
    session.execute(
        update(_ANSPRAK)
        .where(_DETTA)
        .values(utskick_id=utskick.scalar_subquery(), summa=bindparam("b_summa")),
        [
            {**_nyckel(ett, orsak=orsak), "b_orsak": orsak}
            for orsak, bunt in zip(orsaker, buntar, strict=True)
            for ett in bunt
        ],
    )


def _tider(session: Session, buntar: Sequence[list[Rad]], *, nu: datetime) -> list[datetime]:
    """Give when each reminder may go: in the send window, or at once when that is too late."""
    omgangar = {bunt[0].omgang_id for bunt in buntar}
    motparten = {ett: omgangens_stunder(session, ett, PAMINNELSE, nu=nu) for ett in omgangar}
    return [
        sandtid(nu, *motparten[bunt[0].omgang_id], *(dagens_slut(ett.frist) for ett in bunt))
        for bunt in buntar
    ]


def _rad(orsak: str, bunt: Sequence[Rad], tidigast: datetime, *, nu: datetime) -> dict[str, Any]:
    """Give the reminder that carries the claims."""
    return {
        "omgang_id": bunt[0].omgang_id,
        "orsak": orsak,
        "sort": PAMINNELSE,
        "kontakt_id": bunt[0].kontakt_id,
        "arende_id": bunt[0].arende_id,
        "data": f'{{"trappsteg": {max(bunt, key=lambda ett: (ett.dag, ett.trappsteg)).trappsteg}}}',
        "fristversion": max(ett.fristversion for ett in bunt),
        "tillstand": Tillstand.PLANERAD.value,
        "tidigast": tidigast,
        "skapad": nu,
        "forsok": 0,
        "dubblett": False,
    }


def _nyckel(
    ett: Rad,
    *,
    orsak: str | None = None,
    overhoppat: str | None = None,
) -> dict[str, object]:
    """Give the key of a claim and the seal that it gets."""
    summa = anspraksforsegling(ett, orsak=orsak, overhoppat=overhoppat)
    return {**{f"b_{namn}": getattr(ett, namn) for namn in _NYCKEL}, "b_summa": summa}
