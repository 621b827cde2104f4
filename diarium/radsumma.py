"""Rows beside the chain carry a checksum of their own: damage and careless edits show."""

import json
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Final


def radsumma(*varden: object) -> str:
    """Give the SHA-256 over the values of a row, in their order; instants are taken in UTC."""
    return sha256(_KODARE.encode(varden).encode()).hexdigest()


@lru_cache(maxsize=64)
def _utc(varde: object) -> str:
    if isinstance(varde, datetime):
        return varde.astimezone(UTC).isoformat()
    raise TypeError(f"{type(varde).__name__} har ingen plats i en radsumma")


_KODARE: Final = json.JSONEncoder(default=_utc, ensure_ascii=False)
"""Made once, and instants written once: a sweep seals thousands of rows of one instant."""
