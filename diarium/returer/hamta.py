"""A mailbox is read some mails at a time: recorded first, and marked as read only then."""

from collections.abc import Iterator
from typing import NamedTuple

from diarium.databas import Databas
from diarium.klocka import Klocka
from diarium.returer.bokfor import Bokfort, bokfor
from notiser.returer.brevlada import Brevlada
from notiser.returer.inkommet import Inkommet
from notiser.returer.tyda import tyd

_PER_GANG = 50


class Last(NamedTuple):
    """A mail that has been read, and what became of it."""

    namn: str
    inkommet: Inkommet
    bokfort: Bokfort


def hamta_returer(databas: Databas, brevlada: Brevlada, *, klocka: Klocka) -> Iterator[Last]:
    """Read the unread mail of a mailbox; no transaction is open while the server is asked.

    What is not recorded stays unread, and so does an answer that says more than yes: a letter
    waits for its human. A crash between recording and
    marking gives a second reading, which changes nothing.
    """
    olasta = brevlada.olasta()
    for forst in range(0, len(olasta), _PER_GANG):
        uider = olasta[forst : forst + _PER_GANG]
        inkomna = [tyd(brevlada.hamta(uid)) for uid in uider]
        with databas.skriv() as session:
            svar = bokfor(session, inkomna, nu=klocka.nu())
        for uid, inkommet, bokfort in zip(uider, inkomna, svar, strict=True):
            yield Last(f"brev {uid}", inkommet, bokfort)
            if bokfort.retur_id is not None and not inkommet.sager_mer:
                brevlada.markera(uid)
