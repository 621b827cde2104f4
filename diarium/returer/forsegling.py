"""What came back is not part of the chain: each row is sealed with a checksum when written."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import bindparam, select, update

from diarium.drivsats import Drivsats
from diarium.radsumma import radsumma
from diarium.session import Session
from diarium.tabeller.retur import Returrad
from diarium.tabeller.typer import tabell

_RETUR = tabell(Returrad)
FORSEGLAS: Final = (
    *("nyckel", "omgang_id", "utskick_id", "kontakt_id", "slag", "mottagen", "adress"),
    *("statuskod", "diagnos", "digest", "omledd_id", "havd", "havd_av"),
)
"""What the seal is over: all but the id."""
_LAS: Final = Drivsats(
    select(*(_RETUR.c[namn] for namn in FORSEGLAS)).where(_RETUR.c.id == bindparam("b_id")),
)


def returforsegling(varden: Mapping[str, Any]) -> str:
    """Give the seal of a row by its columns; one that is not named is null."""
    return radsumma(*(varden.get(namn) for namn in FORSEGLAS))


def andra_retur(session: Session, retur_id: int, **varden: object) -> None:
    """Change a row and seal it as it stands then."""
    (rad,) = _LAS.rader(session, b_id=retur_id)
    ny = {**dict(zip(FORSEGLAS, rad, strict=True)), **varden}
    session.execute(
        update(_RETUR)
        .where(_RETUR.c.id == retur_id)
        .values({**varden, "summa": returforsegling(ny)})
    )
