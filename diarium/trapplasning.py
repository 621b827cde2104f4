"""The ladder of a round: when it reminds, and the day on which it opens."""

from functools import lru_cache
from typing import Final

from sqlalchemy import bindparam, select

from beslutsmodell.trappa import Trappa
from diarium.drivsats import Drivsats
from diarium.session import Session
from diarium.tabeller.omgang import Omgangsrad, Trapprad
from diarium.tabeller.typer import tabell

_OMGANG, _TRAPPA = tabell(Omgangsrad), tabell(Trapprad)
_MED_ID: Final = Drivsats(select(_TRAPPA.c.kropp).where(_TRAPPA.c.id == bindparam("id")))
_OMGANGENS: Final = Drivsats(
    select(_TRAPPA.c.kropp)
    .join(_OMGANG, _OMGANG.c.trappa_id == _TRAPPA.c.id)
    .where(_OMGANG.c.id == bindparam("omgang_id"))
)


def las_trappa(session: Session, trappa_id: int) -> Trappa:
    """Give a ladder by its number."""
    ((kropp,),) = _MED_ID.rader(session, id=trappa_id)
    return tolka_trappa(kropp)


def las_omgangens_trappa(session: Session, omgang_id: int) -> Trappa:
    """Give the ladder of a round."""
    ((kropp,),) = _OMGANGENS.rader(session, omgang_id=omgang_id)
    return tolka_trappa(kropp)


@lru_cache(maxsize=64)
def tolka_trappa(kropp: str) -> Trappa:
    """Parse a ladder once per process: its text never changes."""
    return Trappa.model_validate_json(kropp)
