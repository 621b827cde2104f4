"""A message that goes to another than it was planned for, since mail to that one comes back."""

import json
from typing import Any, Final, NamedTuple

OMLEDD: Final = "omledd"
"""What a message that has been passed on keeps about the one that it stands for, in its data."""
ORSAK: Final = "omledning"
"""What the cause of such a message begins with; the id of the one before follows."""


class Ursprung(NamedTuple):
    """The message that another stands for, however many have stood for it in between."""

    utskick_id: int
    kontakt_id: int
    kontakter: frozenset[int] = frozenset()
    """Which of those that share the mailbox it stands for; empty = all of them."""


def ursprung(utskick: Any) -> Ursprung:  # noqa: ANN401 - a row
    """Give the message that a row stands for: itself, unless it has been passed on."""
    egen = json.loads(utskick.data).get(OMLEDD)
    if egen is None:
        return Ursprung(utskick.id, utskick.kontakt_id)
    kontakter = frozenset(map(int, egen.get("kontakter", ())))
    return Ursprung(int(egen["utskick"]), int(egen["kontakt"]), kontakter)


def ar_omledd(utskick: Any) -> bool:  # noqa: ANN401 - a row
    """Tell whether a message goes to another than it was planned for."""
    return bool(utskick.orsak.startswith(f"{ORSAK}/"))


def omledningsorsak(utskick_id: int, kontakt_id: int | None = None) -> str:
    """Give the cause of the message that goes in the place of another: one per message.

    For a mailbox that several share there is one more for each that has another next; a contact
    that it stands for is named.
    """
    grund = f"{ORSAK}/{utskick_id}"
    return grund if kontakt_id is None else f"{grund}/{kontakt_id}"
