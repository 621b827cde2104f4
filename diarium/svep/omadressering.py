"""Messages that an ended contact never got are planned for those that took its place."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    bindparam,
    func,
    insert,
    literal_column,
    select,
    update,
)

from beslutsmodell.frist import STOCKHOLM
from diarium.drivsats import Drivsats, Rad
from diarium.kontaktlasning import galler
from diarium.session import Session
from diarium.svep.delade_oppningar import dela
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.utkorg.brevladan import PER_BREVLADA, lada
from diarium.utkorg.forsegling import andra_utskick, forsegling
from diarium.utkorg.kontaktfraga import SORT as KONTAKTFRAGA
from diarium.utkorg.omledd import ORSAK as OMLEDD_ORSAK
from diarium.utkorg.planera import tidigast_for
from diarium.utkorg.tillstand import Tillstand
from diarium.utkorg.vantande import VANTAR

_ARENDE, _KONTAKT, _UTSKICK = tabell(Arenderad), tabell(Kontaktrad), tabell(Utskicksrad)
VANTANDE: Final = frozenset({Tillstand.PLANERAD.value, Tillstand.TILLFALLIGT_FEL.value})
MISSLYCKADE: Final = frozenset({Tillstand.BESTAENDE_FEL.value, Tillstand.DOD.value})
"""States of a message that certainly has not arrived, and that nobody sends again."""
GAR_INTE: Final = MISSLYCKADE | {Tillstand.ATERHALLEN.value}
BYTT: Final = "kontakten gäller inte längre: de som gäller får meddelandet"
_FOLJER_INTE: Final[list[ColumnElement[str]]] = [
    literal_column("'paminnelse'"),
    literal_column(f"'{KONTAKTFRAGA}'"),
]
"""Rungs are claimed anew, and a contact is asked about itself alone."""
_UTSKICKEN: Final = Drivsats(
    select(
        *(_UTSKICK.c.id, _UTSKICK.c.orsak, _UTSKICK.c.sort, _UTSKICK.c.kontakt_id),
        *(_UTSKICK.c.arende_id, _UTSKICK.c.data, _UTSKICK.c.fristversion, _UTSKICK.c.tillstand),
        _UTSKICK.c.dubblett,
        *(_KONTAKT.c.organ, _KONTAKT.c.roll, _KONTAKT.c.kanal, _KONTAKT.c.adress),
    )
    .join(_KONTAKT, _KONTAKT.c.id == _UTSKICK.c.kontakt_id)
    .where(
        _UTSKICK.c.omgang_id == bindparam("omgang_id"),
        _UTSKICK.c.sort.not_in(_FOLJER_INTE),
        ~_UTSKICK.c.orsak.startswith(f"{OMLEDD_ORSAK}/"),
    )
    .order_by(_UTSKICK.c.id),
)
_KONTAKTERNA: Final = Drivsats(
    select(_KONTAKT).where(_KONTAKT.c.omgang_id == bindparam("omgang_id")).order_by(_KONTAKT.c.id),
)
_FORSTA_ARENDET: Final = Drivsats(
    select(_ARENDE.c.organ, func.min(_ARENDE.c.id).label("id"))
    .where(_ARENDE.c.omgang_id == bindparam("omgang_id"))
    .group_by(_ARENDE.c.organ),
)


class Arv(NamedTuple):
    """A contact that has ended, and those of its role that hold instead."""

    gammal: Rad
    nya: tuple[Rad, ...]

    @property
    def vid_samma_brevlada(self) -> frozenset[int]:
        """Give those at the mailbox of the one that ended: what it may have got goes once more."""
        return frozenset(ny.id for ny in self.nya if lada(ny) == lada(self.gammal))


class _Syskon(NamedTuple):
    """A message by its ground: the same was told, or is to be told, to somebody."""

    orsak: str
    organ: str
    roll: str
    kanal: str
    adress: str
    tillstand: str
    id: float
    kanske: bool = False
    """It may have come: the answer was lost."""


@dataclass(slots=True)
class _Utkorg:
    """The messages of a round as they stand, and those that are to be planned."""

    omgang_id: int
    nu: datetime
    forsta_arendet: Mapping[str, int]
    syskon: dict[str, list[_Syskon]] = field(default_factory=lambda: defaultdict(list))
    nya: list[dict[str, Any]] = field(default_factory=list)
    halls: set[int] = field(default_factory=set)

    def planera(self, rad: Rad, till: Rad) -> None:
        """Plan the same message for a contact, unless its mailbox has had it or is to get it.

        It is marked where the same may have come to the mailbox before.
        """
        per_brevlada = rad.sort in PER_BREVLADA
        arende = self.forsta_arendet.get(till.organ) if per_brevlada else rad.arende_id
        orsak = f"{rad.orsak.rsplit('/', 2)[0]}/{arende}/{till.id}"
        redan = any(
            ett.orsak == orsak or (per_brevlada and self._star_sig(ett) and lada(ett) == lada(till))
            for ett in self.syskon[_grund(rad)]
        )
        if arende is not None and not redan:
            dubblett = any(
                ett.kanske and lada(ett) == lada(till) for ett in self.syskon[_grund(rad)]
            )
            ny = ny_rad(self.omgang_id, orsak, rad, arende, till, nu=self.nu, dubblett=dubblett)
            self.nya.append(ny)
            self._minns(_grund(rad), orsak, till, Tillstand.PLANERAD.value, float("inf"))

    def _star_sig(self, ett: _Syskon) -> bool:
        """Tell whether a message has gone, or is still to go."""
        return ett.tillstand not in GAR_INTE and ett.id not in self.halls

    def minns(self, rad: Rad) -> None:
        """Take in a message that there is."""
        kanske = rad.dubblett or rad.tillstand == Tillstand.OKANT.value
        self._minns(_grund(rad), rad.orsak, rad, rad.tillstand, rad.id, kanske=kanske)

    def _minns(
        self,
        grund: str,
        orsak: str,
        kontakt: Rad,
        tillstand: str,
        plats: float,
        *,
        kanske: bool = False,
    ) -> None:
        vem = kontakt.organ, kontakt.roll, kontakt.kanal, kontakt.adress
        ett = _Syskon(orsak, *vem, tillstand, plats, kanske)
        self.syskon[grund].append(ett)

    def har_natt(self, rad: Rad) -> bool:
        """Tell whether another contact of the body, role and channel has got it since."""
        return rad.sort not in PER_BREVLADA and any(
            ett.id > rad.id and self._star_sig(ett)
            for ett in self.syskon[_grund(rad)]
            if (ett.organ, ett.roll, ett.kanal) == (rad.organ, rad.roll, rad.kanal)
        )


def omadressera(session: Session, omgang_id: int, arven: Sequence[Arv], *, nu: datetime) -> None:
    """Plan what ended contacts never got for those that hold, and hold back what waits for them.

    Reminders are not among it: their rungs are claimed anew (`anspraksarv`). Nor is what has been
    passed on since mail came back: it goes on to the next at the claim. A message to an
    address that other bodies still have stays with these.
    """
    kontakter = _KONTAKTERNA.rader(session, omgang_id=omgang_id)
    rader = dela(_UTSKICKEN.rader(session, omgang_id=omgang_id), kontakter)
    utkorg = _Utkorg(omgang_id, nu, _forsta_arendena(session, omgang_id))
    for rad in rader:
        utkorg.minns(rad)
    osanda = [rad for rad in rader if rad.tillstand in VANTANDE | MISSLYCKADE]
    kvar = _kvar_per_brevlada(kontakter, nu)
    for arv in arven:
        for rad in osanda:
            if _ror(rad, arv.gammal):
                _lat_arva(utkorg, rad, arv, kvar)
    _slapp_ovriga(utkorg, osanda, arven, kontakter)
    _hall(session, utkorg.halls)
    if utkorg.nya:
        session.execute(insert(_UTSKICK), utkorg.nya)


def _lat_arva(utkorg: _Utkorg, rad: Rad, arv: Arv, kvar: Mapping[tuple[str, str], Rad]) -> None:
    eget = rad.orsak.endswith(f"/{arv.gammal.id}")
    har_kanske = arv.vid_samma_brevlada if rad.dubblett else frozenset[int]()
    if eget and rad.tillstand in VANTANDE and not har_kanske:
        utkorg.halls.add(rad.id)
        andra = kvar.get(lada(rad))
        if rad.sort in PER_BREVLADA and andra is not None:
            utkorg.planera(rad, andra)
    if not utkorg.har_natt(rad):
        for ny in arv.nya:
            if ny.id not in har_kanske:
                utkorg.planera(rad, ny)


def _slapp_ovriga(
    utkorg: _Utkorg, osanda: Iterable[Rad], arven: Iterable[Arv], kontakter: Iterable[Rad]
) -> None:
    """Plan for themselves those whose opening is held as another contact of it has ended."""
    gamla = {arv.gammal.id for arv in arven}
    per_id = {ett.id: ett for ett in kontakter}
    for rad in osanda:
        if rad.id in utkorg.halls and rad.kontakt_id not in gamla:
            utkorg.planera(rad, per_id[rad.kontakt_id])


def _ror(rad: Rad, gammal: Rad) -> bool:
    """Tell whether a message was for a contact, also as one of several of the same address."""
    if rad.kontakt_id == gammal.id:
        return True
    return rad.sort in PER_BREVLADA and lada(rad) == lada(gammal)


def _forsta_arendena(session: Session, omgang_id: int) -> Mapping[str, int]:
    return {rad.organ: rad.id for rad in _FORSTA_ARENDET.rader(session, omgang_id=omgang_id)}


def _kvar_per_brevlada(kontakter: Iterable[Rad], nu: datetime) -> Mapping[tuple[str, str], Rad]:
    """Give the first contact that holds today of each address."""
    idag = nu.astimezone(STOCKHOLM).date()
    kvar: dict[tuple[str, str], Rad] = {}
    for rad in kontakter:
        if galler(rad, idag):
            kvar.setdefault(lada(rad), rad)
    return kvar


def _hall(session: Session, ider: Iterable[int]) -> None:
    if ider:
        andra_utskick(
            session,
            update(_UTSKICK)
            .where(_UTSKICK.c.id.in_(list(ider)), VANTAR)
            .values(tillstand=Tillstand.ATERHALLEN.value, motivering=BYTT),
        )


def ny_rad(
    omgang_id: int,
    orsak: str,
    mall: Rad,
    arende_id: int,
    kontakt: Rad,
    *,
    nu: datetime,
    dubblett: bool = False,
) -> dict[str, Any]:
    """Give a planned message, sealed."""
    rad = {
        "omgang_id": omgang_id,
        "orsak": orsak,
        "sort": mall.sort,
        "kontakt_id": kontakt.id,
        "arende_id": arende_id,
        "data": mall.data,
        "fristversion": mall.fristversion,
        "tillstand": Tillstand.PLANERAD.value,
        "tidigast": tidigast_for(json.loads(mall.data), nu=nu),
        "skapad": nu,
        "forsok": 0,
        "dubblett": dubblett,
    }
    return {**rad, "summa": forsegling(rad)}


def _grund(rad: Rad) -> str:
    """Give a cause without its contact, and without its case when that stands for the mailbox."""
    borjan, _, _ = rad.orsak.rsplit("/", 2)
    return borjan if rad.sort in PER_BREVLADA else f"{borjan}/{rad.arende_id}"
