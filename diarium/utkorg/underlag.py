"""What one message is written from, read at the moment when it is claimed.

The answer is the facts for the text, or the reason why nothing is to be sent any more.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import bindparam, select

from beslutsmodell.arende import Arende
from beslutsmodell.datum import kort_datum
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.process import Niva, Stegsort
from beslutsmodell.trappsteg import Trappsteg
from diarium.arendelasning import las_arende
from diarium.avtalslasning import las_avtal
from diarium.drivsats import Drivsats, Rad
from diarium.kalenderlasning import las_kalender
from diarium.omgangslasning import Omgangslasning
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Anspraksrad
from diarium.underlagslasning import las_underlagsversioner
from diarium.utkorg.andringar import aterkallelse, underlagsandring, underlagsnoteringar
from diarium.utkorg.brevladan import brevladans_arenden
from diarium.utkorg.fakta import omgangsfakta, organ_i_mening, till_kommunen, uppgift
from diarium.utkorg.fristandring import fristandring
from diarium.utkorg.kontaktfraga import kontaktfraga
from diarium.utkorg.omledd import Ursprung, ursprung
from diarium.utkorg.plannotering import plannotering
from diarium.utkorg.protokollsfraga import protokollsfraga
from diarium.utkorg.samlad_oppning import ar_samlad, gallande_delar, oppningens_delar
from diarium.utkorg.skyldigheter import ovriga_arenden
from diarium.utkorg.trappdata import har_kommit, paminnelsens_steg
from notiser.parter import Avsandare
from notiser.underlag import (
    Komplettering,
    Kvittering,
    Omgangsfakta,
    Oppning,
    Paminnelse,
    Underlag,
    Uppgift,
)

_ARENDE, _ANSPRAK = tabell(Arenderad), tabell(Anspraksrad)

_FLEST_OVRIGA: Final = 20
"""How many cases a message tells of at most beside those that it is about."""
_LAS_ANSPRAK: Final = Drivsats(
    select(
        *(_ANSPRAK.c.arende_id, _ANSPRAK.c.trappsteg, _ANSPRAK.c.kontakt_id),
        *(_ARENDE.c.frist, _ARENDE.c.stoppdag, _ARENDE.c.sammantrade, _ARENDE.c.motpart),
        (_ANSPRAK.c.fristversion == _ARENDE.c.fristversion).label("galler"),
    )
    .join(_ARENDE, _ARENDE.c.id == _ANSPRAK.c.arende_id)
    .where(_ANSPRAK.c.utskick_id == bindparam("utskick_id"))
    .order_by(_ANSPRAK.c.arende_id),
)
_LAS_NYCKEL: Final = Drivsats(select(_ARENDE.c.nyckel).where(_ARENDE.c.id == bindparam("id")))
_LAS_FORBUND: Final = Drivsats(select(_ARENDE.c.forbund).where(_ARENDE.c.id == bindparam("id")))


def las_underlag(
    session: Session,
    lasning: Omgangslasning,
    utskick: Rad,
    *,
    avsandare: Avsandare,
    nu: datetime,
) -> Underlag | str:
    """Give the facts of a message, or the Swedish reason for holding it back."""
    fakta = omgangsfakta(lasning, avsandare)
    data, rot = json.loads(utskick.data), ursprung(utskick)
    idag = nu.astimezone(STOCKHOLM).date()
    match utskick.sort:
        case "paminnelse":
            stegen = _kvarvarande_steg(session, lasning, rot, nu=nu, har_gatt=utskick.dubblett)
            if not stegen:
                return (
                    "fristen eller mötet har flyttats: steget i trappan ligger framåt i tiden igen"
                )
            dagar = paminnelsens_steg(data, lasning.omgang.trappa).dagar
            till = utskick.kontakt_id
            return las_paminnelse(
                session, lasning, stegen, till=till, fakta=fakta, dagar=dagar, nu=nu
            )
        case "oppning":
            return _oppning(session, lasning, utskick, fakta, nu=nu)
        case "fristandring":
            brevladans = brevladans_arenden(session, rot, _ARENDE.c.paminns, idag=idag)
            kvar = _uppgifter(session, lasning, brevladans, nu=nu)
            return fristandring(session, lasning, data, fakta, kvar, rot=rot, idag=idag)
        case "underlagsandring":
            return underlagsandring(session, lasning, data, fakta, rot=rot, idag=idag)
        case "aterkallelse":
            return aterkallelse(session, lasning, data, fakta, rot=rot, idag=idag)
        case "komplettering":
            brister = las_avtal(session, lasning, data["huvudman"]).brister
            if not brister:
                return "avtalen är kompletterade"
            par = [till_kommunen(brist) for brist in brister]
            return Komplettering(
                omgang=fakta,
                huvudman=lasning.omgang.finn_huvudman(data["huvudman"]).namn,
                brister=tuple(vad for vad, _ in par),
                atgarder=tuple(gor for _, gor in par),
            )
        case "protokoll":
            return protokollsfraga(session, lasning, utskick.arende_id, data["nummer"], fakta)
        case "kontaktfraga":
            return kontaktfraga(session, lasning, utskick, fakta, avsandare=avsandare, nu=nu)
        case _:
            return _kvittering(session, lasning, data, fakta)


def _oppning(
    session: Session,
    lasning: Omgangslasning,
    utskick: Rad,
    fakta: Omgangsfakta,
    *,
    nu: datetime,
) -> Oppning | str:
    """Give the facts of the notice that it is the turn of one body, or of a mailbox's several."""
    delar = oppningens_delar(utskick)
    if ar_samlad(utskick):
        idag = nu.astimezone(STOCKHOLM).date()
        egna = {ett for ett, kontakt in delar.items() if kontakt == utskick.kontakt_id}
        # Where all have ended the claim says what becomes of its own.
        delar = gallande_delar(session, utskick, idag=idag) or {ett: delar[ett] for ett in egna}
        if not delar:
            return "kontakterna gäller inte längre: de som gäller får meddelandet"
    kvar = {
        ett: uppgifter for ett in delar if (uppgifter := _uppgifter(session, lasning, [ett], nu=nu))
    }
    if not kvar:
        return "organet har redan beslutat"
    rader = (rad for ett in kvar for rad in _rekommendationer(session, lasning, ett))
    ovriga, fler = _ovriga(session, lasning, utskick.kontakt_id, utom=delar, nu=nu)
    return Oppning(
        omgang=fakta,
        uppgifter=tuple(ett for uppgifter in kvar.values() for ett in uppgifter),
        rekommendation=tuple(dict.fromkeys(rader)),
        ovriga=ovriga,
        fler=fler,
    )


