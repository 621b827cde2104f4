"""Rows beside the chain carry a checksum of their own: damage and careless edits show."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Final


def radsumma(*varden: object) -> str:
    """Give the SHA-256 over the values of a row, in their order; instants are taken in UTC."""
    return sha256(_KODARE.encode(varden).encode()).hexdigest()


class Radmall:
    """Seals many rows that differ in a few values: what they share is written once."""

    def __init__(self, falt: Sequence[str], lika: Mapping[str, object]) -> None:
        """Take the columns of the seal in their order, and the values that every row has."""
        self.olika: Final = tuple(namn for namn in falt if namn not in lika)
        """The columns whose values `summa` takes, in their order."""
        self._mall: Final = ", ".join(
            _KODARE.encode(lika[namn]).replace("%", "%%") if namn in lika else "%s" for namn in falt
        )

    def summa(self, varden: Iterable[object]) -> str:
        """Give what `radsumma` gives for the whole row."""
        return sha256(f"[{self._mall % tuple(map(_text, varden))}]".encode()).hexdigest()


def _text(varde: object) -> str:
    if type(varde) is int:
        return str(varde)
    if isinstance(varde, datetime):
        return f'"{_utc(varde)}"'
    return _KODARE.encode(varde)


@lru_cache(maxsize=64)
def _utc(varde: object) -> str:
    if isinstance(varde, datetime):
        return varde.astimezone(UTC).isoformat()
    raise TypeError(f"{type(varde).__name__} har ingen plats i en radsumma")


_KODARE: Final = json.JSONEncoder(default=_utc, ensure_ascii=False)
"""Made once, and instants written once: a sweep seals thousands of rows of one instant."""
