"""Notes on a round: recorded whether it is open or closed, with its history intact."""

from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select

from beslutsmodell.anteckning import Anteckna, antecknat
from beslutsmodell.omgangshandelser import OmgangAntecknad
from diarium.drivsats import Drivsats
from diarium.fel import OkantArende
from diarium.handelsekedja import Post, lagg_till, lasa_huvud
from diarium.idempotens import kommandonyckel, redan_registrerat
from diarium.kvitto import Kvitto
from diarium.omgangslasning import Omgangslasning, las_omgangen, starttext
from diarium.session import Session
from diarium.sidouppgifter import byt_ut_texter, las_sidouppgifter, spara_texter
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_HANDELSE = tabell(Handelserad)
_ANTECKNADE: Final = Drivsats(
    select(_HANDELSE.c.lopnr, _HANDELSE.c.tid, _HANDELSE.c.kropp)
    .where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"),
        _HANDELSE.c.typ == "omgang_antecknad",
    )
    .order_by(_HANDELSE.c.lopnr),
)


class Anteckning(NamedTuple):
    """A note as it was recorded."""

    lopnr: int
    nummer: int
    """Which of the round's notes it is."""
    tid: datetime
    arende: str | None
    """The case that it is about; null = the whole round."""
    text: str
    av: str
    """Who said it."""

    def ror(self, arende: str) -> bool:
        """Tell whether it is about a case, or about the whole round."""
        return self.arende in {None, arende}


def anteckna(session: Session, omgang: str, kommando: Anteckna, *, nu: datetime) -> Kvitto:
    """Record a note in the caller's transaction; the same note is recorded once.

    OkantArende or OgiltigAnteckning, and nothing written, when it does not do.
    """
    huvud = lasa_huvud(session, omgang, nu=nu)
    nyckel = kommandonyckel(huvud, "anteckning", kommando, None)
    if (fanns := redan_registrerat(session, huvud, nyckel)) is not None:
        return Kvitto(omgang=omgang, lopnr=fanns, nytt=False)
    lasning = las_omgangen(session, omgang)
    if kommando.arende not in {None, *(plan.nyckel for plan in lasning.plan)}:
        raise OkantArende(omgang=omgang, arende=str(kommando.arende))
    handelse = antecknat(kommando, nummer=len(_ANTECKNADE.rader(session, omgang_id=lasning.id)) + 1)
    utan_text, texter = byt_ut_texter(handelse)
    spara_texter(session, texter)
    lagg_till(session, huvud, [Post(utan_text, nyckel=nyckel)], nu=nu)
    return Kvitto(omgang=omgang, lopnr=huvud.lopnr + 1, nytt=True)


def las_anteckningar(session: Session, lasning: Omgangslasning) -> tuple[Anteckning, ...]:
    """Give every note of a round, oldest first."""
    rader = _ANTECKNADE.rader(session, omgang_id=lasning.id)
    handelser = [OmgangAntecknad.model_validate_json(starttext(rad.kropp)) for rad in rader]
    texter = las_sidouppgifter(session, {ref for ett in handelser for ref in (ett.text, ett.av)})
    return tuple(
        Anteckning(
            rad.lopnr,
            ett.nummer,
            rad.tid,
            ett.arende,
            texter.get(ett.text, ett.text),
            texter.get(ett.av, ett.av),
        )
        for rad, ett in zip(rader, handelser, strict=True)
    )
