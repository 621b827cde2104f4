"""Rows beside the chain carry a checksum of their own: damage and careless edits show."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256
from itertools import repeat
from typing import Final


def radsumma(*varden: object) -> str:
    """Give the SHA-256 over the values of a row, in their order; instants are taken in UTC."""
    return sha256(_KODARE.encode(varden).encode()).hexdigest()


def radsummor(falt: Sequence[str], kolumner: Mapping[str, Sequence[object]]) -> list[str]:
    """Give `radsumma` of many rows, by column; `falt` are their columns in order.

    One that is not in `kolumner` is null. What all rows share, by being one object, is written
    once.
    """
    mall, olika = [], []
    for namn in falt:
        kolumn = kolumner.get(namn, (None,))
        if len(set(map(id, kolumn))) == 1:
            mall.append(_KODARE.encode(kolumn[0]).replace("%", "%%"))
        else:
            mall.append("%s")
            olika.append(kolumn if set(map(type, kolumn)) == {int} else map(_text, kolumn))
    antal = max(map(len, kolumner.values()))
    rader = zip(*olika, strict=True) if olika else repeat((), antal)
    rad = f"[{', '.join(mall)}]"
    return [sha256((rad % varden).encode()).hexdigest() for varden in rader]


def _text(varde: object) -> str:
    if isinstance(varde, datetime):
        return f'"{_utc(varde)}"'
    return _KODARE.encode(varde)


@lru_cache(maxsize=64)
def _utc(varde: object) -> str:
    if isinstance(varde, datetime):
        return varde.astimezone(UTC).isoformat()
    if isinstance(varde, date):
        return varde.isoformat()
    raise TypeError(f"{type(varde).__name__} har ingen plats i en radsumma")


_KODARE: Final = json.JSONEncoder(default=_utc, ensure_ascii=False)
"""Made once, and instants written once: a sweep seals thousands of rows of one instant."""