def las_paminnelse(
    session: Session,
    lasning: Omgangslasning,
    stegen: Mapping[int, Trappsteg],
    *,
    till: int,
    fakta: Omgangsfakta,
    dagar: int,
    nu: datetime,
) -> Paminnelse | str:
    """Give the facts of a reminder of some cases, each with its rung, or why there are none.

    `till` is the contact that it goes to.
    """
    kvar = _uppgifter(session, lasning, stegen, nu=nu, stegen=stegen)
    if not kvar:
        return "allt är besvarat"
    ovriga, fler = _ovriga(session, lasning, till, utom=stegen, nu=nu)
    return Paminnelse(omgang=fakta, uppgifter=kvar, dagar=dagar, ovriga=ovriga, fler=fler)


def _ovriga(
    session: Session,
    lasning: Omgangslasning,
    till: int,
    *,
    utom: Collection[int],
    nu: datetime,
) -> tuple[tuple[Uppgift, ...], int]:
    """Give what a contact's mailbox owes beside what its message is about, and how many more.

    One that cannot be read stops no message that is about others.
    """
    idag = nu.astimezone(STOCKHOLM).date()
    skyldiga = ovriga_arenden(session, lasning, till, utom=utom, idag=idag)
    lasta: list[Uppgift] = []
    for ett in skyldiga[:_FLEST_OVRIGA]:
        with suppress(ValueError, LookupError):
            lasta += _uppgifter(session, lasning, [ett], nu=nu)
    return tuple(lasta), len(skyldiga[_FLEST_OVRIGA:])


