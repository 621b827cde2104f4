"""The envelope around an Adaptive Card, and how much of it Teams takes.

A card is never cut here: what it can do without is known only where it is written
(`notiser.kort.ryms`).
"""

import json
from typing import Any, Final

STORSTA_KORT: Final = 28 * 1024


def kuvert(kort: dict[str, Any]) -> bytes:
    """Wrap a card as the workflow expects it, in UTF-8 JSON."""
    bilaga = {
        "contentType": "application/vnd.microsoft.card.adaptive",
        "contentUrl": None,
        "content": kort,
    }
    meddelande = {"type": "message", "attachments": [bilaga]}
    return json.dumps(meddelande, ensure_ascii=False, separators=(",", ":")).encode()
