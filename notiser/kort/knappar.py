"""The buttons of a card: each opens a letter that is written beforehand.

Nobody can answer a card itself, and the round has no web page: an answer is a letter to the
address that the card names.
"""

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from beslutsmodell.kontakt import Kontaktroll
from notiser.fel import Adressfel
from notiser.kanaler.epostadress import las_epostadress
from notiser.kort.element import Element
from notiser.texter.brevlank import brevlank
from notiser.texter.felmottagare import fel_mottagare
from notiser.texter.kontaktsvar import stammer
from notiser.texter.ovriga import ovriga
from notiser.underlag import Aterkallelse, Kontaktfraga, Kvittering, Paketleverans, Underlag

_SVARA: Final = "Svara med e-post"
_FRAGA: Final = "Fråga med e-post"
_KVITTERA: Final = "Kvittera med e-post"
_LANGSTA_AMNE: Final = 1_500
"""Percent-encoded: Windows opens no link over about 2 000 signs, and å is six of them."""


def knappar(underlag: Underlag, *, roll: Kontaktroll, amne: str) -> list[Element]:
    """Give what the reader can do; nothing when there is no address that answers go to."""
    try:
        till = las_epostadress(underlag.omgang.kontakt).adress
    except Adressfel:
        return []
    return [_oppna(titel, lank) for titel, lank in _breven(underlag, till, roll=roll, amne=amne)]


def _breven(
    underlag: Underlag, till: str, *, roll: Kontaktroll, amne: str
) -> Iterator[tuple[str, str]]:
    """Yield each letter with what it does."""
    svar = _svarsamne(amne, dnr=underlag.omgang.dnr)
    match underlag:
        case Kontaktfraga():
            yield "Ja, det stämmer", stammer(underlag)
            yield "Nej, fel mottagare", fel_mottagare(underlag.omgang, amne)
        case Paketleverans():
            text = "Avtalen är registrerade hos oss.\r\nReferens:\r\nKom in (dag och tid):\r\n"
            yield _KVITTERA, brevlank(till, amne=svar, text=text)
        case _ if roll is Kontaktroll.AGARE:
            return  # answers come to the owner: the letter would go back to its writer
        case Aterkallelse() | Kvittering():
            yield _FRAGA, brevlank(till, amne=svar)
        case _ if roll is Kontaktroll.SAMORDNARE:
            yield _FRAGA, brevlank(till, amne=svar)
        case _:
            yield _SVARA, brevlank(till, amne=svar, text=f"{_organen(underlag, roll)}Svar:\r\n")


def _svarsamne(amne: str, *, dnr: str) -> str:
    """Give the subject of an answer; one too long to be opened names the dnr alone."""
    svar = f"Sv: {amne}"
    return svar if len(quote(svar)) <= _LANGSTA_AMNE else f"Sv: dnr {dnr}"


def _organen(underlag: Underlag, roll: Kontaktroll) -> str:
    """Name the body that answers, or leave room for it where the card tells of several."""
    om = getattr(underlag, "uppgifter", ()) or getattr(underlag, "berorda", ())
    organen = dict.fromkeys(ett.organ for ett in (*om, *ovriga(underlag, roll)))
    if not organen:
        return ""
    return f"Organ: {next(iter(organen)) if len(organen) == 1 else ''}\r\n"


def _oppna(titel: str, lank: str) -> Element:
    return {"type": "Action.OpenUrl", "title": titel, "url": lank}
