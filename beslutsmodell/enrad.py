"""A name is one line: a control sign in it could pass for a line of a letter's head."""

import unicodedata
from typing import Annotated, Final

from pydantic import AfterValidator, ValidationInfo

from beslutsmodell.varde import ar_ur_diariet

_STYR: Final = frozenset({"Cc", "Zl", "Zp"})
"""Control signs, and the two that part lines and paragraphs."""


def _en_rad(text: str, info: ValidationInfo) -> str:
    """Drop the line break that ends a block of YAML, and refuse every other control sign."""
    if text.isprintable() or ar_ur_diariet(info):
        return text
    namn = text.rstrip("\r\n")
    if any(unicodedata.category(tecken) in _STYR for tecken in namn):
        raise ValueError(
            "texten har en radbrytning eller ett annat styrtecken: skriv den på en rad, utan "
            "tecken som inte syns"
        )
    return namn


Enrad = Annotated[str, AfterValidator(_en_rad)]
"""Text that people read as a name or a heading, on one line."""
