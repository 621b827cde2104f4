"""What a round has withdrawn is not owed anew when a court or a correction opens it."""

from collections.abc import Iterable
from typing import Final

from beslutsmodell.arende import Arende
from beslutsmodell.efter import spela_upp
from beslutsmodell.handelser import Handelse
from beslutsmodell.kommandon import Avbryt
from beslutsmodell.punktlage import BESLUTADE, UTESTAENDE
from diarium.aterkallelselasning import las_aterkallade
from diarium.session import Session

_ATERKALLAD: Final = "Punkten är återkallad för hela omgången och ska inte beslutas på nytt."


def aterkallat_igen(
    session: Session, omgang_id: int, fore: Arende, handelser: Iterable[Handelse]
) -> Avbryt | None:
    """Give what takes back the points that the events would open anew though they are withdrawn.

    Null when there are none, which needs no statement unless a decided point has been opened.
    """
    efter = spela_upp(fore, handelser)
    oppnade = [
        kod
        for kod, punkt in efter.punkter.items()
        if punkt.lage.kod in UTESTAENDE and fore.punkter[kod].lage.kod in BESLUTADE
    ]
    if not oppnade:
        return None
    aterkallade = las_aterkallade(session, omgang_id)
    punkter = tuple(kod for kod in oppnade if kod in aterkallade)
    return Avbryt(punkter=punkter, motivering=_ATERKALLAD) if punkter else None
