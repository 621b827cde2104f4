"""How the agreements stand: signed, handed over, acknowledged."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from beslutsmodell.avtal.lage import Avtalsstatus
from beslutsmodell.process import Stegsort
from diarium.lagerapport import Huvudmansrapport
from flows.kedja.rakning import Rakning, notering

_ATGARD: Final = frozenset(
    {
        Avtalsstatus.KOMPLETTERING_KRAVS,
        Avtalsstatus.INKOMMET_EFTER_FRIST,
        Avtalsstatus.AVVISAT,
    },
)
_UNDERTECKNADE: Final = frozenset(
    {Avtalsstatus.UNDERTECKNAT, Avtalsstatus.INLAMNAT, Avtalsstatus.KVITTERAT},
)


def rakna_avtal(
    sort: Stegsort,
    huvudman: Sequence[Huvudmansrapport],
    *,
    sista: datetime,
    nu: datetime,
) -> Rakning:
    """Count those who sign, or those who hand in; green only on the receiver's acknowledgement.

    Who has rejected every point, or has been closed, has nothing to sign and is told apart, so
    that the numbers add up.
    """
    berorda = [man for man in huvudman if man.avtal is not Avtalsstatus.INGET]
    lamnar_in = sort is Stegsort.LAMNAR_IN
    klara = {Avtalsstatus.KVITTERAT} if lamnar_in else _UNDERTECKNADE
    gjort = {Avtalsstatus.INLAMNAT, Avtalsstatus.KVITTERAT} if lamnar_in else _UNDERTECKNADE
    kvar = [man for man in berorda if man.avtal not in klara]
    return Rakning(
        antal=len(berorda),
        gjort=sum(1 for man in berorda if man.avtal in gjort),
        verb="har lämnat in" if lamnar_in else "har undertecknat",
        klara=len(berorda) - len(kvar),
        att_se_over=sum(1 for man in berorda if man.avtal in _ATGARD or man.avtalsobs),
        forsenade=len(kvar) if nu > sista else 0,
        noteringar=(
            *notering(_med(berorda, Avtalsstatus.KVITTERAT) if lamnar_in else 0, "är kvitterade"),
            *notering(len(huvudman) - len(berorda), "tecknar inget avtal"),
        ),
    )


def _med(huvudman: Sequence[Huvudmansrapport], status: Avtalsstatus) -> int:
    return sum(1 for man in huvudman if man.avtal is status)
