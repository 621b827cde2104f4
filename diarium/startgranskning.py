"""A round's messages are read before it starts, as if every step were open. Keeps nothing."""

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from beslutsmodell.kontakt import Kontakt
from beslutsmodell.omgang import Beslutsomgang
from diarium.provstart import provstarta
from diarium.utkorg.granskning import Utskicksfynd, Utskicksgranskning, granska_utskicken
from diarium.utkorg.visat import Avsandande

_LOGG: Final = logging.getLogger(__name__)
OGRANSKAT: Final = (
    "Omgången är startad, men dess meddelanden gick inte att granska. Läs dem med `beslut utskick "
    "plan` och `beslut utskick visa`, och anmäl felet till den som sköter programmet."
)


def granska_fore_start(
    omgang: Beslutsomgang,
    kontakter: Sequence[Kontakt],
    *,
    avsandande: Avsandande,
    nu: datetime,
    stickprov: bool = False,
) -> Utskicksgranskning:
    """Try the round in memory, and read what it would send, to those whose turn comes later too.

    PasseradFrist when the counterparty's deadline has passed at `nu`.
    """
    databas = provstarta(omgang, kontakter, nu=nu, allt_oppet=True)
    with databas.las() as session:
        return granska_utskicken(
            session, omgang.kod, avsandande=avsandande, nu=nu, stickprov=stickprov
        )


def granska_startad(
    omgang: Beslutsomgang,
    kontakter: Sequence[Kontakt],
    *,
    avsandande: Avsandande,
    nu: datetime,
) -> tuple[Utskicksfynd, ...] | None:
    """Read a sample of what a round that has just started will send; null when it cannot be read.

    The start stands whatever becomes of the reading.
    """
    try:
        svar = granska_fore_start(omgang, kontakter, avsandande=avsandande, nu=nu, stickprov=True)
    except Exception:  # noqa: BLE001 - the round has started, and is not undone by this
        _LOGG.debug("The messages of %s could not be read.", omgang.kod, exc_info=True)
        return None
    return tuple(ett.utan_nummer() for ett in svar.fynd)
