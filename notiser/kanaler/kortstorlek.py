"""The envelope around an Adaptive Card, and the card shortened to what Teams takes."""

import json
from typing import Any

STORSTA_KORT = 28 * 1024
FORKORTAT = {
    "type": "TextBlock",
    "text": "Kortet är förkortat. Hela innehållet finns i e-postbrevet och i systemet.",
    "wrap": True,
    "isSubtle": True,
}


def kuvert(kort: dict[str, Any]) -> bytes:
    """Wrap a card as the workflow expects it, in UTF-8 JSON."""
    bilaga = {
        "contentType": "application/vnd.microsoft.card.adaptive",
        "contentUrl": None,
        "content": kort,
    }
    meddelande = {"type": "message", "attachments": [bilaga]}
    return json.dumps(meddelande, ensure_ascii=False, separators=(",", ":")).encode()


def kuvert_som_ryms(kort: dict[str, Any]) -> bytes | None:
    """Give the envelope within 28 KB, dropping body elements from the end; None if none fits.

    At least the first element (the heading) stays, and the actions are never dropped: they
    say what is asked of the reader.
    """
    hela = kuvert(kort)
    if len(hela) <= STORSTA_KORT:
        return hela
    kropp = kort.get("body")
    if not isinstance(kropp, list):
        return None
    for antal in range(len(kropp) - 1, 0, -1):
        forsok = kuvert({**kort, "body": [*kropp[:antal], FORKORTAT]})
        if len(forsok) <= STORSTA_KORT:
            return forsok
    return None