def _kvarvarande_steg(
    session: Session, lasning: Omgangslasning, rot: Ursprung, *, nu: datetime, har_gatt: bool
) -> Mapping[int, Trappsteg]:
    """Give the cases of a reminder whose rung has still come by the days that hold now.

    One that was passed on is about the contacts that it stands for. One that may have gone, since
    the clock was ahead, goes once more though its rung has not come.
    """
    idag, trappa = nu.astimezone(STOCKHOLM).date(), lasning.omgang.trappa
    return {
        rad.arende_id: trappa.finn(rad.trappsteg)
        for rad in _LAS_ANSPRAK.rader(session, utskick_id=rot.utskick_id)
        if (har_kommit(rad, trappa, idag=idag) or (har_gatt and rad.galler))
        and (not rot.kontakter or rad.kontakt_id in rot.kontakter)
    }


def _uppgifter(
    session: Session,
    lasning: Omgangslasning,
    arenden: Iterable[int],
    *,
    nu: datetime,
    stegen: Mapping[int, Trappsteg] = MappingProxyType({}),
) -> tuple[Uppgift, ...]:
    idag = nu.astimezone(STOCKHOLM).date()
    kalender = las_kalender(session, lasning)
    versioner = las_underlagsversioner(session, lasning)
    kvar = []
    for arende_id in sorted(arenden):
        (egen,) = _LAS_NYCKEL.rader(session, id=arende_id)
        rad, arende = las_arende(session, lasning.id, egen.nyckel, omgang=lasning.omgang.kod)
        ett = uppgift(lasning, arende, kalender, steg=rad.steg, frist=rad.frist, idag=idag)
        if ett is None:
            continue
        plan = plannotering(session, lasning, arende.huvudman, kalender, nu=nu)
        fler = (*underlagsnoteringar(arende, versioner), *((plan,) if plan else ()))
        noteringar = (*ett.noteringar, *fler)
        tillagg = {"noteringar": noteringar, "fraga": _fraga(stegen.get(arende_id), rad, idag)}
        kvar.append(ett.model_copy(update=tillagg))
    return tuple(kvar)


def _fraga(steg: Trappsteg | None, rad: Rad, idag: date) -> str | None:
    """Give what a rung asks for, while the day that it counts back from has not passed."""
    if steg is None:
        return None
    ankare = getattr(rad, steg.fore.value)
    return steg.fraga if ankare is None or ankare >= idag else None


def _rekommendationer(
    session: Session,
    lasning: Omgangslasning,
    arende_id: int,
) -> tuple[str, ...]:
    """Give one line per point and recommending body that has spoken to this case."""
    (eget,) = _LAS_FORBUND.rader(session, id=arende_id)
    niva = {steg.kod: steg.niva for steg in lasning.omgang.process.steg}
    rader: list[str] = []
    for plan in lasning.plan:
        i_kretsen = niva[plan.steg] is Niva.GEMENSAM or plan.forbund == eget.forbund
        if plan.sort is Stegsort.REKOMMENDERAR and i_kretsen:
            _, arende = las_arende(session, lasning.id, plan.nyckel, omgang=lasning.omgang.kod)
            rader += _rekommendation(lasning, arende)
    return tuple(rader)


def _rekommendation(lasning: Omgangslasning, arende: Arende) -> list[str]:
    rader = []
    etiketter = {punkt.kod: punkt.etikett for punkt in lasning.omgang.punkter}
    for kod in arende.punkter:
        ett = arende.senaste_beslut(kod)
        if ett is not None:
            rad = ett.beslut.for_punkt(kod)
            vad = rad.styrka.etikett if rad.styrka else rad.utfall.etikett
            organ = organ_i_mening(lasning.omgang, lasning.omgang.finn_organ(ett.beslut.organ))
            rader.append(f"{etiketter[kod]}: {vad} ({organ} {kort_datum(ett.beslut.datum)})")
    return rader


def _kvittering(
    session: Session,
    lasning: Omgangslasning,
    data: dict[str, Any],
    fakta: Omgangsfakta,
) -> Underlag:
    last = las_avtal(session, lasning, data["huvudman"])
    etiketter = {punkt.kod: punkt.etikett for punkt in lasning.omgang.punkter}
    punkter = {kod for handling in last.avtal.handlingar.values() for kod in handling.punkter}
    return Kvittering(
        omgang=fakta,
        huvudman=lasning.omgang.finn_huvudman(data["huvudman"]).namn,
        referens=data["referens"],
        mottaget=datetime.fromisoformat(data["mottaget"]),
        efter_frist=data.get("efter_frist", False),
        punkter=tuple(etiketter[kod] for kod in sorted(punkter)),
    )
