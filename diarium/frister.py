"""A milestone is moved: a new version, own last days reckoned anew, everybody told once."""

from datetime import date, datetime

from sqlalchemy import Select, exists, false, insert, select, update

from beslutsmodell.avtal.lage import Huvudmansavtal
from beslutsmodell.datum import datum_i_text
from beslutsmodell.fel import OgiltigFrist
from beslutsmodell.frist import Tidpunkt
from beslutsmodell.fristbyte import andra_frist
from beslutsmodell.kedja import stegfrist
from beslutsmodell.kontakt import Kontaktroll
from beslutsmodell.process import Stegsort
from beslutsmodell.utfall import Utfall
from diarium.ankare import flytta_ankare
from diarium.handelsekedja import Post, lagg_till, lasa_huvud
from diarium.idempotens import kommandonyckel, redan_registrerat
from diarium.kvitto import Kvitto
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.session import Session
from diarium.sidouppgifter import byt_ut_texter, spara_texter
from diarium.tabeller.arende import Arenderad, Avtalsrad, Punktrad
from diarium.tabeller.omgang import Fristrad
from diarium.tabeller.typer import tabell
from diarium.utkorg.planera import planera_for_arenden

_ARENDE, _FRIST = tabell(Arenderad), tabell(Fristrad)
_PUNKT, _AVTAL = tabell(Punktrad), tabell(Avtalsrad)


def flytta_frist(
    session: Session,
    omgang: str,
    *,
    milstolpe: str,
    tidpunkt: Tidpunkt,
    motivering: str,
    nu: datetime,
    av: str | None = None,
) -> Kvitto:
    """Record a new version of a milestone, in the caller's transaction.

    Own last days that follow the milestone move with it; one that was stated for a body itself
    stays. OgiltigFrist when it is no change, or comes before the round opens; the same move again
    is the same answer once.
    """
    huvud = lasa_huvud(session, omgang, nu=nu)
    lasning = las_omgangen(session, omgang)
    galler = max(
        (frist for frist in lasning.frister if frist.milstolpe == milstolpe),
        key=lambda frist: frist.version,
        default=None,
    )
    if galler and galler.tidpunkt == tidpunkt and galler.motivering == motivering:
        nyckel = kommandonyckel(huvud, milstolpe, tidpunkt, galler.version - 1)
        if (fanns := redan_registrerat(session, huvud, nyckel)) is not None:
            return Kvitto(omgang=omgang, lopnr=fanns, nytt=False)
    _krav_efter_oppningen(lasning, milstolpe, tidpunkt, nu=nu)
    handelse = andra_frist(
        lasning.frister,
        milstolpe=milstolpe,
        tidpunkt=tidpunkt,
        motivering=motivering,
        nu=nu,
        av=av,
    )
    handelse, texter = byt_ut_texter(handelse)
    spara_texter(session, texter)
    nyckel = kommandonyckel(huvud, milstolpe, tidpunkt, handelse.frist.version - 1)
    lagg_till(session, huvud, [Post(handelse, nyckel=nyckel)], nu=nu)
    session.execute(
        insert(_FRIST).values(
            omgang_id=lasning.id,
            milstolpe=milstolpe,
            version=handelse.frist.version,
            datum=tidpunkt.datum,
            klockslag=tidpunkt.klockslag,
            motivering=motivering,
        ),
    )
    _flytta_egna(session, lasning, milstolpe, tidpunkt.datum)
    flytta_ankare(session, las_omgangen(session, omgang))
    planera_for_arenden(
        session,
        lasning.id,
        "fristandring",
        f"frist/{lasning.id}/{milstolpe}/{handelse.frist.version}",
        {"milstolpe": milstolpe, "version": handelse.frist.version},
        _berorda(session, lasning, nu=nu),
        nu=nu,
        roller=(Kontaktroll.REGISTRATOR, Kontaktroll.HANDLAGGARE, Kontaktroll.SAMORDNARE),
        per_brevlada=True,
        senast=tidpunkt.instant,
    )
    return Kvitto(omgang=omgang, lopnr=huvud.lopnr + 1, nytt=True)


def _krav_efter_oppningen(
    lasning: Omgangslasning, milstolpe: str, tidpunkt: Tidpunkt, *, nu: datetime
) -> None:
    """Refuse a deadline of the counterparty that comes no later than the round opens."""
    oppnar = lasning.omgang.trappa.oppningsdag(nu)
    ar_motpartens = milstolpe == lasning.omgang.motpartens_milstolpe.kod
    if oppnar is not None and ar_motpartens and tidpunkt.datum <= oppnar:
        raise OgiltigFrist(
            f"Omgången öppnar {datum_i_text(oppnar)}, och öppningen går inte att flytta: fristen "
            "måste ligga efter den. Starta omgången på nytt med en annan kod och öppna den "
            "tidigare."
        )


def _berorda(session: Session, lasning: Omgangslasning, *, nu: datetime) -> Select[tuple[int]]:
    """Choose whom a moved deadline concerns: who owes an act, or agreements not yet received.

    Before the round opens nobody knows that it owes an act: the notice of it tells the new day.
    """
    bifall = exists().where(
        _PUNKT.c.arende_id == _ARENDE.c.id,
        _PUNKT.c.utfall.in_([Utfall.BIFALL.value, Utfall.BIFALL_MED_VILLKOR.value]),
    )
    avtal = session.execute(select(_AVTAL.c.kropp).where(_AVTAL.c.omgang_id == lasning.id))
    lasta = (Huvudmansavtal.model_validate_json(kropp) for kropp in avtal.scalars())
    framme = [ett.huvudman for ett in lasta if ett.kvittens]
    ska_lamna_in = (
        (_ARENDE.c.sort == Stegsort.BESLUTAR.value) & bifall & _ARENDE.c.huvudman.not_in(framme)
    )
    skyldig = _ARENDE.c.paminns if lasning.omgang.trappa.oppningsdag(nu) is None else false()
    berord = skyldig | ska_lamna_in if lasning.omgang.avtal else skyldig
    return select(_ARENDE.c.id).where(_ARENDE.c.omgang_id == lasning.id, berord)


def _flytta_egna(session: Session, lasning: Omgangslasning, milstolpe: str, dag: date) -> None:
    """Reckon the own last days of the steps that follow the milestone, set by set."""
    stolpar = {frist.milstolpe: frist.tidpunkt.datum for frist in lasning.frister}
    stolpar[milstolpe] = dag
    for steg in lasning.omgang.process.steg:
        if steg.frist is None or steg.frist.milstolpe == milstolpe:
            session.execute(
                update(_ARENDE)
                .where(
                    _ARENDE.c.omgang_id == lasning.id,
                    _ARENDE.c.steg == steg.kod,
                )
                .values(fristversion=_ARENDE.c.fristversion + 1),
            )
            session.execute(
                update(_ARENDE)
                .where(
                    _ARENDE.c.omgang_id == lasning.id,
                    _ARENDE.c.steg == steg.kod,
                    ~_ARENDE.c.egen_frist,
                )
                .values(frist=stegfrist(steg, stolpar)),
            )
