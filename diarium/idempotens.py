"""Keys that make a repeated command harmless."""

import hmac
import json
from hashlib import sha256

from pydantic import BaseModel
from sqlalchemy import bindparam, select

from diarium.drivsats import Drivsats
from diarium.handelsekedja import Huvud
from diarium.session import Session
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_HANDELSE = tabell(Handelserad)
_FORRA = _HANDELSE.alias()
_REDAN = Drivsats(
    select(_HANDELSE.c.lopnr).where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"),
        _HANDELSE.c.nyckel == bindparam("nyckel"),
    ),
)

_UPPHAVT_SEDAN = Drivsats(
    select(_HANDELSE.c.lopnr)
    .where(
        _HANDELSE.c.arende_id
        == select(_FORRA.c.arende_id)
        .where(
            _FORRA.c.omgang_id == bindparam("omgang_id"),
            _FORRA.c.lopnr == bindparam("lopnr"),
        )
        .scalar_subquery(),
        _HANDELSE.c.typ == "upphavt",
        _HANDELSE.c.lopnr > bindparam("lopnr"),
    )
    .limit(1),
)


def kommandonyckel(
    huvud: Huvud,
    mal: str,
    kommando: BaseModel,
    vantad_version: int | None,
) -> str:
    """Give the key of a command: its type, target, fields and the version it was meant for.

    Keyed by the round's own salt, which is not in the chain: a name in the command cannot be
    guessed from the key.
    """
    innehall = json.dumps([type(kommando).__name__, mal, vantad_version])
    text = f"{innehall}\n{kommando.model_dump_json()}"
    return hmac.new(huvud.salt.encode(), text.encode(), sha256).hexdigest()


def omgangsnyckel(*, agare: str, dnr: str, process: str, skarpa: str) -> str:
    """Give the key of a round: the same owner, dnr, process and sharpness is the same round."""
    return sha256(json.dumps([agare, dnr, process, skarpa]).encode()).hexdigest()


def redan_registrerat(session: Session, huvud: Huvud, nyckel: str) -> int | None:
    """Give the number of the event that the key led to before, if it did."""
    rader = _REDAN.rader(session, omgang_id=huvud.omgang_id, nyckel=nyckel)
    return rader[0].lopnr if rader else None


def upphavt_sedan(session: Session, huvud: Huvud, lopnr: int) -> bool:
    """Tell whether a court has annulled a decision in the event's case since the event."""
    return bool(_UPPHAVT_SEDAN.rader(session, omgang_id=huvud.omgang_id, lopnr=lopnr))
