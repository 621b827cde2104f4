"""Text about people lies beside the chain, and can be corrected or removed."""

from collections.abc import Iterable
from hashlib import sha256
from secrets import token_hex
from typing import TypeVar

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from sqlalchemy import insert, select

from beslutsmodell.fritext import Sidouppgift
from diarium.drivsats import Drivsats
from diarium.session import Session
from diarium.tabeller.handelse import Sidouppgiftsrad
from diarium.tabeller.typer import tabell

_SIDOUPPGIFT = tabell(Sidouppgiftsrad)
_SPARA = Drivsats(insert(_SIDOUPPGIFT))
_V = TypeVar("_V", bound=BaseModel)
GALLRAD = "(gallrad)"
Textrader = list[dict[str, str]]


def byt_ut_texter(varde: _V) -> tuple[_V, Textrader]:
    """Give the value with references in place of its free texts, and the rows to keep these in."""
    rader: Textrader = []
    return _utbytt(varde, rader), rader


def spara_texter(session: Session, rader: Textrader) -> None:
    """Keep the texts of a value that has been accepted."""
    if rader:
        _SPARA.kor(session, *rader)


def las_sidouppgifter(session: Session, referenser: Iterable[str]) -> dict[str, str]:
    """Give the texts behind references; one that is gallrad says so."""
    rader = session.execute(
        select(_SIDOUPPGIFT.c.referens, _SIDOUPPGIFT.c.text).where(
            _SIDOUPPGIFT.c.referens.in_(list(referenser)),
        ),
    )
    return {referens: GALLRAD if text is None else text for referens, text in rader}


def referens_av(salt: str, text: str) -> str:
    """Give the reference of a text: salted, so that a name cannot be guessed from it."""
    return f"sha256:{sha256(f'{salt}{text}'.encode()).hexdigest()}"


def _utbytt(varde: _V, rader: Textrader) -> _V:
    andrat: dict[str, object] = {}
    for namn, falt in type(varde).model_fields.items():
        gammalt = getattr(varde, namn)
        nytt = _nytt(gammalt, falt, rader)
        if nytt is not gammalt:
            andrat[namn] = nytt
    return varde.model_copy(update=andrat) if andrat else varde


def _nytt(gammalt: object, falt: FieldInfo, rader: Textrader) -> object:
    if isinstance(gammalt, str) and _ar_fritext(falt):
        salt = token_hex(16)
        rader.append(
            {"referens": referens_av(salt, gammalt), "salt": salt, "text": gammalt},
        )
        return rader[-1]["referens"]
    if isinstance(gammalt, BaseModel):
        return _utbytt(gammalt, rader)
    if isinstance(gammalt, tuple) and gammalt and isinstance(gammalt[0], BaseModel):
        nytt = tuple(_utbytt(ett, rader) for ett in gammalt)
        return gammalt if all(a is b for a, b in zip(gammalt, nytt, strict=True)) else nytt
    return gammalt


def _ar_fritext(falt: FieldInfo) -> bool:
    """Tell whether a field is free text, also as one of several types."""
    if any(isinstance(ett, Sidouppgift) for ett in falt.metadata):
        return True
    delar = getattr(falt.annotation, "__args__", ())
    return any(
        isinstance(ett, Sidouppgift) for del_ in delar for ett in getattr(del_, "__metadata__", ())
    )
