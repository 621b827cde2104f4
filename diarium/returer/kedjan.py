"""What reached nobody goes to the next contact of the body: once per message, and told why."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Date, Integer, bindparam, insert, literal_column, or_, select

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kontaktroll
from beslutsmodell.kontaktkedja import kontaktkedja
from diarium.drivsats import Drivsats, Rad
from diarium.returer.markta import markt
from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Anspraksrad, Kontaktrad, Utskicksrad
from diarium.utkorg.forsegling import forsegling
from diarium.utkorg.omledd import OMLEDD, ar_omledd, omledningsorsak, ursprung
from diarium.utkorg.planera import galler_dagen, tidigast_for
from diarium.utkorg.tillstand import Tillstand

_ANSPRAK, _KONTAKT, _UTSKICK = tabell(Anspraksrad), tabell(Kontaktrad), tabell(Utskicksrad)
_AGARE: Final[ColumnElement[Any]] = literal_column(f"'{Kontaktroll.AGARE.value}'")
_LAS_KONTAKT: Final = Drivsats(select(_KONTAKT).where(_KONTAKT.c.id == bindparam("id")))
_KANDIDATER: Final = Drivsats(
    select(_KONTAKT.c.id, _KONTAKT.c.organ, _KONTAKT.c.roll, _KONTAKT.c.namn).where(
        _KONTAKT.c.omgang_id == bindparam("omgang_id", type_=Integer),
        or_(_KONTAKT.c.organ == bindparam("organ"), _KONTAKT.c.roll == _AGARE),
        galler_dagen(bindparam("idag", type_=Date)),
        ~markt(_KONTAKT),
    ),
)
"""Everybody who may be written to for a body, the owner of the round whatever body it is at."""
_MED_ORSAK: Final = Drivsats(select(_UTSKICK.c.id).where(_UTSKICK.c.orsak == bindparam("orsak")))
_ANDRA: Final = _ANSPRAK.alias()
_UTAN_MOTSVARIGHET: Final = Drivsats(
    select(_ANSPRAK.c.arende_id, _ANDRA.c.kontakt_id)
    .join(
        _ANDRA,
        (_ANDRA.c.arende_id == _ANSPRAK.c.arende_id)
        & (_ANDRA.c.fristversion == _ANSPRAK.c.fristversion)
        & (_ANDRA.c.trappsteg == _ANSPRAK.c.trappsteg)
        & (_ANDRA.c.dag == _ANSPRAK.c.dag)
        & (_ANDRA.c.kontakt_id == bindparam("kontakt_id")),
        isouter=True,
    )
    .where(_ANSPRAK.c.utskick_id == bindparam("utskick_id")),
)
_SATT_IN: Final = Drivsats(
    insert(_UTSKICK)
    .values(
        {
            namn: bindparam(f"b_{namn}", type_=_UTSKICK.c[namn].type)
            for namn in (
                *("omgang_id", "orsak", "sort", "kontakt_id", "arende_id", "data", "fristversion"),
                *("tillstand", "tidigast", "skapad", "forsok", "dubblett", "summa"),
            )
        }
    )
    .returning(_UTSKICK.c.id),
)


def nasta_kontakt(session: Session, kontakt_id: int, *, nu: datetime) -> Rad | None:
    """Give whom to write to in the place of a contact: one in force, whose mail does not come back.

    Another of the same role, and then by `beslutsmodell.kontaktkedja`; null when nobody is left.
    """
    (kontakt,) = _LAS_KONTAKT.rader(session, id=kontakt_id)
    kedja = kontaktkedja(Kontaktroll(kontakt.roll))
    idag = nu.astimezone(STOCKHOLM).date()
    kandidater = [
        rad
        for rad in _KANDIDATER.rader(
            session, omgang_id=kontakt.omgang_id, organ=kontakt.organ, idag=idag
        )
        if Kontaktroll(rad.roll) in kedja
    ]

    def ordning(rad: Rad) -> tuple[int, bool, bool, int]:
        plats = kedja.index(Kontaktroll(rad.roll))
        return plats, rad.organ != kontakt.organ, rad.id != kontakt_id, rad.id

    return min(kandidater, key=ordning, default=None)


def planera_omledning(session: Session, utskick: Rad, *, nu: datetime) -> int | None:
    """Plan a message anew for the next in the chain, once; give its id, null when nobody is left.

    It is about the same cases and written when it is claimed, from what is owed then.
    """
    finns = _MED_ORSAK.rader(session, orsak=omledningsorsak(utskick.id))
    if finns:
        return int(finns[0].id)
    nasta = nasta_kontakt(session, ursprung(utskick).kontakt_id, nu=nu)
    if nasta is None:
        return None
    rad = _omledd_rad(utskick, nasta.id, nu=nu)
    varden = {f"b_{namn}": varde for namn, varde in {**rad, "summa": forsegling(rad)}.items()}
    (ny,) = _SATT_IN.rader(session, **varden)
    return int(ny.id)


def _omledd_rad(utskick: Rad, kontakt_id: int, *, nu: datetime) -> dict[str, Any]:
    """Give the row of the message that goes to the next."""
    rot = ursprung(utskick)
    omledd = {"fran": utskick.id, "utskick": rot.utskick_id, "kontakt": rot.kontakt_id}
    data = {**json.loads(utskick.data), OMLEDD: omledd}
    return {
        "omgang_id": utskick.omgang_id,
        "orsak": omledningsorsak(utskick.id),
        "sort": utskick.sort,
        "kontakt_id": kontakt_id,
        "arende_id": utskick.arende_id,
        "data": json.dumps(data, ensure_ascii=False),
        "fristversion": utskick.fristversion,
        "tillstand": Tillstand.PLANERAD.value,
        "tidigast": tidigast_for(data, nu=nu),
        "skapad": nu,
        "forsok": 0,
        "dubblett": False,
    }


def led_om(session: Session, utskick: Rad, *, nu: datetime) -> str | None:
    """Pass on a message whose contact cannot be reached; null when nobody is left.

    Give why the message itself is held back. Who gets the same of its own accord is not written
    to twice.
    """
    rot = ursprung(utskick)
    nasta = nasta_kontakt(session, rot.kontakt_id, nu=nu)
    if nasta is None:
        return None
    if nasta.id != rot.kontakt_id and _far_redan(session, utskick, nasta.id):
        return f"brev till kontakten kommer i retur: {nasta.namn} får samma meddelande ändå"
    planera_omledning(session, utskick, nu=nu)
    return f"brev till kontakten kommer i retur: går till {nasta.namn} i stället"


def _far_redan(session: Session, utskick: Rad, kontakt_id: int) -> bool:
    """Tell whether a contact has a message of its own for all that a message is about."""
    if utskick.sort == "paminnelse":
        rader: Sequence[Rad] = _UTAN_MOTSVARIGHET.rader(
            session, kontakt_id=kontakt_id, utskick_id=ursprung(utskick).utskick_id
        )
        return all(rad.kontakt_id is not None for rad in rader)
    if ar_omledd(utskick):
        return False
    borjan, _, _ = utskick.orsak.rpartition("/")
    return bool(_MED_ORSAK.rader(session, orsak=f"{borjan}/{kontakt_id}"))
