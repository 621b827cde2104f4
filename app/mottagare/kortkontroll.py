"""What Teams would refuse: the check of an Adaptive Card in its envelope."""

import json
import re
from collections.abc import Iterator
from typing import Any

STORSTA_KORT = 28 * 1024
KORTTYP = "application/vnd.microsoft.card.adaptive"
VERSION = re.compile(r"^1\.[0-6]$")
KRAV: dict[str, dict[str, type]] = {
    "TextBlock": {"text": str},
    "RichTextBlock": {"inlines": list},
    "Image": {"url": str},
    "ImageSet": {"images": list},
    "Media": {"sources": list},
    "Container": {"items": list},
    "ColumnSet": {"columns": list},
    "Column": {"items": list},
    "FactSet": {"facts": list},
    "Table": {"columns": list, "rows": list},
    "ActionSet": {"actions": list},
    "Action.OpenUrl": {"url": str},
    "Action.ShowCard": {"card": dict},
    "Action.ToggleVisibility": {"targetElements": list},
}
BARN = ("items", "columns", "actions", "images")


class Ogiltigt(Exception):
    """The card would be refused; the text says why."""


def las_kort(innehall: bytes) -> dict[str, Any]:
    """Give the card of an envelope, or raise Ogiltigt with the reason."""
    if len(innehall) > STORSTA_KORT:
        raise Ogiltigt(f"meddelandet är {len(innehall)} byte, högst {STORSTA_KORT} går")
    try:
        meddelande = json.loads(innehall)
    except ValueError:
        raise Ogiltigt("innehållet är inte JSON") from None
    kort = _kort_i(meddelande)
    for brist in _brister(kort):
        raise Ogiltigt(brist)
    return kort


def _kort_i(meddelande: object) -> dict[str, Any]:
    """Open the envelope."""
    match meddelande:
        case {"type": "message", "attachments": [{"contentType": typ, "content": dict() as kort}]}:
            if typ != KORTTYP:
                raise Ogiltigt("bilagan är inget Adaptive Card")
            return kort
        case _:
            raise Ogiltigt("kuvertet ska vara message med ett kort i attachments")


def _brister(kort: dict[str, Any]) -> Iterator[str]:
    """Tell each thing that is wrong with the card."""
    if kort.get("type") != "AdaptiveCard":
        yield "type ska vara AdaptiveCard"
    if not VERSION.match(str(kort.get("version"))):
        yield "version ska vara 1.0 till 1.6"
    if not isinstance(kort.get("body"), list) or not kort["body"]:
        yield "body ska vara en lista med något i"
    else:
        yield from _brister_i_delar(kort["body"])
    yield from _brister_i_delar(kort.get("actions", []))


def _brister_i_delar(delar: object) -> Iterator[str]:
    """Tell what is wrong with elements or actions, and with those inside them."""
    if not isinstance(delar, list):
        yield "delarna ska stå i en lista"
        return
    for del_ in delar:
        typ = del_.get("type") if isinstance(del_, dict) else None
        if typ not in KRAV:
            yield f"okänd del: {typ}"
            continue
        for falt, slag in KRAV[typ].items():
            if not isinstance(del_.get(falt), slag) or not del_[falt]:
                yield f"{typ} saknar {falt}"
        yield from _brister_i_fakta(del_)
        if typ != "Table":
            for falt in BARN:
                yield from _brister_i_delar(del_.get(falt, []))


def _brister_i_fakta(del_: dict[str, Any]) -> Iterator[str]:
    """Tell which fact lacks its two texts."""
    for faktum in del_.get("facts", []):
        match faktum:
            case {"title": str(), "value": str()}:
                continue
            case _:
                yield "varje rad i FactSet ska ha title och value som text"
