"""One message of a round is shown: as it was frozen, or as it would be written. Reads only."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import func, select

from beslutsmodell.kontakt import Kontakt
from beslutsmodell.trappsteg import Trappsteg
from diarium.drivsats import Rad
from diarium.fel import OkantUtskick
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.utkorg.fakta import omgangsfakta
from diarium.utkorg.planlage import las_kontakter
from diarium.utkorg.planvarden import Planeratutskick
from diarium.utkorg.tillstand import Tillstand
from diarium.utkorg.trappdata import paminnelsens_steg
from diarium.utkorg.underlag import las_paminnelse, las_underlag
from diarium.utkorg.utskicksplan import las_utskicksplan
from diarium.utkorg.vantande_utskick import gar
from diarium.utkorg.visat import Avsandande, Visat, skrivet
from notiser.forsandelse import Brev, Kort, tina
from notiser.underlag import Underlag

_UTSKICK = tabell(Utskicksrad)
_OLASLIGT: Final = "går inte att läsa: kontrollera diariet med `beslut verifiera`"


def las_visning(
    session: Session, kod: str, utskick: int, *, avsandande: Avsandande, nu: datetime
) -> Visat:
    """Read a message of the outbox: as it was frozen, or else as it would be written in its time.

    OkandOmgang, or OkantUtskick when the round has no such message. Reads only.
    """
    lasning = las_omgangen(session, kod)
    rad = session.execute(
        select(_UTSKICK).where(_UTSKICK.c.omgang_id == lasning.id, _UTSKICK.c.id == utskick),
    ).one_or_none()
    if rad is None:
        antal = session.execute(
            select(func.count()).where(_UTSKICK.c.omgang_id == lasning.id),
        ).scalar_one()
        raise OkantUtskick(omgang=kod, utskick=utskick, antal=antal)
    if rad.frusen is not None:
        return _fruset(session, lasning, rad)
    return _ofruset(session, lasning, rad, avsandande=avsandande, nu=nu)


def las_nasta(
    session: Session,
    kod: str,
    mottagare: str,
    sort: str | None,
    *,
    avsandande: Avsandande,
    nu: datetime,
) -> Visat | None:
    """Write the next message that is planned for a recipient, of a kind or of any; null when none.

    It is written as of the day when it goes, if nothing happens before. OkandOmgang or
    OkandMottagare. Reads only.
    """
    plan = las_utskicksplan(
        session, kod, avsandare=avsandande.avsandare, nu=nu, mottagare=mottagare
    )
    nasta = next((ett for ett in plan.sakra if sort in {None, ett.sort}), None)
    return (
        None if nasta is None else las_planerat(session, kod, nasta, avsandande=avsandande, nu=nu)
    )


def las_planerat(
    session: Session, kod: str, ett: Planeratutskick, *, avsandande: Avsandande, nu: datetime
) -> Visat:
    """Write a message of the mail calendar, in the outbox or not planned yet. Reads only."""
    if ett.utskick is not None:
        return las_visning(session, kod, ett.utskick, avsandande=avsandande, nu=nu)
    return _planerat(session, las_omgangen(session, kod), ett, avsandande=avsandande)


def _fruset(session: Session, lasning: Omgangslasning, rad: Rad) -> Visat:
    tomt = _tomt(
        lasning,
        las_kontakter(session, lasning.id)[rad.kontakt_id],
        rad.sort,
        utskick=rad.id,
        tid=rad.skickad or rad.tidigast,
        trappsteg=_trappsteg(lasning, rad),
        tillstand=Tillstand(rad.tillstand),
    )
    try:
        forsandelse = tina(rad.frusen)
    except ValueError:
        return replace(tomt, motivering=_OLASLIGT)
    return replace(
        tomt,
        mallversion=rad.mallversion,
        forsandelse=forsandelse,
        html=forsandelse.html if isinstance(forsandelse, Brev) else None,
        kort=forsandelse.kort if isinstance(forsandelse, Kort) else None,
        motivering=rad.motivering,
        dubblett=rad.dubblett,
    )


def _ofruset(
    session: Session, lasning: Omgangslasning, rad: Rad, *, avsandande: Avsandande, nu: datetime
) -> Visat:
    tid = gar(session, lasning, rad, avsandare=avsandande.avsandare, nu=nu)
    tillstand = Tillstand(rad.tillstand)
    kontakt = las_kontakter(session, lasning.id)[rad.kontakt_id]
    underlag: Underlag | str = rad.motivering or tillstand.etikett
    if tillstand in {Tillstand.PLANERAD, Tillstand.TILLFALLIGT_FEL}:
        underlag = las_underlag(session, lasning, rad, avsandare=avsandande.avsandare, nu=tid)
    tomt = _tomt(
        lasning,
        kontakt,
        rad.sort,
        utskick=rad.id,
        tid=tid,
        tillstand=tillstand,
        trappsteg=_trappsteg(lasning, rad),
    )
    return skrivet(tomt, lasning, underlag, avsandande)


def _planerat(
    session: Session, lasning: Omgangslasning, ett: Planeratutskick, *, avsandande: Avsandande
) -> Visat:
    """Write a reminder that no sweep has claimed yet."""
    underlag = las_paminnelse(
        session,
        lasning,
        {en.id: en.trappsteg for en in ett.arenden if en.trappsteg and not en.vantar_pa},
        till=ett.kontakt,
        fakta=omgangsfakta(lasning, avsandande.avsandare),
        dagar=ett.trappsteg.dagar if ett.trappsteg else 0,
        nu=ett.tid,
    )
    kontakt = las_kontakter(session, lasning.id)[ett.kontakt]
    tomt = _tomt(lasning, kontakt, ett.sort, tid=ett.tid, trappsteg=ett.trappsteg)
    return skrivet(tomt, lasning, underlag, avsandande)


def _trappsteg(lasning: Omgangslasning, rad: Rad) -> Trappsteg | None:
    """Give the rung of a reminder in the outbox."""
    if rad.sort != "paminnelse":
        return None
    return paminnelsens_steg(json.loads(rad.data), lasning.omgang.trappa)


def _tomt(
    lasning: Omgangslasning,
    kontakt: Kontakt,
    sort: str,
    *,
    tid: datetime,
    utskick: int | None = None,
    tillstand: Tillstand | None = None,
    trappsteg: Trappsteg | None = None,
) -> Visat:
    """Give what is known of a message beside what it says."""
    return Visat(lasning.omgang.kod, utskick, sort, tid, tillstand, kontakt, trappsteg)
