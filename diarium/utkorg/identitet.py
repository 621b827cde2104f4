"""What a message is called outside: the same through every attempt, and naming nobody.

No two records call theirs the same, nor can anybody reckon it: the round's own salt is in it. A
rehearsal and the real round may write to one mailbox, and receivers weed out what has come before.
"""

import hmac
from collections.abc import Collection
from hashlib import sha256
from typing import Final

from sqlalchemy import select

from diarium.session import Session
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad

_UTSKICK, _OMGANG = tabell(Utskicksrad), tabell(Omgangsrad)
_PER_GANG: Final = 10_000


def identitet(orsak: str, *, salt: str) -> str:
    """Give the stable identity of a cause in the round of the salt: left in a Message-ID."""
    return hmac.new(salt.encode(), orsak.encode(), sha256).hexdigest()[:24]


def finn_utskick(session: Session, identiteter: Collection[str]) -> dict[str, int]:
    """Give the ids of the written messages that are called so.

    The whole outbox is walked, once for all that is asked about: reading what came back is rare,
    and an identity kept with every message would be paid for by each that is planned.
    """
    sokta, funna = set(identiteter), dict[str, int]()
    if not sokta:
        return funna
    skrivna = (
        select(_UTSKICK.c.id, _UTSKICK.c.orsak, _OMGANG.c.salt)
        .join(_OMGANG, _OMGANG.c.id == _UTSKICK.c.omgang_id)
        .where(_UTSKICK.c.frusen_sha256.is_not(None))
    )
    for rad in session.execute(skrivna.execution_options(yield_per=_PER_GANG)):
        if (ett := identitet(rad.orsak, salt=rad.salt)) in sokta:
            funna[ett] = rad.id
    return funna
