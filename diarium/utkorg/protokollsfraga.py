"""What a letter about minutes is written from, or why it is not sent."""

from typing import Final

from sqlalchemy import bindparam, select

from beslutsmodell.punktlage import Preliminar
from beslutsmodell.regler.protokoll import justeringens_stod
from diarium.arendelasning import las_arende
from diarium.drivsats import Drivsats
from diarium.omgangslasning import Omgangslasning
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.utkorg.fakta import organ_i_mening
from notiser.underlag import Omgangsfakta, Protokollsfraga

_ARENDE = tabell(Arenderad)
_NYCKEL: Final = Drivsats(select(_ARENDE.c.nyckel).where(_ARENDE.c.id == bindparam("id")))


def protokollsfraga(
    session: Session, lasning: Omgangslasning, arende_id: int, nummer: int, fakta: Omgangsfakta
) -> Protokollsfraga | str:
    """Ask for the minutes of a decision whose points still wait for justering."""
    ((nyckel,),) = _NYCKEL.rader(session, id=arende_id)
    _, arende = las_arende(session, lasning.id, nyckel, omgang=lasning.omgang.kod)
    vantar = {
        kod: punkt.lage
        for kod, punkt in arende.punkter.items()
        if isinstance(punkt.lage, Preliminar) and punkt.lage.beslut == nummer
    }
    ett = arende.finn_beslut(nummer)
    if not vantar or ett is None:
        return "protokollet är justerat, eller så gäller ett annat besked"
    organ = lasning.omgang.finn_organ(ett.beslut.organ)
    etiketter = {punkt.kod: punkt.etikett for punkt in lasning.omgang.punkter}
    return Protokollsfraga(
        omgang=fakta,
        organ=organ.namn,
        organ_i_mening=organ_i_mening(lasning.omgang, organ),
        sammantrade=ett.beslut.datum,
        paragraf=ett.beslut.paragraf,
        punkter=tuple(etiketter[kod] for kod in vantar),
        justeras_senast=max(lage.justeras_senast for lage in vantar.values()),
        stod=justeringens_stod(organ.slag),
    )
