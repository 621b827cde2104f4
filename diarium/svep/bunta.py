"""Claims become messages: one per mailbox and tick, and never a burst after downtime."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, select, update

from beslutsmodell.kontakt import Kontaktroll
from diarium.drivsats import Drivsats, Rad
from diarium.session import Session
from diarium.svep.planera_buntar import EGEN, planera_buntar
from diarium.tabeller.arende import ARENDEN_PER_OMGANG, Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Anspraksrad, Kontaktrad, Utskicksrad
from diarium.utkorg.anspraksnyckel import DETTA, NYCKEL, nyckelvarden
from diarium.utkorg.forsegling import andra_utskick, anspraksforsegling
from diarium.utkorg.tillstand import Tillstand
from diarium.utkorg.vantande import VANTAR

_ARENDE, _KONTAKT = tabell(Arenderad), tabell(Kontaktrad)
_ANSPRAK, _UTSKICK = tabell(Anspraksrad), tabell(Utskicksrad)
ERSATT: Final = "ett senare steg i trappan gick ut i dess ställe"
SAMMANSLAGET: Final = "slogs ihop med en senare påminnelse till samma brevlåda"
_PER_GANG: Final = 500
_OSANT: Final = (_UTSKICK.c.orsak.startswith(EGEN), VANTAR, ~_UTSKICK.c.dubblett)
_UTOMSTAENDE: Final = {roll.value: roll for roll in Kontaktroll if not roll.svarar}
_LEDIGT: Final = _ANSPRAK.c.utskick_id.is_(None) & _ANSPRAK.c.overhoppat.is_(None)
_OMGANGAR: Final = Drivsats(
    select(((_ANSPRAK.c.arende_id - 1) // ARENDEN_PER_OMGANG).label("omgang_id"))
    .where(_LEDIGT)
    .distinct()
    .order_by("omgang_id"),
)
_LEDIGA: Final = Drivsats(
    select(
        *(_ANSPRAK.c[namn] for namn in (*NYCKEL, "tid")),
        *(_ARENDE.c.frist, _KONTAKT.c.kanal, _KONTAKT.c.adress, _KONTAKT.c.roll),
    )
    .join(_ARENDE, _ARENDE.c.id == _ANSPRAK.c.arende_id)
    .join(_KONTAKT, _KONTAKT.c.id == _ANSPRAK.c.kontakt_id)
    .where(_LEDIGT, _KONTAKT.c.omgang_id == bindparam("omgang_id"))
    .order_by(_ANSPRAK.c.arende_id, _ANSPRAK.c.kontakt_id),
)
_HOPPA_OVER: Final = Drivsats(
    update(_ANSPRAK)
    .where(DETTA)
    .values(overhoppat=bindparam("b_overhoppat"), summa=bindparam("b_summa")),
)


def bunta(session: Session, *, nu: datetime) -> int:
    """Plan a message for the claims that have none; give how many messages were planned.

    Of several rungs for the same case and contact only the last is sent, the others are noted
    as passed over with the reason. One mailbox gets one message for all that it owes: a reminder
    that still waits to be sent is merged into the new one. A mailbox is one round's, so memory
    holds the claims of one round at a time.
    """
    omgangar = [rad.omgang_id for rad in _OMGANGAR.rader(session)]
    if not omgangar:
        return 0
    vantande = _vantande(session, omgangar)
    return sum(_bunta_omgangen(session, ett, vantande.get(ett, ()), nu=nu) for ett in omgangar)


def _bunta_omgangen(
    session: Session, omgang_id: int, vantande: Sequence[Row[Any]], *, nu: datetime
) -> int:
    """Do it for the claims of one round; `vantande` are its reminders that have not gone."""
    ansprak = _LEDIGA.rader(session, omgang_id=omgang_id)
    if vantande and _ta_tillbaka(session, vantande, set(map(_brevlada, ansprak))):
        ansprak = _LEDIGA.rader(session, omgang_id=omgang_id)
    galler, ersatta = _sista_steget(ansprak)
    if ersatta:
        _HOPPA_OVER.kor(
            session,
            *({**_nyckel(ett, overhoppat=ERSATT), "b_overhoppat": ERSATT} for ett in ersatta),
        )
    brevlador: dict[tuple[object, ...], list[Rad]] = defaultdict(list)
    for ett in galler:
        brevlador[_brevlada(ett)].append(ett)
    planera_buntar(session, omgang_id, list(brevlador.values()), nu=nu)
    return len(brevlador)


def _vantande(session: Session, omgangar: Sequence[int]) -> Mapping[int, Sequence[Row[Any]]]:
    """Lock the reminders of the rounds that wait to be sent, and give them by round."""
    per: dict[int, list[Row[Any]]] = defaultdict(list)
    for rad in session.execute(
        select(
            _UTSKICK.c.id,
            _UTSKICK.c.omgang_id,
            _KONTAKT.c.kanal,
            _KONTAKT.c.adress,
            _KONTAKT.c.roll,
        )
        .join(_KONTAKT, _KONTAKT.c.id == _UTSKICK.c.kontakt_id)
        # "+ 0", or SQLite goes through all that the rounds have ever been sent, by another index.
        .where(*_OSANT, (_UTSKICK.c.omgang_id + 0).in_(omgangar))
        .order_by(_UTSKICK.c.id + 0)
        .with_for_update(of=_UTSKICK),
    ):
        per[rad.omgang_id].append(rad)
    return per


def _ta_tillbaka(
    session: Session, vantande: Iterable[Row[Any]], brevlador: set[tuple[object, ...]]
) -> bool:
    """Free the claims of unsent reminders to the mailboxes; tell whether there were any.

    Without it, mail that waited for Monday or for a sender that was down would come in a burst.
    """
    ider = [rad.id for rad in vantande if _brevlada(rad) in brevlador]
    for forst in range(0, len(ider), _PER_GANG):
        aterhallna = andra_utskick(
            session,
            update(_UTSKICK)
            .where(_UTSKICK.c.id.in_(ider[forst : forst + _PER_GANG]), *_OSANT)
            .values(tillstand=Tillstand.ATERHALLEN.value, motivering=SAMMANSLAGET),
        )
        session.execute(
            update(_ANSPRAK)
            .where(_ANSPRAK.c.utskick_id.in_(aterhallna))
            .values(utskick_id=None, summa=None),
        )
    return bool(ider)


def _brevlada(rad: Any) -> tuple[object, ...]:  # noqa: ANN401 - a row
    """Give the mailbox of a claim or a message, as the plan does (`beslutsmodell.brevlada`)."""
    return rad.kanal, rad.adress, _UTOMSTAENDE.get(rad.roll)


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


def _nyckel(ett: Rad, *, overhoppat: str) -> dict[str, object]:
    """Give the key of a claim and the seal that it gets when it is passed over."""
    summa = anspraksforsegling(ett, orsak=None, overhoppat=overhoppat)
    return {**nyckelvarden(ett), "b_summa": summa}
