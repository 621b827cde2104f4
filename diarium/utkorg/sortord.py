"""The kinds of messages as people call them."""

from typing import Final

_ORD: Final = {
    "paminnelse": ("påminnelse", "påminnelser"),
    "oppning": ("ärende att ta upp", "besked om ärenden att ta upp"),
    "fristandring": ("ändrad frist", "ändrade frister"),
    "underlagsandring": ("ändrat underlag", "ändrade underlag"),
    "aterkallelse": ("återkallelse", "återkallelser"),
    "komplettering": ("komplettering", "kompletteringar"),
    "kvittering": ("kvittens", "kvittenser"),
    "protokoll": ("fråga om justering", "frågor om justering"),
    "kontaktfraga": ("kontaktfråga", "kontaktfrågor"),
    "paketleverans": ("leverans av avtal", "leveranser av avtal"),
}
"""A kind as one message is called, and as several are."""


SORTER: Final = tuple(_ORD)
"""The kinds that there are."""


def sort_i_ord(sort: str) -> str:
    """Name a kind as one message is called."""
    return _ORD[sort][0] if sort in _ORD else sort


def antal_i_ord(sort: str, antal: int) -> str:
    """Say how many of a kind: "3 påminnelser"."""
    ett, flera = _ORD.get(sort, (sort, sort))
    return f"{antal} {ett if antal == 1 else flera}"
