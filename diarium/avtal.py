"""Agreements are registered, handed over, acknowledged, and judged when they are late."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, insert, update

from beslutsmodell.avtal.handelser import (
    AvtalKvitterat,
    AvtalRegistrerat,
    Avtalshandelse,
)
from beslutsmodell.avtal.handling import Avtalshandling
from beslutsmodell.avtal.hantera import efter_avtal, hantera_avtal
from beslutsmodell.avtal.kommandon import Avtalskommando, ProvaSent, RegistreraAvtal
from beslutsmodell.avtal.lage import Huvudmansavtal
from beslutsmodell.omgang import Beslutsomgang
from diarium.avtalslasning import Avtalslasning, las_avtal
from diarium.avtalsnotiser import planera_avtalsnotis
from diarium.drivsats import Drivsats
from diarium.fel import OkantAvtal
from diarium.handelsekedja import Huvud, Post, lagg_till, lasa_huvud
from diarium.idempotens import kommandonyckel, redan_registrerat
from diarium.kvitto import Kvitto
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.session import Session
from diarium.sidouppgifter import byt_ut_texter, spara_texter
from diarium.tabeller.arende import Avtalsrad
from diarium.tabeller.typer import tabell

_AVTAL = tabell(Avtalsrad)
_VARDEN: Final[Mapping[str, Any]] = {
    "version": bindparam("b_version"),
    "kropp": bindparam("b_kropp"),
}
_NYTT: Final = Drivsats(
    insert(_AVTAL).values(
        omgang_id=bindparam("b_omgang"), huvudman=bindparam("b_huvudman"), **_VARDEN
    ),
)
_ANDRA: Final = Drivsats(
    update(_AVTAL)
    .where(
        _AVTAL.c.omgang_id == bindparam("b_omgang"),
        _AVTAL.c.huvudman == bindparam("b_huvudman"),
    )
    .values(_VARDEN),
)


def registrera_avtalskommando(
    session: Session,
    omgang: str,
    huvudman: str,
    kommando: Avtalskommando,
    *,
    nu: datetime,
) -> Kvitto:
    """Record a command on the agreements of a principal, in the caller's transaction.

    Raise a Modellfel or a Diariefel, with nothing written, when it does not do.
    """
    huvud = lasa_huvud(session, omgang, nu=nu)
    lasning = las_omgangen(session, omgang)
    lasning.krav_huvudman(huvudman)
    if isinstance(kommando, RegistreraAvtal):
        _krav_kanda(lasning.omgang, kommando.handling)
    last = las_avtal(session, lasning, huvudman)
    nyckel, tidigare = _nycklar(huvud, kommando, last.avtal)
    if (fanns := redan_registrerat(session, huvud, tidigare)) is not None:
        return Kvitto(omgang=omgang, lopnr=fanns, nytt=False)
    rent, texter = byt_ut_texter(kommando)
    handelser = hantera_avtal(
        last.avtal,
        rent,
        brister=last.brister,
        frist=lasning.motpartens_frist.tidpunkt.instant,
        nu=nu,
    )
    spara_texter(session, texter)
    avtal = last.avtal
    for handelse in handelser:
        avtal = efter_avtal(avtal, handelse)
    poster = [
        Post(handelse, nyckel=nyckel if plats == 0 else None, huvudman=huvudman)
        for plats, handelse in enumerate(handelser)
    ]
    lagg_till(session, huvud, poster, nu=nu)
    _skriv(session, lasning.id, last, avtal)
    _meddela(session, lasning, handelser, godtaget=avtal.sent_godtas is True, nu=nu)
    return Kvitto(omgang=omgang, lopnr=huvud.lopnr + 1, nytt=True)


def _krav_kanda(omgang: Beslutsomgang, handling: Avtalshandling) -> None:
    """Raise OkantAvtal when the agreement is of a kind, or on a point, that the round lacks."""
    slagen = [krav.slag for krav in omgang.avtal]
    if handling.slag not in slagen:
        vad = "inget avtal av slaget"
        raise OkantAvtal(omgang=omgang.kod, vad=vad, kod=handling.slag, finns=slagen)
    koder = [punkt.kod for punkt in omgang.punkter]
    for kod in handling.punkter:
        if kod not in koder:
            raise OkantAvtal(omgang=omgang.kod, vad="ingen punkt", kod=kod, finns=koder)


def _nycklar(
    huvud: Huvud,
    kommando: Avtalskommando,
    avtal: Huvudmansavtal,
) -> tuple[str, str]:
    """Give the key of a command, and the key that it got if it is said for the second time.

    The receiver may rule in the same words again, on something else that came late: a ruling is
    a repetition only when nothing has happened since.
    """
    if isinstance(kommando, ProvaSent):
        return (
            kommandonyckel(huvud, avtal.huvudman, kommando, avtal.version),
            kommandonyckel(huvud, avtal.huvudman, kommando, avtal.version - 1),
        )
    nyckel = kommandonyckel(huvud, avtal.huvudman, kommando, None)
    return nyckel, nyckel


def _skriv(session: Session, omgang_id: int, last: Avtalslasning, avtal: Huvudmansavtal) -> None:
    varden = {
        "b_omgang": omgang_id,
        "b_huvudman": avtal.huvudman,
        "b_version": avtal.version,
        "b_kropp": avtal.model_dump_json(),
    }
    (_NYTT if last.avtal.version == 0 else _ANDRA).kor(session, varden)


def _meddela(
    session: Session,
    lasning: Omgangslasning,
    handelser: tuple[Avtalshandelse, ...],
    *,
    godtaget: bool,
    nu: datetime,
) -> None:
    """Tell the principal of its receipt, or of what is lacking in its agreements.

    `godtaget` says that the receiver has accepted what came late: then it is late no more.
    """
    for handelse in handelser:
        match handelse:
            case AvtalKvitterat():
                planera_avtalsnotis(
                    session,
                    lasning,
                    handelse.huvudman,
                    "kvittering",
                    {
                        "referens": handelse.kvittens.referens,
                        "mottaget": handelse.kvittens.mottaget.isoformat(),
                        "efter_frist": handelse.kvittens.efter_frist and not godtaget,
                    },
                    nu=nu,
                )
            case AvtalRegistrerat():
                brister = las_avtal(session, lasning, handelse.huvudman).brister
                if brister:
                    planera_avtalsnotis(
                        session,
                        lasning,
                        handelse.huvudman,
                        "komplettering",
                        {"brister": [ett.motivering for ett in brister]},
                        nu=nu,
                    )
            case _:
                pass
