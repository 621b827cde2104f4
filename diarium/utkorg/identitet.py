"""What a message is called outside: the same through every attempt, and naming nobody."""

import hashlib
from collections.abc import Collection
from typing import Final

from sqlalchemy import select

from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad

_UTSKICK: Final = tabell(Utskicksrad)
_PER_GANG: Final = 10_000


def identitet(orsak: str) -> str:
    """Give the stable identity of a cause: the left part of a Message-ID."""
    return hashlib.sha256(orsak.encode()).hexdigest()[:24]


def finn_utskick(session: Session, identiteter: Collection[str]) -> dict[str, int]:
    """Give the ids of the written messages that are called so.

    The whole outbox is walked, once for all that is asked about: reading what came back is rare,
    and an identity kept with every message would be paid for by each that is planned.
    """
    sokta, funna = set(identiteter), dict[str, int]()
    if not sokta:
        return funna
    skrivna = select(_UTSKICK.c.id, _UTSKICK.c.orsak).where(_UTSKICK.c.frusen_sha256.is_not(None))
    for rad in session.execute(skrivna.execution_options(yield_per=_PER_GANG)):
        if (ett := identitet(rad.orsak)) in sokta:
            funna[ett] = rad.id
    return funna
