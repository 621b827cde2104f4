"""The survey: what the kommuner believe that they will decide, apart from what they decide."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select

from beslutsmodell.enkat import Enkatsvar, kontrollera_enkatsvar
from beslutsmodell.omgangshandelser import EnkatBesvarad
from diarium.drivsats import Drivsats
from diarium.handelsekedja import Post, lagg_till, lasa_huvud
from diarium.idempotens import kommandonyckel
from diarium.kvitto import Kvitto
from diarium.omgangslasning import Omgangslasning, las_omgangen, starttext
from diarium.session import Session
from diarium.sidouppgifter import byt_ut_texter, las_sidouppgifter, spara_texter
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_HANDELSE = tabell(Handelserad)
_SVAREN: Final = Drivsats(
    select(_HANDELSE.c.lopnr, _HANDELSE.c.tid, _HANDELSE.c.kropp)
    .where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"),
        _HANDELSE.c.typ == "enkat_besvarad",
    )
    .order_by(_HANDELSE.c.lopnr),
)


class Lamnat(NamedTuple):
    """An answer as it was recorded."""

    lopnr: int
    tid: datetime
    nummer: int
    """Which of the kommun's answers it is."""
    svar: Enkatsvar
    av: str
    """Who said it."""


def besvara(session: Session, omgang: str, svar: Enkatsvar, *, nu: datetime, av: str) -> Kvitto:
    """Record an answer in the caller's transaction: nothing is decided by it.

    OkandHuvudman or OgiltigtEnkatsvar when it does not do. The answer that holds already, whoever
    says it again, is recorded once.
    """
    huvud = lasa_huvud(session, omgang, nu=nu)
    lasning = las_omgangen(session, omgang)
    lasning.krav_huvudman(svar.huvudman)
    kontrollera_enkatsvar(lasning.omgang, svar)
    tidigare = las_enkat(session, lasning).get(svar.huvudman, ())
    if tidigare and tidigare[-1].svar == svar:
        return Kvitto(omgang=omgang, lopnr=tidigare[-1].lopnr, nytt=False)
    handelse = EnkatBesvarad(nummer=len(tidigare) + 1, svar=svar, av=av)
    nyckel = kommandonyckel(huvud, f"enkat/{svar.huvudman}", svar, handelse.nummer - 1)
    utan_text, texter = byt_ut_texter(handelse)
    spara_texter(session, texter)
    lagg_till(session, huvud, [Post(utan_text, nyckel=nyckel)], nu=nu)
    return Kvitto(omgang=omgang, lopnr=huvud.lopnr + 1, nytt=True)


def las_enkat(session: Session, lasning: Omgangslasning) -> Mapping[str, tuple[Lamnat, ...]]:
    """Give every answer, oldest first, by the code of the participant; the last one holds."""
    rader = _SVAREN.rader(session, omgang_id=lasning.id)
    handelser = [EnkatBesvarad.model_validate_json(starttext(rad.kropp)) for rad in rader]
    namn = las_sidouppgifter(session, {ett.av for ett in handelser})
    svaren: dict[str, tuple[Lamnat, ...]] = defaultdict(tuple)
    for rad, ett in zip(rader, handelser, strict=True):
        lamnat = Lamnat(rad.lopnr, rad.tid, ett.nummer, ett.svar, namn.get(ett.av, ett.av))
        svaren[ett.svar.huvudman] += (lamnat,)
    return svaren
