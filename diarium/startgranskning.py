"""A round's messages are read before it starts, as if every step were open. Keeps nothing."""

from collections.abc import Sequence
from datetime import datetime

from beslutsmodell.kontakt import Kontakt
from beslutsmodell.omgang import Beslutsomgang
from diarium.provstart import provstarta
from diarium.utkorg.granskning import Utskicksgranskning, granska_utskicken
from diarium.utkorg.visat import Avsandande


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
