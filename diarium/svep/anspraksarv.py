"""Rungs that an ended contact was claimed for are claimed for those that took its place.

What it got is noted as passed over for them, so that no rung goes to a body twice; of what it
never got only the last rung is due. Nothing is lost, and nothing comes in a burst.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import bindparam, insert, null, select, update

from diarium.drivsats import Drivsats, Rad
from diarium.session import Session
from diarium.svep.omadressering import BYTT, MISSLYCKADE, VANTANDE, Arv
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import PAUSAT, Anspraksrad, Utskicksrad
from diarium.utkorg.anspraksnyckel import DETTA
from diarium.utkorg.forsegling import andra_utskick, anspraksforsegling
from diarium.utkorg.tillstand import Tillstand
from diarium.utkorg.vantande import VANTAR

_ARENDE, _ANSPRAK, _UTSKICK = tabell(Arenderad), tabell(Anspraksrad), tabell(Utskicksrad)
FORE_BYTET: Final = "kontakten är bytt: steget hör till den som gällde före"
_OSKICKAT: Final = VANTANDE | MISSLYCKADE


_Nyckel = tuple[int, int, int, date, int]
"""Case, deadline version, rung, its day, and contact."""


class _Anspraket(NamedTuple):
    """A claim as it is to be: with a reason why it gives nothing, or free for a message."""

    arende_id: int
    fristversion: int
    trappsteg: int
    dag: date
    kontakt_id: int
    tid: datetime
    overhoppat: str | None

    @property
    def nyckel(self) -> "_Nyckel":
        """Give what tells it from others."""
        return self[:5]

    @property
    def varden(self) -> dict[str, object]:
        """Give its columns, sealed when it gives nothing."""
        summa = anspraksforsegling(self, orsak=None, overhoppat=self.overhoppat)
        alla = {**self._asdict(), "summa": summa if self.overhoppat else None}
        return {f"b_{namn}": varde for namn, varde in alla.items()}

    @property
    def andring(self) -> dict[str, object]:
        """Give its columns but the time, which stays."""
        return {namn: varde for namn, varde in self.varden.items() if namn != "b_tid"}


_ORGANETS: Final = Drivsats(
    select(
        _ANSPRAK,
        _ARENDE.c.paminns,
        _ARENDE.c.fristversion.label("galler"),
        *(_UTSKICK.c.tillstand, _UTSKICK.c.dubblett),
    )
    .join_from(_ARENDE, _ANSPRAK, _ANSPRAK.c.arende_id == _ARENDE.c.id)
    .join(_UTSKICK, _UTSKICK.c.id == _ANSPRAK.c.utskick_id, isouter=True)
    .where(
        _ARENDE.c.omgang_id == bindparam("omgang_id"),
        _ARENDE.c.organ == bindparam("organ"),
    )
    .order_by(
        _ANSPRAK.c.arende_id,
        *(_ANSPRAK.c.fristversion.desc(), _ANSPRAK.c.dag.desc(), _ANSPRAK.c.trappsteg.desc()),
    ),
)
"""The claims of a body, the last rung of each case first."""
_SATT_IN: Final = Drivsats(
    insert(_ANSPRAK).values(
        {
            namn: bindparam(f"b_{namn}", type_=_ANSPRAK.c[namn].type)
            for namn in (*_Anspraket._fields, "summa")
        }
    ),
)
_ANDRA: Final = Drivsats(
    update(_ANSPRAK)
    .where(DETTA)
    .values(utskick_id=null(), overhoppat=bindparam("b_overhoppat"), summa=bindparam("b_summa")),
)
_SLAPP: Final = Drivsats(
    update(_ANSPRAK)
    .where(_ANSPRAK.c.utskick_id == bindparam("utskick_id"))
    .values(utskick_id=null(), summa=null()),
)
_KVAR: Final = Drivsats(
    select(_ANSPRAK.c.kontakt_id).where(_ANSPRAK.c.utskick_id == bindparam("utskick_id")),
)
_MOTTAGARE: Final = Drivsats(
    select(_UTSKICK.c.kontakt_id).where(_UTSKICK.c.id == bindparam("utskick_id")),
)


def arv_ansprak(session: Session, omgang_id: int, arven: Sequence[Arv]) -> None:
    """Claim for each contact that took another's place what that one was claimed for.

    Claims that are to give a message are left free for `bunta`.
    """
    rorda: set[int] = set()
    for organ in dict.fromkeys(arv.gammal.organ for arv in arven):
        alla = _ORGANETS.rader(session, omgang_id=omgang_id, organ=organ)
        finns = {_nyckel(ett): ett.overhoppat for ett in alla}
        for arv in (ett for ett in arven if ett.gammal.organ == organ):
            egna = [ett for ett in alla if ett.kontakt_id == arv.gammal.id]
            samma = arv.vid_samma_brevlada
            for ny in arv.nya:
                _skriv(session, _for_den_nya(egna, ny.id, finns, samma=ny.id in samma), finns)
            rorda |= _losgor(session, [ett for ett in egna if not (samma and ett.dubblett)])
    _hall_tomma(session, rorda, {arv.gammal.id for arv in arven})


def _nyckel(ansprak: Rad) -> _Nyckel:
    return (
        *(ansprak.arende_id, ansprak.fristversion, ansprak.trappsteg, ansprak.dag),
        ansprak.kontakt_id,
    )


def _for_den_nya(
    egna: Iterable[Rad], kontakt_id: int, finns: Mapping[_Nyckel, str | None], *, samma: bool
) -> list[_Anspraket]:
    """Give the claims that a new contact gets of an old one's: at most one per case is free.

    None of what the old one may have got, when it has the same mailbox: that goes there once more.
    """
    return [
        _Anspraket(
            *_nyckel(rad)[:4], kontakt_id, rad.tid, None if skyldigt and rad is sist else FORE_BYTET
        )
        for sist, rader in _per_arende(egna)
        for skyldigt in [_ar_skyldigt(sist, kontakt_id, finns) and not (samma and sist.dubblett)]
        for rad in rader
        if rad.fristversion == rad.galler or (skyldigt and rad is sist)
    ]


def _per_arende(egna: Iterable[Rad]) -> Iterator[tuple[Rad, list[Rad]]]:
    """Yield the last rung of every case, and all of them."""
    per: dict[int, list[Rad]] = defaultdict(list)
    for ett in egna:
        per[ett.arende_id].append(ett)
    yield from ((rader[0], rader) for rader in per.values())


def _ar_skyldigt(sist: Rad, kontakt_id: int, finns: Mapping[_Nyckel, str | None]) -> bool:
    """Tell whether the last rung never went, and the new contact has had none as late."""
    har_gatt = (
        sist.overhoppat not in {None, PAUSAT}
        if sist.utskick_id is None
        else sist.tillstand not in _OSKICKAT
    )
    har_eget = any(
        (arende, kontakt) == (sist.arende_id, kontakt_id)
        and (version, dag, steg) >= (sist.fristversion, sist.dag, sist.trappsteg)
        and overhoppat != FORE_BYTET
        for (arende, version, steg, dag, kontakt), overhoppat in finns.items()
    )
    return bool(sist.paminns and not har_gatt and not har_eget)


def _skriv(
    session: Session, ansprak: Iterable[_Anspraket], finns: dict[_Nyckel, str | None]
) -> None:
    """Write claims that there are none of; one that was passed over may have come to be due."""
    for ett in ansprak:
        if ett.nyckel not in finns:
            _SATT_IN.kor(session, ett.varden)
        elif ett.overhoppat is None:
            _ANDRA.kor(session, ett.andring)
        else:
            continue
        finns[ett.nyckel] = ett.overhoppat


def _losgor(session: Session, egna: Iterable[Rad]) -> set[int]:
    """Take the claims of an ended contact out of what waits to be sent; give those messages."""
    vantar = [ett for ett in egna if ett.utskick_id and ett.tillstand in VANTANDE]
    for ett in vantar:
        _ANDRA.kor(session, _Anspraket(*_nyckel(ett), ett.tid, BYTT).andring)
    return {ett.utskick_id for ett in vantar}


def _hall_tomma(session: Session, utskick: Iterable[int], slutade: Collection[int]) -> None:
    """Hold back reminders that nothing is left of, or that go to who has ended.

    What other bodies at the same address are reminded of there is left free for `bunta`.
    """
    for utskick_id in sorted(utskick):
        ((mottagare,),) = _MOTTAGARE.rader(session, utskick_id=utskick_id)
        if mottagare in slutade or not _KVAR.rader(session, utskick_id=utskick_id):
            _SLAPP.kor(session, {"utskick_id": utskick_id})
            andra_utskick(
                session,
                update(_UTSKICK)
                .where(_UTSKICK.c.id == utskick_id, VANTAR)
                .values(tillstand=Tillstand.ATERHALLEN.value, motivering=BYTT),
            )
