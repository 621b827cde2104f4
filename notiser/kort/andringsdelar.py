"""What a card tells about a document or a point that has changed on the way."""

from collections.abc import Iterable

from beslutsmodell.datum import datum_i_text
from beslutsmodell.kontakt import Kontaktroll
from notiser.kort.element import SKARVTECKEN, Element, fakta, rubrik, text
from notiser.texter.utomstaende import ar_utomstaende
from notiser.underlag import Aterkallelse, Berort, Underlagsandring


def underlagsandring(underlag: Underlagsandring) -> Element:
    """Give the old and the new version."""
    return fakta(
        [
            ("Underlag", underlag.namn),
            ("Tidigare", underlag.tidigare),
            ("Gäller nu", f"{underlag.ny}, från {datum_i_text(underlag.fran)}"),
            ("Motivering", underlag.motivering),
        ]
    )


def aterkallelse(underlag: Aterkallelse, roll: Kontaktroll) -> list[Element]:
    """Give the points that were taken back, and what follows."""
    vilka = "Organen nedan" if ar_utomstaende(roll) else "Ni"
    foljd = (
        f"{vilka} ska inte längre besluta om {'den' if len(underlag.punkter) == 1 else 'dem'}. Det "
        "som redan är beslutat står kvar som det är."
    )
    andringen = fakta(
        [
            ("Återkallat", SKARVTECKEN.join(underlag.punkter)),
            ("Motivering", underlag.motivering),
        ]
    )
    return [andringen, text(foljd)]


def berorda(organen: Iterable[Berort]) -> tuple[tuple[Element, ...], ...]:
    """Give each body under its name, with what it has decided."""
    return tuple((rubrik(ett.organ), _beslutat(ett)) for ett in organen)


def _beslutat(ett: Berort) -> Element:
    return fakta(
        [
            ("Gäller", SKARVTECKEN.join(ett.punkter)),
            ("Beslutat", SKARVTECKEN.join(ett.beslut) or "inte beslutat"),
        ]
    )
