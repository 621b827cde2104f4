"""A finished message taken apart: the words of each part, and its links."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Final, NamedTuple, assert_never

from notiser.forsandelse import Brev, Filpost, Forsandelse, Kort, Notis
from notiser.texter.radbrytning import en_rad

AMNET: Final = "ämnet"
TEXTEN: Final = "texten"
HTML_DELEN: Final = "HTML-delen"
KORTET: Final = "kortet"
_HELA_ORD: Final = frozenset({"a", "b", "em", "i", "span", "strong"})
"""Tags that may stand within a word; every other one parts words."""
_OSYNLIGT: Final = frozenset({"script", "style", "title"})
_LANKATTRIBUT: Final = frozenset({"href", "src", "action"})
_NAKEN_LANK: Final = re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s<>\"]+")
_MARKDOWNLANK: Final = re.compile(r"\]\(([^)]*)\)")
_SIST: Final = ".,;:!?)"
"""Signs that end a sentence, not an address."""


class Del(NamedTuple):
    """One part of a message: its words on one line, and where it links."""

    namn: str
    ord_: str
    lankar: tuple[str, ...]


def delarna(forsandelse: Forsandelse) -> tuple[Del, ...]:
    """Give the parts that a recipient may read, the subject first."""
    match forsandelse:
        case Brev():
            html = () if forsandelse.html is None else (_html(forsandelse.html),)
            return (_amne(forsandelse.amne), _text(forsandelse.text), *html)
        case Kort():
            return (_amne(forsandelse.rubrik), _kort(forsandelse.kort))
        case Notis():
            return (_amne(forsandelse.rubrik), _text(forsandelse.text))
        case Filpost():
            return (_amne(forsandelse.amne), _text(forsandelse.text))
        case _:
            assert_never(forsandelse)


def _amne(amne: str) -> Del:
    return Del(AMNET, en_rad(amne), _nakna(amne))


def _text(text: str) -> Del:
    return Del(TEXTEN, en_rad(text), _nakna(text))


def _nakna(text: str) -> tuple[str, ...]:
    """Give the addresses that stand in a text as they are, and that programs make links of."""
    return tuple(traff[0].rstrip(_SIST) for traff in _NAKEN_LANK.finditer(text))


def _html(html: str) -> Del:
    lasare = _Htmllasare()
    lasare.feed(html)
    lasare.close()
    ord_ = en_rad("".join(lasare.bitar))
    return Del(HTML_DELEN, ord_, (*lasare.lankar, *_nakna(ord_)))


class _Htmllasare(HTMLParser):
    """Gathers what a mail program shows, and what can be clicked or is fetched."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.bitar: list[str] = []
        self.lankar: list[str] = []
        self._osynligt = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Part words at a block, and keep where a link leads."""
        self._osynligt += tag in _OSYNLIGT
        self._skilj(tag)
        self.lankar += [varde or "" for namn, varde in attrs if namn in _LANKATTRIBUT]

    def handle_endtag(self, tag: str) -> None:
        """Part words at the end of a block."""
        self._osynligt -= tag in _OSYNLIGT
        self._skilj(tag)

    def handle_data(self, data: str) -> None:
        """Keep what is shown."""
        if not self._osynligt:
            self.bitar.append(data)

    def _skilj(self, tag: str) -> None:
        if tag == "code":
            self.bitar.append("`")  # as a command stands in the facts and in plain text
        elif tag not in _HELA_ORD:
            self.bitar.append(" ")


def _kort(kort: dict[str, Any]) -> Del:
    bitar, lankar = [], []
    for namn, varde in _falten(kort):
        if namn == "url":
            lankar.append(varde)
        elif namn in {"text", "title", "value", "altText"}:
            bitar.append(varde)
            lankar += _MARKDOWNLANK.findall(varde)
            lankar += _nakna(varde)
    return Del(KORTET, en_rad(" ".join(bitar)), tuple(lankar))


def _falten(element: object) -> Iterator[tuple[str, str]]:
    """Yield every text in a card with the name of its field, in the order of the card."""
    if isinstance(element, dict):
        for namn, varde in element.items():
            if isinstance(varde, str):
                yield namn, varde
            else:
                yield from _falten(varde)
    elif isinstance(element, list):
        for ett in element:
            yield from _falten(ett)
