"""A message that may have been sent before says so."""

from typing import Final, assert_never

from notiser.forsandelse import Brev, Filpost, Forsandelse, Kort, Notis

MARKNING: Final = "Det här meddelandet kan vara en dubblett."


def markera_dubblett(forsandelse: Forsandelse) -> Forsandelse:
    """Give the same message, under the same identity, with the note that it may be a copy."""
    match forsandelse:
        case Brev():
            return forsandelse.model_copy(update={"dubblettmarkning": True})
        case Kort():
            rad = {"type": "TextBlock", "text": MARKNING, "wrap": True, "isSubtle": True}
            kort = {**forsandelse.kort, "body": [rad, *forsandelse.kort.get("body", [])]}
            return forsandelse.model_copy(update={"kort": kort})
        case Notis() | Filpost():
            return forsandelse.model_copy(update={"text": f"{MARKNING}\n\n{forsandelse.text}"})
        case _:
            assert_never(forsandelse)
