"""The kinds of messages as people call them."""

from typing import Final

_ORD: Final = {
    "paminnelse": ("påminnelse", "påminnelser"),
    "oppning": ("öppning", "öppningar"),
    "fristandring": ("friständring", "friständringar"),
    "underlagsandring": ("underlagsändring", "underlagsändringar"),
    "aterkallelse": ("återkallelse", "återkallelser"),
    "komplettering": ("komplettering", "kompletteringar"),
    "kvittering": ("kvittering", "kvitteringar"),
    "protokoll": ("fråga om protokoll", "frågor om protokoll"),
}
"""A kind as one message is called, and as several are."""


def antal_i_ord(sort: str, antal: int) -> str:
    """Say how many of a kind: "3 påminnelser"."""
    ett, flera = _ORD.get(sort, (sort, sort))
    return f"{antal} {ett if antal == 1 else flera}"
