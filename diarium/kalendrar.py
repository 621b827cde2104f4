"""Calendars are replaced by new versions, body by body, and the round is planned anew."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from beslutsmodell.fel import OgiltigKalender
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalenderbyte import Kalenderskillnad, byt_kalender, kalenderskillnad
from beslutsmodell.omgangshandelser import KalenderBehallen
from beslutsmodell.plan.bedomning import Plan
from beslutsmodell.plan.jamforelse import Omplanering, jamfor
from beslutsmodell.sammantrade import Sammantrade
from diarium.ankare import flytta_ankare
from diarium.handelsekedja import Post, lagg_till, lasa_huvud
from diarium.kalenderlasning import las_kalenderversioner
from diarium.mandatbyten import las_mandatbyten, skiften_sedan_starten
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.planering import las_nulage, planera_lasning
from diarium.session import Session
from diarium.sidouppgifter import byt_ut_texter, spara_texter


class Kalenderbyte(NamedTuple):
    """What a new calendar changes, in the bodies and in the plan."""

    skillnader: tuple[Kalenderskillnad, ...]
    """Of the bodies whose calendar changed; empty = all was known."""
    plan: Plan
    andrat: tuple[Omplanering, ...]


def byt_kalendrar(
    session: Session,
    omgang: str,
    nya: Iterable[Sammantrade],
    *,
    kalla: str,
    nu: datetime,
    av: str | None = None,
) -> Kalenderbyte:
    """Replace the calendar of every body that is named, in the caller's transaction.

    OkantOrgan or OgiltigKalender, and nothing written, when one does not do. Read again, the same
    file changes nothing.
    """
    huvud = lasa_huvud(session, omgang, nu=nu)
    lasning = las_omgangen(session, omgang)
    nulage = las_nulage(session, lasning, nu=nu)
    fore = planera_lasning(session, lasning, nulage)
    versioner = las_kalenderversioner(session, lasning)
    poster, skillnader = [], []
    for organ, moten in _per_organ(lasning, nya).items():
        galler = versioner[organ][-1]
        handelse = byt_kalender(
            galler.sammantraden,
            moten,
            organ=organ,
            version=galler.version + 1,
            idag=nu.astimezone(STOCKHOLM).date(),
            kalla=kalla,
            av=av,
        )
        if handelse is None:
            continue
        skillnader.append(kalenderskillnad(organ, galler.sammantraden, handelse.sammantraden))
        utan_text, texter = byt_ut_texter(handelse)
        spara_texter(session, texter)
        poster.append(Post(utan_text))
    if poster:
        lagg_till(session, huvud, poster, nu=nu)
        flytta_ankare(session, lasning)
    plan = planera_lasning(session, las_omgangen(session, omgang), nulage)
    return Kalenderbyte(tuple(skillnader), plan, jamfor(fore, plan))


def behall_kalendrar(
    session: Session, omgang: str, koder: Iterable[str], *, nu: datetime, av: str
) -> tuple[str, ...]:
    """Record that bodies have been gone through and keep their calendars; give those it was new of.

    OkantOrgan or OgiltigKalender, and nothing written, when one does not do: a body is gone
    through once a new term of it has begun, and once for each.
    """
    huvud = lasa_huvud(session, omgang, nu=nu)
    lasning = las_omgangen(session, omgang)
    organ = tuple(dict.fromkeys(lasning.krav_organ(kod) for kod in koder))
    for kod in organ:
        if not skiften_sedan_starten(lasning, [kod], nu=nu):
            raise OgiltigKalender(
                f"{kod}: ingen ny mandatperiod har börjat sedan omgången startade, så det finns "
                "inget att gå igenom. Ska kalendern ändras: `beslut kalender importera`."
            )
    kvar = {kod for byte in las_mandatbyten(session, lasning, organ, nu=nu) for kod in byte.organ}
    versioner = las_kalenderversioner(session, lasning)
    poster = []
    for kod in (ett for ett in organ if ett in kvar):
        if not av.strip():
            raise OgiltigKalender(f"{kod}: ange vem som har gått igenom kalendern.")
        handelse = KalenderBehallen(organ=kod, version=versioner[kod][-1].version, av=av.strip())
        utan_text, texter = byt_ut_texter(handelse)
        spara_texter(session, texter)
        poster.append(Post(utan_text))
    if poster:
        lagg_till(session, huvud, poster, nu=nu)
    return tuple(ett for ett in organ if ett in kvar)


def _per_organ(
    lasning: Omgangslasning, nya: Iterable[Sammantrade]
) -> Mapping[str, Sequence[Sammantrade]]:
    moten: dict[str, list[Sammantrade]] = defaultdict(list)
    for mote in nya:
        moten[lasning.krav_organ(mote.organ)].append(mote)
    return moten
