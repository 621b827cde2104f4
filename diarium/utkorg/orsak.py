"""What caused a message, in Swedish: which rung of which case, or which event."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select

from beslutsmodell.datum import datum_i_text, kort_datum
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.trappsteg import Ankare
from diarium.drivsats import Rad
from diarium.inlasning.svenska import upprakning
from diarium.session import Session
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell
from diarium.utkorg.lista import visad_adress
from diarium.utkorg.omledd import OMLEDD, ar_omledd, ursprung
from diarium.utkorg.omsandningar import Omsandning
from diarium.utkorg.planlage import Planlage
from diarium.utkorg.samlad_oppning import oppningens_delar

_HANDELSE = tabell(Handelserad)
_HANDELSETYPER: Final = {
    "oppning": ("oppnat", "omgang_startad"),
    "fristandring": ("frist_andrad",),
    "underlagsandring": ("underlag_andrat",),
    "aterkallelse": ("punkter_aterkallade",),
    "protokoll": ("beslut_registrerat",),
    "komplettering": ("avtal_registrerat",),
    "kvittering": ("avtal_kvitterat",),
    "kontaktfraga": ("omgang_startad", "kontakter_andrade"),
}
"""The kinds of event that plan a kind of message; a reminder has none."""


def skalen(session: Session, laget: Planlage, rad: Rad, ansprak: Sequence[Rad]) -> tuple[str, ...]:
    """Give why a message was planned: one sentence, without a full stop, for each cause."""
    if ar_omledd(rad):
        return (_omledningen(laget, rad), *_egna_skal(session, laget, rad, ansprak))
    return _egna_skal(session, laget, rad, ansprak)


def _egna_skal(
    session: Session, laget: Planlage, rad: Rad, ansprak: Sequence[Rad]
) -> tuple[str, ...]:
    data = json.loads(rad.data)
    handelse = _handelsen(session, laget, rad, rad.arende_id)
    match rad.sort:
        case "paminnelse":
            return tuple(trappsteg_i_ord(laget, ett) for ett in ansprak) or (
                "påminnelsens trappsteg gick över till ett senare meddelande",
            )
        case "oppning":
            return tuple(
                _oppningen(laget, arende) + _handelsen(session, laget, rad, arende)
                for arende in oppningens_delar(rad)
            )
        case "fristandring":
            return (_fristen(laget, data) + handelse,)
        case "underlagsandring":
            return (f"underlaget {data['namn']} fick version {data['nummer']}{handelse}",)
        case "aterkallelse":
            return (f"punkter återkallades{handelse}",)
        case "protokoll":
            organ = laget.arende(rad.arende_id).organ
            vad = f"beslut {data['nummer']} av {organ} registrerades före justeringen"
            return (vad + handelse,)
        case "komplettering":
            namn = laget.lasning.omgang.finn_huvudman(data["huvudman"]).namn
            return (f"avtalen från {namn} var inte kompletta{handelse}",)
        case "kvittering":
            return (f"mottagaren kvitterade avtalen med referens {data['referens']}{handelse}",)
        case "kontaktfraga":
            return (f"kontakten tillfrågas innan omgången öppnar{handelse}",)
        case _:
            return (f"något hände i omgången{handelse}",)


def _omledningen(laget: Planlage, rad: Rad) -> str:
    kontakt = laget.kontakter[ursprung(rad).kontakt_id]
    fran = json.loads(rad.data)[OMLEDD]["fran"]
    return f"brev till {kontakt.namn} kommer i retur: det här gick i stället för utskick {fran}"


def trappsteg_i_ord(laget: Planlage, ansprak: Rad) -> str:
    """Say which rung of which case a claim is, under which version of the body's last day."""
    rad, ett = laget.arenden[ansprak.arende_id], laget.arende(ansprak.arende_id)
    steg = laget.lasning.omgang.trappa.finn(ansprak.trappsteg)
    if ansprak.fristversion == rad.fristversion:
        dag = f"sista dagen {datum_i_text(rad.frist)} (frist version {rad.fristversion})"
    else:
        dag = (
            f"den sista dag som gällde då (frist version {ansprak.fristversion}; nu gäller version "
            f"{rad.fristversion}, {datum_i_text(rad.frist)})"
        )
    if steg.fore is Ankare.FRIST and steg.dagar:
        return f"{ett.organ}, {ett.steg}: {steg.kort} {dag}"
    return f"{ett.organ}, {ett.steg}: {steg.i_ord}, {datum_i_text(ansprak.dag)}; {dag}"


def omsandning_i_ord(ett: Omsandning) -> str:
    """Say who let a message go once more, and when."""
    markt = ", märkt som möjlig dubblett" if ett.dubblett else ""
    dag = kort_datum(ett.tid.astimezone(STOCKHOLM).date())
    return f"{ett.av} lät det gå en gång till{markt} (händelse {ett.lopnr}, {dag})"


def overhoppat_i_ord(laget: Planlage, ansprak: Rad) -> str:
    """Say of a claim that got no message of its own which it was, to whom, and why."""
    dag = kort_datum(ansprak.tid.astimezone(STOCKHOLM).date())
    kontakt = laget.kontakter[ansprak.kontakt_id]
    till = f"{kontakt.namn} <{visad_adress(kontakt.kanal, kontakt.adress)}>"
    return f"{dag}, till {till}: {trappsteg_i_ord(laget, ansprak)}: {ansprak.overhoppat}"


def _oppningen(laget: Planlage, arende_id: int) -> str:
    ett, arende = laget.arende(arende_id), laget.arenden[arende_id]
    if not arende.vantade:
        return f"{ett.organ}, {ett.steg}: öppet när omgången startade"
    plan = next(plan for plan in laget.lasning.plan if plan.nyckel == ett.nyckel)
    process = laget.lasning.omgang.process
    fore = dict.fromkeys(process.finn(nyckel.partition("/")[0]).namn for nyckel in plan.vantar_pa)
    return f"{ett.organ}, {ett.steg}: öppnades när det här var klart: {upprakning(fore)}"


def _fristen(laget: Planlage, data: Mapping[str, Any]) -> str:
    ny = next(
        ett
        for ett in laget.lasning.frister
        if (ett.milstolpe, ett.version) == (data["milstolpe"], data["version"])
    )
    varfor = f": {ny.motivering.rstrip('.')}" if ny.motivering else ""
    return f"fristen flyttades till {ny.tidpunkt.i_text} (version {ny.version}){varfor}"


def _handelsen(session: Session, laget: Planlage, rad: Rad, arende_id: int) -> str:
    """Name the event that planned a message: its instant is theirs, and its kind says which."""
    typer = _HANDELSETYPER.get(rad.sort)
    if typer is None:
        return ""
    skapad: datetime = rad.skapad
    valda = select(_HANDELSE.c.lopnr, _HANDELSE.c.arende_id).where(
        _HANDELSE.c.omgang_id == laget.lasning.id,
        _HANDELSE.c.tid == skapad,
        _HANDELSE.c.typ.in_(typer),
    )
    rader = session.execute(valda.order_by(_HANDELSE.c.lopnr.desc())).all()
    egna = [ett for ett in rader if ett.arende_id in {arende_id, None}]
    if not egna:
        return ""
    dag = kort_datum(skapad.astimezone(STOCKHOLM).date())
    return f" (händelse {egna[0].lopnr}, {dag})"
