"""Rows beside the chain carry a checksum of their own: damage and careless edits show."""

import json
from datetime import UTC, datetime
from hashlib import sha256


def radsumma(*varden: object) -> str:
    """Give the SHA-256 over the values of a row, in their order; instants are taken in UTC."""
    return sha256(json.dumps(varden, default=_utc, ensure_ascii=False).encode()).hexdigest()


def _utc(varde: object) -> str:
    if isinstance(varde, datetime):
        return varde.astimezone(UTC).isoformat()
    raise TypeError(f"{type(varde).__name__} har ingen plats i en radsumma")
