"""A command on a case: lock, read, decide, append, project, and put notices in the outbox."""

from datetime import date, datetime

from beslutsmodell.arende import Arende
from beslutsmodell.datum import datum_i_text
from beslutsmodell.efter import spela_upp
from beslutsmodell.fel import Modellfel, OgiltigPaus
from beslutsmodell.flagga import Flagga
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.handelser import Oppnat
from beslutsmodell.hantera import hantera
from beslutsmodell.kommandon import (
    Ateruppta,
    Avbryt,
    Bekrafta,
    HavInhibition,
    Inhibera,
    Kommando,
    Korrigera,
    Pausa,
    RegistreraBeslut,
    UppfyllVillkor,
)
from beslutsmodell.trappa import forsta_trappdag
from diarium.arendelasning import las_arende
from diarium.aterkallat_igen import aterkallat_igen
from diarium.drivsats import Rad, utan_vantan
from diarium.fel import Versionskonflikt
from diarium.handelsekedja import Huvud, Post, lagg_till, lasa_huvud
from diarium.idempotens import kommandonyckel, redan_registrerat, upphavt_sedan
from diarium.kvitto import Kvitto
from diarium.omgangslasning import las_omgangen
from diarium.oppning import oppna_foljande
from diarium.projicera import projicera
from diarium.protokollnotiser import fraga_efter_protokoll
from diarium.session import Session
from diarium.sidouppgifter import byt_ut_texter, spara_texter
from diarium.trapplasning import las_trappa
from diarium.underlagslasning import las_underlaget


def registrera(
    session: Session,
    omgang: str,
    arende: str,
    kommando: Kommando,
    *,
    nu: datetime,
    vantad_version: int | None = None,
) -> Kvitto:
    """Record a command on a case, in the caller's transaction.

    Raise a Modellfel or a Diariefel, with nothing written, when it does not do. The same command
    for the same expected version gives the same answer once.
    """
    huvud = lasa_huvud(session, omgang, nu=nu)
    nyckel = kommandonyckel(huvud, arende, kommando, vantad_version)
    if (fanns := redan_registrerat(session, huvud, nyckel)) is not None:
        igen = _ifragasatt_igen(session, huvud, arende, kommando, sedan=fanns, nu=nu)
        if igen is None:
            return Kvitto(omgang=omgang, lopnr=fanns, nytt=False)
        nyckel = kommandonyckel(huvud, arende, kommando, igen)
    rad, fore = las_arende(session, huvud.omgang_id, arende, omgang=omgang)
    if vantad_version is not None and vantad_version != fore.version:
        raise Versionskonflikt(arende=arende, vantad=vantad_version, finns=fore.version)
    if isinstance(kommando, RegistreraBeslut | Korrigera) and kommando.beslut.organ != rad.organ:
        las_omgangen(session, omgang).krav_organ(kommando.beslut.organ)
    rent, texter = byt_ut_texter(kommando)
    underlag = las_underlaget(session, omgang) if rad.underlag_har_andrats else ()
    handelser = hantera(fore, rent, nu=nu, underlag=underlag)
    if (avbryt := aterkallat_igen(session, huvud.omgang_id, fore, handelser)) is not None:
        rent, skal = byt_ut_texter(avbryt)
        handelser += hantera(spela_upp(fore, handelser), rent, nu=nu)
        texter += skal
    if isinstance(kommando, Pausa):
        _krav_fore_fristen(rad, kommando, nu=nu)
    poster = [
        Post(handelse, rad.id, arende, fore.version + plats, nyckel if plats == 1 else None)
        for plats, handelse in enumerate(handelser, start=1)
    ]
    efter = spela_upp(fore, handelser)
    oppnat = any(isinstance(handelse, Oppnat) for handelse in handelser)
    fran = _paminns_fran(session, huvud, rad, efter, nu=nu, oppnat=oppnat)
    with utan_vantan(session):
        spara_texter(session, texter)
        huvud_efter = lagg_till(session, huvud, poster, nu=nu)
        svarade_nu = projicera(session, rad, fore, efter, paminns_fran=fran)
    fraga_efter_protokoll(session, huvud.omgang_id, rad.id, fore, efter, nu=nu)
    oppnade = oppna_foljande(session, huvud_efter, rad.id, nu=nu) if svarade_nu else ()
    return Kvitto(omgang=omgang, lopnr=huvud.lopnr + 1, nytt=True, oppnade=oppnade)


def _krav_fore_fristen(rad: Rad, kommando: Pausa, *, nu: datetime) -> None:
    """Refuse a pause after which no reminder would come in time."""
    if rad.frist <= nu.astimezone(STOCKHOLM).date():
        raise OgiltigPaus(
            f"{rad.nyckel}: organets sista dag är {datum_i_text(rad.frist)}, och en paus "
            "varar längst till den. Det finns inget att pausa."
        )
    if kommando.till > rad.frist:
        raise OgiltigPaus(
            f"{rad.nyckel}: pausen skulle sluta {datum_i_text(kommando.till)}, efter organets "
            f"sista dag {datum_i_text(rad.frist)}. Då kommer ingen påminnelse i tid. Ange en "
            "tidigare dag, eller flytta fristen först."
        )


def _ifragasatt_igen(
    session: Session,
    huvud: Huvud,
    arende: str,
    kommando: Kommando,
    *,
    sedan: int,
    nu: datetime,
) -> int | None:
    """Give the version of a case that asks once more for a word that it has got; else null.

    A document may change twice, and be answered in the same words: that is no repetition. Nor is
    it when the condition of a new decision is met, or the decision itself is taken again, after a
    court has annulled the old one; or when a court stops a decision twice. What is only repeated
    the core refuses.
    """
    match kommando:
        case RegistreraBeslut():
            if not upphavt_sedan(session, huvud, sedan):
                return None
        case Bekrafta() | UppfyllVillkor() | Inhibera() | HavInhibition() | Avbryt():
            pass
        case Pausa() | Ateruppta():
            pass
        case _:
            return None
    _, fore = las_arende(session, huvud.omgang_id, arende, omgang=huvud.kod)
    if isinstance(kommando, RegistreraBeslut) and not _ska_beslutas_pa_nytt(fore, kommando):
        return None
    try:
        hantera(fore, kommando, nu=nu)
    except Modellfel:
        return None
    return fore.version


def _ska_beslutas_pa_nytt(arende: Arende, kommando: RegistreraBeslut) -> bool:
    """Tell whether a court has annulled what was decided on every point of the decision."""
    koder = {rad.punkt for rad in kommando.beslut.punkter} & arende.punkter.keys()
    return all(Flagga.UPPHAVD in arende.punkter[kod].flaggor for kod in koder)


def _paminns_fran(
    session: Session,
    huvud: Huvud,
    rad: Rad,
    efter: Arende,
    *,
    nu: datetime,
    oppnat: bool,
) -> date | None:
    """Give the first day whose rungs count, for a case that has opened or owes an act already."""
    if not oppnat and (rad.paminns_fran is not None or not efter.utestaende()):
        return None
    return forsta_trappdag(nu, las_trappa(session, huvud.trappa_id))
