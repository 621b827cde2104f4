"""What the chain says was let go once more is compared with the messages that there are."""

from collections.abc import Iterator

from sqlalchemy import select

from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.utkorg.omsandningar import las_omsandningar
from diarium.verifiering.fynd import Fynd
from diarium.verifiering.omgangsfakta import Omgangsfakta

_UTSKICK = tabell(Utskicksrad)


def granska_omsandningarna(session: Session, omgang_id: int, fakta: Omgangsfakta) -> Iterator[Fynd]:
    """Yield every message that a human let go once more and that is no longer there."""
    fraga = select(_UTSKICK.c.id).where(_UTSKICK.c.omgang_id == omgang_id)
    finns = set(session.execute(fraga).scalars())
    for nummer, omsandningar in sorted(las_omsandningar(session, omgang_id).items()):
        if nummer not in finns:
            plats = f"händelse {omsandningar[0].lopnr}"
            yield Fynd(fakta.kod, plats, f"utskick {nummer}, som gick om, finns inte i omgången")
