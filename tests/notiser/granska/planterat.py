"""Messages as they are really written, and what they become with a fault in them."""

from collections.abc import Callable
from typing import Any

from beslutsmodell.kontakt import Kanal, Kontaktroll
from notiser.forsandelse import Brev, Forsandelse, Kort
from notiser.granska.fynd import Fynd
from notiser.granska.granska import granska
from notiser.parter import Adressat, Avsandare
from notiser.skriv import skriv
from notiser.underlag import Underlag
from tests.notiser.texter.exempelunderlag import AVSANDARE, NU, alla_sorter, en_adressat

Byte = Callable[[Any], Any]


def skrivet(
    underlag: Underlag, adressat: Adressat, *, avsandare: Avsandare = AVSANDARE
) -> Forsandelse:
    return skriv(underlag, adressat=adressat, avsandare=avsandare, utskick="u", trad="t", nu=NU)


def fynden(
    underlag: Underlag,
    *,
    adressat: Adressat | None = None,
    avsandare: Avsandare = AVSANDARE,
    andra: Byte = lambda forsandelse: forsandelse,
) -> tuple[Fynd, ...]:
    """Writes a message for real, changes what was written, and reads it."""
    till = adressat or en_adressat()
    forsandelse = andra(skrivet(underlag, till, avsandare=avsandare))
    return granska(underlag, adressat=till, forsandelse=forsandelse, nu=NU)


def i_brevet(*, text: tuple[str, str] | None = None, html: tuple[str, str] | None = None) -> Byte:
    """Gives a change of the text, of the HTML or of both; each must be there to be changed."""

    def andra(brev: Brev) -> Brev:
        assert brev.html is not None
        ny_text, ny_html = brev.text, brev.html
        if text is not None:
            assert text[0] in brev.text
            ny_text = brev.text.replace(*text)
        if html is not None:
            assert html[0] in brev.html
            ny_html = brev.html.replace(*html)
        return brev.model_copy(update={"text": ny_text, "html": ny_html})

    return andra


def i_amnet(gammalt: str, nytt: str) -> Byte:
    def andra(brev: Brev) -> Brev:
        assert gammalt in brev.amne
        return brev.model_copy(update={"amne": brev.amne.replace(gammalt, nytt)})

    return andra


def i_bada(gammalt: str, nytt: str) -> Byte:
    return i_brevet(text=(gammalt, nytt), html=(gammalt, nytt))


def i_kortet(*element: dict[str, Any], utan: str = "") -> Byte:
    """Gives a change of a card: elements that are added, and one whose words are left out."""

    def andra(kort: Kort) -> Kort:
        kropp = [ett for ett in kort.kort["body"] if not utan or utan not in str(ett)]
        assert element or len(kropp) < len(kort.kort["body"])
        return kort.model_copy(update={"kort": {**kort.kort, "body": [*kropp, *element]}})

    return andra


def till_teams(roll: Kontaktroll = Kontaktroll.REGISTRATOR) -> Adressat:
    return en_adressat(Kanal.TEAMS, roll=roll)


def sort(namn: str, **andringar: object) -> Underlag:
    return alla_sorter(**andringar)[namn]
