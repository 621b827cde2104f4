"""Does every part of a message say what it must, and do its parts say the same?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from notiser.granska.datum import dagarna
from notiser.granska.delar import AMNET, HTML_DELEN, TEXTEN, Del
from notiser.granska.fynd import Fynd, Fyndslag
from notiser.granska.krav import Krav
from notiser.texter.radbrytning import en_rad

UPPGIFTERNA: Final = "uppgifterna"
"""Stands for the part when the fault is in what the message was written from."""
_LANGST: Final = 60
"""How much of a sentence a finding repeats."""
_I_AMNET: Final = frozenset({Fyndslag.TITEL, Fyndslag.DNR})
"""What a list of messages has to show; by when stands there too, of the first of several."""
_SIFFRA: Final = re.compile(r"\d")
_PLATSHALLARE: Final = re.compile(
    r"\W*|x{2,}|todo|tbd|n/?a|saknas|okänt"
    r"|(dnr|diarienummer|titel|namn|ägare)\W*|(ange|fyll i)\b.*",
    re.IGNORECASE,
)
_I_KORT: Final = ("](", "] (")
"""What a card does to a link in what people have written."""
_ADRESS: Final = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")


def granska_uppgifterna(kraven: Iterable[Krav]) -> Iterator[Fynd]:
    """Yield what the facts lack: no text can say it then."""
    for krav in kraven:
        if not en_rad(krav.ord_):
            motivering = f"{_stort(krav.vad)} saknas."
        elif krav.slag is not Fyndslag.NASTA_STEG and _PLATSHALLARE.fullmatch(en_rad(krav.ord_)):
            motivering = f"{_stort(krav.vad)} är en platshållare: ”{en_rad(krav.ord_)}”."
        elif krav.slag is Fyndslag.DNR and not _SIFFRA.search(krav.ord_):
            motivering = f"Diarienumret ”{en_rad(krav.ord_)}” har ingen siffra."
        else:
            continue
        yield Fynd(slag=krav.slag, var=UPPGIFTERNA, motivering=motivering, atgard=krav.saknas)


def granska_innehallet(kraven: Iterable[Krav], delar: Iterable[Del]) -> Iterator[Fynd]:
    """Yield what a part leaves out, each thing once."""
    sagda = dict.fromkeys(krav for krav in kraven if en_rad(krav.ord_))
    for en in delar:
        for krav in sagda:
            if en.namn == AMNET and krav.slag not in _I_AMNET:
                continue
            if not _star(krav.ord_, en.ord_):
                vad = _kort(krav.ord_)
                yield Fynd(
                    slag=krav.slag,
                    var=en.namn,
                    motivering=f"{_stort(krav.vad)} står inte där: ”{vad}”.",
                    atgard=krav.utelamnat,
                )


def granska_delarna(delar: Sequence[Del], dnr: str) -> Iterator[Fynd]:
    """Yield what the text of a letter says and its HTML does not, and the other way round."""
    par = {en.namn: en for en in delar}
    if not {TEXTEN, HTML_DELEN} <= par.keys():
        return
    text, html = par[TEXTEN], par[HTML_DELEN]
    i_texten, i_html = _sagt(text.ord_, dnr), _sagt(html.ord_, dnr)
    for forst, sagt, sedan, ocksa in (
        (text, i_texten, html, i_html),
        (html, i_html, text, i_texten),
    ):
        for ett in (ett for ett in sagt if ett not in ocksa):
            yield Fynd(
                slag=Fyndslag.OLIKA_DELAR,
                var=sedan.namn,
                motivering=f"”{ett}” står i {forst.namn} men inte här.",
                atgard="Mallarna för text och HTML behöver säga samma sak: anmäl det till den som "
                "sköter programmet.",
            )


def _sagt(ord_: str, dnr: str) -> tuple[str, ...]:
    """Give the days, the addresses and the dnr that a part tells, each once."""
    dagar = (ett.ord_ for ett in dagarna(ord_))
    numret = [en_rad(dnr)] if en_rad(dnr) and _star(dnr, ord_) else []
    return tuple(dict.fromkeys((*dagar, *_ADRESS.findall(ord_), *numret)))


def _star(vad: str, ord_: str) -> bool:
    """Tell whether words stand in a text as they are: "2019/1" is no part of "2019/17"."""
    sokt, text = en_rad(vad).replace(*_I_KORT), ord_.replace(*_I_KORT)
    fran = text.find(sokt)
    while fran >= 0:
        till = fran + len(sokt)
        if not (_ihop(text, fran) or _ihop(text, till)):
            return True
        fran = text.find(sokt, fran + 1)
    return False


def _ihop(text: str, plats: int) -> bool:
    """Tell whether a word goes on over a place in a text."""
    return text[max(plats - 1, 0) : plats].isalnum() and text[plats : plats + 1].isalnum()


def _stort(vad: str) -> str:
    return vad[:1].upper() + vad[1:]


def _kort(ord_: str) -> str:
    ett = en_rad(ord_)
    return ett if len(ett) <= _LANGST else f"{ett[:_LANGST].rstrip()} …"
