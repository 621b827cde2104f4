"""Messages and claims are not part of the chain: they are sealed with a checksum when written."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import Update, bindparam, select, update

from diarium.drivsats import Drivsats, Rad
from diarium.radsumma import radsumma, radsummor
from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.utkorg.anspraksnyckel import NYCKEL

_UTSKICK = tabell(Utskicksrad)
FORSEGLAS: Final = (
    *("omgang_id", "orsak", "sort", "kontakt_id", "arende_id", "data", "fristversion"),
    *("tillstand", "tidigast", "skapad", "forsok", "lease_till", "avsandare", "amne"),
    *("mallversion", "frusen_sha256", "dubblett", "skickad", "motivering"),
)
"""What the seal of a message is over: all but its id and the message, which has its own digest."""
_LAS: Final = Drivsats(
    select(*(_UTSKICK.c[namn] for namn in FORSEGLAS)).where(_UTSKICK.c.id == bindparam("b_id")),
)
_SKRIV: Final = Drivsats(
    update(_UTSKICK).where(_UTSKICK.c.id == bindparam("b_id")).values(summa=bindparam("b_summa")),
)


_ANSPRAKSKOLUMNER: Final = (*NYCKEL, "tid")
_ANSPRAKETS: Final = attrgetter(*_ANSPRAKSKOLUMNER)
_ANSPRAKSFALT: Final = (*_ANSPRAKSKOLUMNER, "orsak", "overhoppat")
"""What the seal of a claim is over, as `anspraksforsegling` takes it."""


def forsegla(session: Session, ider: Iterable[int]) -> None:
    """Seal messages as they stand now, in the transaction that changed them."""
    nya = [
        {"b_id": utskick_id, "b_summa": radsumma(*rad)}
        for utskick_id in ider
        for rad in _LAS.rader(session, b_id=utskick_id)
    ]
    if nya:
        _SKRIV.kor(session, *nya)


def andra_utskick(session: Session, sats: Update) -> Sequence[int]:
    """Run a change of messages and seal those that it touched; give their ids.

    Every change of more than one message goes this way: one without a seal is found as damage.
    """
    ider = session.execute(sats.returning(_UTSKICK.c.id)).scalars().all()
    forsegla(session, ider)
    return ider


def forsegling(varden: Mapping[str, Any]) -> str:
    """Give the seal of a message by its columns; one that is not named is null."""
    return radsumma(*map(varden.get, FORSEGLAS))


def anspraksforsegling(ansprak: Any, *, orsak: str | None, overhoppat: str | None) -> str:  # noqa: ANN401 - a row
    """Give the seal of a claim: its key and time, and the message or the reason that it got."""
    return radsumma(*_ANSPRAKETS(ansprak), orsak, overhoppat)


def anspraksforseglingar(ansprak: Sequence[Rad], orsaker: Sequence[str]) -> list[str]:
    """Give the seals of claims that get messages, by the causes of these."""
    kolumner = zip(*map(_ANSPRAKETS, ansprak), strict=True)
    egna = dict(zip(_ANSPRAKSKOLUMNER, kolumner, strict=True))
    return radsummor(_ANSPRAKSFALT, {**egna, "orsak": orsaker})


def frysningens_summa(frusen: str) -> str:
    """Give the digest of a frozen message."""
    return sha256(frusen.encode()).hexdigest()
