"""States and times in words."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from beslutsmodell.punktlage import Lagekod
    from beslutsmodell.utfall import Utfall

_SJALVKLARA: Final = frozenset({("aterremitterad", "aterremiss"), ("bordlagd", "bordlaggning")})


def punkt_i_ord(lage: "Lagekod | None", utfall: "Utfall | None") -> str:
    """Write outcome and state of a point: "bifall", "bifall (preliminär)", "öppen", "–".

    A state that the outcome says already, as "återremitterad", is not said twice.
    """
    if lage is None:
        return "–"
    if utfall is None:
        return lage.etikett
    from beslutsmodell.lage import utfall_i_ord

    sagt = lage == "avgjord" or (lage, utfall) in _SJALVKLARA
    return utfall_i_ord(utfall, lage) if sagt else f"{utfall.etikett} ({lage.etikett})"


def svensk_tid(tid: datetime) -> str:
    """Write an instant in Swedish local time: "26 november 2019 kl. 9.05"."""
    from beslutsmodell.datum import tid_i_text
    from beslutsmodell.frist import STOCKHOLM

    return tid_i_text(tid.astimezone(STOCKHOLM))


def iso_tid(tid: datetime) -> str:
    """Write an instant for machines, with the offset of Swedish local time."""
    from beslutsmodell.frist import STOCKHOLM

    return tid.astimezone(STOCKHOLM).isoformat()
