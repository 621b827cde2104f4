"""A round starts in one bulk transaction: all or nothing."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from secrets import token_hex

from sqlalchemy import bindparam, insert, select

from beslutsmodell.datum import datum_i_text, tid_i_text
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kedja import lagg_upp
from beslutsmodell.kontakt import Kontakt
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.omgangshandelser import OmgangStartad
from beslutsmodell.trappa import Trappa
from diarium.databas import stall_i_ko
from diarium.databaslage import hall_tick, las_tick
from diarium.fel import AnnanOmgang, PasseradFrist, PasseradOppning
from diarium.handelsekedja import FORSTA_HASH, Huvud, Post, lagg_till
from diarium.idempotens import omgangsnyckel
from diarium.massinsattning import satt_in
from diarium.overenskommelser import kontrollera_andring
from diarium.radsumma import radsumma
from diarium.session import Session
from diarium.sidouppgifter import byt_ut_texter, spara_texter
from diarium.startrader import (
    arenderader,
    fristrader,
    kontaktrader,
    kontaktsumma,
    punktrader,
    vantanrader,
)
from diarium.tabeller.arende import Arenderad, Punktrad, Vantanrad
from diarium.tabeller.omgang import Fristrad, Omgangsrad, Trapprad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad
from diarium.utkorg.kontaktfragor import planera_kontaktfragor
from diarium.utkorg.planera import planera_oppning

_OMGANG, _TRAPPA = tabell(Omgangsrad), tabell(Trapprad)
_LIKNANDE = select(_OMGANG.c.kod, _OMGANG.c.nyckel, _OMGANG.c.innehall).where(
    (_OMGANG.c.nyckel == bindparam("nyckel")) | (_OMGANG.c.kod == bindparam("kod")),
)
_FINN_TRAPPA = select(_TRAPPA.c.id).where(_TRAPPA.c.sha256 == bindparam("sha256"))
_NYTT_HUVUD = insert(_OMGANG).returning(_OMGANG.c.id)


def starta(
    session: Session,
    omgang: Beslutsomgang,
    kontakter: Sequence[Kontakt],
    *,
    nu: datetime,
    av: str | None = None,
) -> bool:
    """Start a round in the caller's transaction; tell whether it is new.

    The same round again, whoever (`av`) says it, is the same answer once. AnnanOmgang when its
    owner, dnr, process and sharpness are taken by a round with other content, or its code by
    another round. PasseradFrist when the counterparty's deadline has passed at `nu`,
    PasseradOppning when the day on which it was to open has.
    """
    nyckel = omgangsnyckel(
        agare=omgang.agare,
        dnr=omgang.dnr,
        process=omgang.process.kod,
        skarpa=omgang.skarpa,
    )
    # Constructed: a validator would judge the whole round, which has passed it, once more.
    startad = OmgangStartad.model_construct(
        omgang=omgang,
        arenden=lagg_upp(omgang),
        kontakter=kontaktsumma(kontakter),
    )
    text = startad.model_dump_json(exclude={"av"})
    innehall = sha256(text.encode()).hexdigest()
    stall_i_ko(session)
    if _redan_startad(session, omgang, nyckel, innehall):
        return False
    _krav_frist_kvar(omgang, nu=nu)
    _krav_oppning_kvar(omgang, nu=nu)
    kontrollera_andring(session, omgang)
    if las_tick(session, nu=nu) > nu:
        hall_tick(session, nu=nu)
    trappa_id = _trappa(session, omgang.trappa)
    huvud = _satt_in_huvud(session, omgang, nyckel, innehall, trappa_id, nu=nu)
    if av is not None:
        startad, texter = byt_ut_texter(startad.model_copy(update={"av": av}))
        spara_texter(session, texter)
        text = startad.model_dump_json()
    lagg_till(session, huvud, [Post(startad, nyckel=nyckel, text=text)], nu=nu)
    _satt_in_rader(session, huvud, startad, kontakter, nu=nu)
    return True


def _redan_startad(session: Session, omgang: Beslutsomgang, nyckel: str, innehall: str) -> bool:
    varden = {"nyckel": nyckel, "kod": omgang.kod}
    rader = session.execute(_LIKNANDE, varden).all()
    for rad in rader:
        if rad.innehall != innehall or rad.nyckel != nyckel:
            raise AnnanOmgang(kod=rad.kod, finns=rad.innehall, nu=innehall)
    return bool(rader)


def _krav_frist_kvar(omgang: Beslutsomgang, *, nu: datetime) -> None:
    stolpe = omgang.motpartens_milstolpe
    if stolpe.tidpunkt.instant < nu:
        raise PasseradFrist(
            kod=omgang.kod,
            milstolpe=stolpe.namn,
            frist=stolpe.tidpunkt.i_text,
            nu=tid_i_text(nu.astimezone(STOCKHOLM)),
        )


def _krav_oppning_kvar(omgang: Beslutsomgang, *, nu: datetime) -> None:
    oppnar = omgang.trappa.oppnar
    if oppnar is not None and oppnar < nu.astimezone(STOCKHOLM).date():
        raise PasseradOppning(kod=omgang.kod, oppnar=datum_i_text(oppnar))


def _trappa(session: Session, trappa: Trappa) -> int:
    """Give the id of the ladder; rounds that state the same share it."""
    kropp = trappa.model_dump_json()
    summa = sha256(kropp.encode()).hexdigest()
    finns = session.execute(_FINN_TRAPPA, {"sha256": summa}).scalar_one_or_none()
    if finns is not None:
        return int(finns)
    nyckel = session.execute(
        insert(_TRAPPA).values(sha256=summa, kropp=kropp).returning(_TRAPPA.c.id),
    )
    return int(nyckel.scalar_one())


def _satt_in_huvud(
    session: Session,
    omgang: Beslutsomgang,
    nyckel: str,
    innehall: str,
    trappa_id: int,
    *,
    nu: datetime,
) -> Huvud:
    salt = token_hex(16)
    rad = {
        "kod": omgang.kod,
        "nyckel": nyckel,
        "innehall": innehall,
        "titel": omgang.titel,
        "agare": omgang.agare,
        "dnr": omgang.dnr,
        "skarpa": omgang.skarpa.value,
        "startad": nu,
        "trappa_id": trappa_id,
        "lopnr": 0,
        "huvudhash": FORSTA_HASH,
        "salt": salt,
        "summa": radsumma(omgang.kod, salt),
    }
    omgang_id = session.execute(_NYTT_HUVUD, rad).scalar_one()
    return Huvud(omgang_id, omgang.kod, trappa_id, 0, FORSTA_HASH, salt)


def _satt_in_rader(
    session: Session,
    huvud: Huvud,
    startad: OmgangStartad,
    kontakter: Sequence[Kontakt],
    *,
    nu: datetime,
) -> None:
    omgang, plan = startad.omgang, startad.arenden
    arenden = arenderader(huvud, omgang, plan, nu=nu)
    for rad, rader in (
        (Fristrad, fristrader(huvud, omgang)),
        (Arenderad, arenden),
        (Punktrad, punktrader(arenden, plan)),
        (Vantanrad, vantanrader(arenden, plan)),
        (Kontaktrad, kontaktrader(huvud, kontakter)),
    ):
        satt_in(session, tabell(rad), rader)
    oppna = [rad["id"] for rad in arenden if not rad["vantade"]]
    planera_oppning(session, huvud.omgang_id, oppna, trappa=omgang.trappa, nu=nu)
    planera_kontaktfragor(session, huvud.omgang_id, trappa=omgang.trappa, nu=nu)
