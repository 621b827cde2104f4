"""Rows beside the chain carry a checksum of their own: damage and careless edits show."""

import json
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Final


def radsumma(*varden: object) -> str:
    """Give the SHA-256 over the values of a row, in their order; instants are taken in UTC."""
    i_text = [_utc(ett.astimezone(UTC)) if isinstance(ett, datetime) else ett for ett in varden]
    return sha256(_KODARE.encode(i_text).encode()).hexdigest()


@lru_cache(maxsize=64)
def _utc(tid: datetime) -> str:
    return tid.isoformat()


def _vagra(varde: object) -> str:
    raise TypeError(f"{type(varde).__name__} har ingen plats i en radsumma")


_KODARE: Final = json.JSONEncoder(default=_vagra, ensure_ascii=False)
"""Made once, and instants written once: a sweep seals thousands of rows of one instant."""
