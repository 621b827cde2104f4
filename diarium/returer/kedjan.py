"""What reached nobody goes to the next contact of the body: once per message, and told why."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Date, Integer, bindparam, insert, literal_column, or_, select

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kontaktroll
from beslutsmodell.kontaktkedja import kontaktkedja
from diarium.drivsats import Drivsats, Rad
from diarium.returer.markta import markt
from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Anspraksrad, Kontaktrad, Utskicksrad
from diarium.utkorg.brevladan import PER_BREVLADA, brevladans_kontakter
from diarium.utkorg.forsegling import forsegling
from diarium.utkorg.omledd import OMLEDD, ar_omledd, omledningsorsak, ursprung
from diarium.utkorg.omledd import ORSAK as OMLEDD_ORSAK
from diarium.utkorg.planera import OPPNING, galler_dagen, tidigast_for
from diarium.utkorg.samlad_oppning import ar_samlad, oppningens_delar
from diarium.utkorg.tillstand import Tillstand

_ANSPRAK, _KONTAKT, _UTSKICK = tabell(Anspraksrad), tabell(Kontaktrad), tabell(Utskicksrad)
_AGARE: Final[ColumnElement[Any]] = literal_column(f"'{Kontaktroll.AGARE.value}'")
_LAS_KONTAKT: Final = Drivsats(select(_KONTAKT).where(_KONTAKT.c.id == bindparam("id")))
_KANDIDATER: Final = Drivsats(
    select(_KONTAKT).where(
        _KONTAKT.c.omgang_id == bindparam("omgang_id", type_=Integer),
        or_(_KONTAKT.c.organ == bindparam("organ"), _KONTAKT.c.roll == _AGARE),
        galler_dagen(bindparam("idag", type_=Date)),
        ~markt(_KONTAKT),
    ),
)
"""Everybody who may be written to for a body, the owner of the round whatever body it is at."""
_MED_ORSAK: Final = Drivsats(select(_UTSKICK.c.id).where(_UTSKICK.c.orsak == bindparam("orsak")))
_AV_ORSAKEN: Final = Drivsats(
    select(_UTSKICK.c.id).where(
        _UTSKICK.c.orsak >= bindparam("fran"),
        _UTSKICK.c.orsak < bindparam("till"),
        _UTSKICK.c.kontakt_id == bindparam("kontakt_id"),
    )
)
"""Messages to a contact whose causes begin alike: "0" is what comes after "/"."""
_VID, _NASTA = _KONTAKT.alias(), _KONTAKT.alias()
_OPPNINGAR_VID: Final = Drivsats(
    select(_UTSKICK.c.arende_id, _UTSKICK.c.kontakt_id, _UTSKICK.c.data)
    .join(_VID, _VID.c.id == _UTSKICK.c.kontakt_id)
    .join(
        _NASTA,
        (_NASTA.c.omgang_id == _VID.c.omgang_id)
        & (_NASTA.c.kanal == _VID.c.kanal)
        & (_NASTA.c.adress == _VID.c.adress),
    )
    .where(
        _NASTA.c.id == bindparam("kontakt_id"),
        _UTSKICK.c.sort == literal_column(f"'{OPPNING}'"),
        ~_UTSKICK.c.orsak.startswith(f"{OMLEDD_ORSAK}/"),
    )
)
"""The openings of their own that go to the mailbox of a contact."""
_ANDRA: Final = _ANSPRAK.alias()
_MOTSVARIGHETER: Final = Drivsats(
    select(_ANSPRAK.c.kontakt_id.label("egen"), _ANDRA.c.kontakt_id)
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
_MED_ANSPRAK: Final = Drivsats(
    select(_ANSPRAK.c.kontakt_id).where(_ANSPRAK.c.utskick_id == bindparam("utskick_id")).distinct()
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


class _Grupp(NamedTuple):
    """Whom to write to in the place of some contacts of a mailbox."""

    nasta: Rad
    kontakter: list[int]


def planera_omledning(session: Session, utskick: Rad, *, nu: datetime) -> int | None:
    """Plan a message anew for the next in the chain, once; give its id, null when nobody is left.

    It is about the same cases and written when it is claimed, from what is owed then. What was for
    a mailbox that several share goes to the next of each.
    """
    finns = _MED_ORSAK.rader(session, orsak=omledningsorsak(utskick.id))
    if finns:
        return int(finns[0].id)
    nya = _planera(session, utskick, _grupper(session, utskick, nu=nu), nu=nu)
    return nya[0] if nya else None


def led_om(session: Session, utskick: Rad, *, nu: datetime) -> str | None:
    """Pass on a message whose contact cannot be reached; null when nobody is left.

    Give why the message itself is held back. Who gets the same of its own accord is not written
    to twice.
    """
    grupper = _grupper(session, utskick, nu=nu)
    if not grupper:
        return None
    kvar = [ett for ett in grupper if not _far_redan(session, utskick, ett)]
    if not kvar:
        namn = " och ".join(ett.nasta.namn for ett in grupper)
        return f"brev till kontakten kommer i retur: {namn} får samma meddelande ändå"
    if not _MED_ORSAK.rader(session, orsak=omledningsorsak(utskick.id)):
        _planera(session, utskick, kvar, nu=nu)
    namn = " och ".join(ett.nasta.namn for ett in kvar)
    return f"brev till kontakten kommer i retur: går till {namn} i stället"


def _grupper(session: Session, utskick: Rad, *, nu: datetime) -> list[_Grupp]:
    """Part the contacts that a message stands for by the mailbox that is next for them.

    Those that nobody is left for go with the first; empty when nobody is left for any.
    """
    per_brevlada: dict[tuple[str, str], _Grupp] = {}
    utan: list[int] = []
    for kontakt_id in _foretradda(session, utskick, nu=nu):
        nasta = nasta_kontakt(session, kontakt_id, nu=nu)
        if nasta is None:
            utan.append(kontakt_id)
            continue
        grupp = per_brevlada.setdefault((nasta.kanal, nasta.adress), _Grupp(nasta, []))
        grupp.kontakter.append(kontakt_id)
    grupper = list(per_brevlada.values())
    if grupper:
        grupper[0].kontakter.extend(utan)
    return grupper


def _foretradda(session: Session, utskick: Rad, *, nu: datetime) -> list[int]:
    """Give the contacts that a message stands for, its own first: several may share a mailbox."""
    rot = ursprung(utskick)
    alla = set(rot.kontakter)
    if not alla and utskick.sort == "paminnelse":
        rader = _MED_ANSPRAK.rader(session, utskick_id=rot.utskick_id)
        alla = {rad.kontakt_id for rad in rader}
    elif not alla and ar_samlad(utskick):
        return sorted(set(oppningens_delar(utskick).values()))
    elif not alla and utskick.sort in PER_BREVLADA:
        idag = nu.astimezone(STOCKHOLM).date()
        alla = set(brevladans_kontakter(session, rot.kontakt_id, idag=idag))
    return [rot.kontakt_id, *sorted(alla - {rot.kontakt_id})]


def _planera(
    session: Session, utskick: Rad, grupper: Sequence[_Grupp], *, nu: datetime
) -> list[int]:
    """Plan one message per mailbox that is next; give their ids."""
    nya = []
    for plats, grupp in enumerate(grupper):
        orsak = omledningsorsak(utskick.id, grupp.kontakter[0] if plats else None)
        rad = _omledd_rad(utskick, grupp, orsak, nu=nu)
        varden = {f"b_{namn}": varde for namn, varde in {**rad, "summa": forsegling(rad)}.items()}
        (ny,) = _SATT_IN.rader(session, **varden)
        nya.append(int(ny.id))
    return nya


def _omledd_rad(utskick: Rad, grupp: _Grupp, orsak: str, *, nu: datetime) -> dict[str, Any]:
    """Give the row of the message that goes to the next."""
    omledd = {
        "fran": utskick.id,
        "utskick": ursprung(utskick).utskick_id,
        "kontakt": grupp.kontakter[0],
        "kontakter": grupp.kontakter,
    }
    data = {**json.loads(utskick.data), OMLEDD: omledd}
    return {
        "omgang_id": utskick.omgang_id,
        "orsak": orsak,
        "sort": utskick.sort,
        "kontakt_id": grupp.nasta.id,
        "arende_id": utskick.arende_id,
        "data": json.dumps(data, ensure_ascii=False),
        "fristversion": utskick.fristversion,
        "tillstand": Tillstand.PLANERAD.value,
        "tidigast": tidigast_for(data, nu=nu),
        "skapad": nu,
        "forsok": 0,
        "dubblett": False,
    }


def _far_redan(session: Session, utskick: Rad, grupp: _Grupp) -> bool:
    """Tell whether a contact has a message of its own for all that a message is about."""
    nasta = grupp.nasta.id
    if nasta in grupp.kontakter:
        return False
    if utskick.sort == "paminnelse":
        rader: Sequence[Rad] = _MOTSVARIGHETER.rader(
            session, kontakt_id=nasta, utskick_id=ursprung(utskick).utskick_id
        )
        return all(rad.kontakt_id is not None for rad in rader if rad.egen in grupp.kontakter)
    if ar_omledd(utskick):
        return False
    if utskick.sort == OPPNING:
        return _oppnas_ocksa_vid(session, utskick, grupp)
    borjan, arende, _ = utskick.orsak.rsplit("/", 2)
    if utskick.sort in PER_BREVLADA:  # whatever case stands for the mailbox
        fran, till = f"{borjan}/", f"{borjan}0"
        return bool(_AV_ORSAKEN.rader(session, fran=fran, till=till, kontakt_id=nasta))
    return bool(_MED_ORSAK.rader(session, orsak=f"{borjan}/{arende}/{nasta}"))


def _oppnas_ocksa_vid(session: Session, utskick: Rad, grupp: _Grupp) -> bool:
    """Tell whether the next mailbox has openings of its own for all the cases of the group."""
    delar = oppningens_delar(utskick)
    berorda = {arende for arende, kontakt in delar.items() if kontakt in grupp.kontakter}
    vid = _OPPNINGAR_VID.rader(session, kontakt_id=grupp.nasta.id)
    return berorda <= {arende for rad in vid for arende in oppningens_delar(rad)}
