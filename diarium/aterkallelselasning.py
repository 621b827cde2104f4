"""Which points a round has taken back."""

from typing import Final

from sqlalchemy import bindparam, select

from beslutsmodell.omgangshandelser import PunkterAterkallade
from diarium.drivsats import Drivsats
from diarium.omgangslasning import starttext
from diarium.session import Session
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_HANDELSE = tabell(Handelserad)
_KROPPAR: Final = Drivsats(
    select(_HANDELSE.c.kropp).where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"),
        _HANDELSE.c.typ == "punkter_aterkallade",
    )
)


def las_aterkallade(session: Session, omgang_id: int) -> list[str]:
    """Give the points that have been taken back for the whole round."""
    return [
        kod
        for rad in _KROPPAR.rader(session, omgang_id=omgang_id)
        for kod in PunkterAterkallade.model_validate_json(starttext(rad.kropp)).punkter
    ]
