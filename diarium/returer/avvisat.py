"""A mail server that knows no such recipient says at once what others tell by a bounce."""

from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import bindparam, insert, select

from diarium.drivsats import Drivsats
from diarium.returer.brevadress import brevets_adress
from diarium.returer.forsegling import returforsegling
from diarium.session import Session
from diarium.tabeller.retur import Returrad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from notiser.forsandelse import Brev
from notiser.returer.inkommet import Returslag
from notiser.svar import BestaendeFel

_RETUR, _UTSKICK, _KONTAKT = tabell(Returrad), tabell(Utskicksrad), tabell(Kontaktrad)
_UTSKICKET: Final = Drivsats(
    select(_UTSKICK.c.omgang_id, _UTSKICK.c.kontakt_id, _KONTAKT.c.adress)
    .join(_KONTAKT, _KONTAKT.c.id == _UTSKICK.c.kontakt_id)
    .where(_UTSKICK.c.id == bindparam("id"))
)


def bokfor_avvisat(
    session: Session, utskick_id: int, brev: Brev, svar: BestaendeFel, *, nu: datetime
) -> None:
    """Mark the address as by a bounce, so that the next sweep writes to the next in the chain.

    In the transaction that notes the refusal. Looked at, and cleared, like any bounce.
    """
    (utskick,) = _UTSKICKET.rader(session, id=utskick_id)
    varden = {
        "nyckel": f"avvisat/{utskick_id}/{nu.isoformat()}",
        "omgang_id": utskick.omgang_id,
        "utskick_id": utskick_id,
        "kontakt_id": utskick.kontakt_id,
        "slag": Returslag.BESTAENDE.value,
        "mottagen": nu,
        "adress": brevets_adress(brev, utskick.adress),
        "statuskod": svar.okand_mottagare,
        "diagnos": svar.orsak,
        "digest": sha256(svar.orsak.encode()).hexdigest(),
        "omledd_id": None,
        "havd": None,
        "havd_av": None,
    }
    session.execute(insert(_RETUR).values({**varden, "summa": returforsegling(varden)}))
