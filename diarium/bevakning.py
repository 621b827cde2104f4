"""What to ask bodies about after their decisions, right at any instant with every sweep off."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import select

from beslutsmodell.bevakning import Bevakning, bevaka
from beslutsmodell.flagga import Flagga
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.process import Stegsort
from beslutsmodell.punktlage import Lagekod
from beslutsmodell.sammantrade import Sammantrade
from diarium.arendemangd import las_arenden
from diarium.kalenderlasning import las_kalender
from diarium.lage import las_arenderapporter
from diarium.lagerapport import Arenderapport
from diarium.omgangslasning import las_omgangen
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell

_ARENDE = tabell(Arenderad)


def las_bevakning(session: Session, kod: str, *, nu: datetime) -> tuple[Bevakning, ...]:
    """Read what is missing after the decisions of a round at the aware instant `nu`.

    OkandOmgang when there is no such round. Only cases that may lack something are folded.
    """
    lasning = las_omgangen(session, kod)
    anslas = {
        steg.kod for steg in lasning.omgang.process.steg if steg.protokoll.anslag_dagar is not None
    }
    nycklar = [
        ett.nyckel
        for ett in las_arenderapporter(session, lasning.id, nu=nu)
        if _kan_sakna(ett, anslas=ett.steg in anslas)
    ]
    if not nycklar:
        return ()
    moten: dict[str, list[Sammantrade]] = defaultdict(list)
    for mote in las_kalender(session, lasning):
        moten[mote.organ].append(mote)
    idag = nu.astimezone(STOCKHOLM).date()
    valda = select(_ARENDE.c.id).where(
        _ARENDE.c.omgang_id == lasning.id, _ARENDE.c.nyckel.in_(nycklar)
    )
    return tuple(
        bevakning
        for _, arende in las_arenden(session, lasning.id, valda)
        for bevakning in bevaka(arende, moten[arende.organ], idag=idag)
    )


def _kan_sakna(rapport: Arenderapport, *, anslas: bool) -> bool:
    """Tell whether a case has a decision to report, or one that is to be announced."""
    if any(Flagga.ANMALS in punkt.flaggor for punkt in rapport.punkter):
        return True
    return (
        anslas
        and rapport.sort is Stegsort.BESLUTAR
        and any(punkt.lage in {Lagekod.AVGJORD, Lagekod.VILLKORAD} for punkt in rapport.punkter)
    )
