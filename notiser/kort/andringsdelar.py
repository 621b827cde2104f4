"""What a card tells about a document or a point that has changed on the way."""

from collections.abc import Iterable

from beslutsmodell.datum import datum_i_text
from beslutsmodell.kontakt import Kontaktroll
from notiser.kort.element import SKARVTECKEN, Element, fakta, rubrik, text
from notiser.underlag import Aterkallelse, Berort, Underlagsandring


def underlagsandring(underlag: Underlagsandring) -> list[Element]:
    """Give the old and the new version, and what each body decided on the old one."""
    andringen = fakta(
        [
            ("Underlag", underlag.namn),
            ("Tidigare", underlag.tidigare),
            ("Gäller nu", f"{underlag.ny}, från {datum_i_text(underlag.fran)}"),
            ("Motivering", underlag.motivering),
        ]
    )
    return [andringen, *_berorda(underlag.berorda)]


def aterkallelse(underlag: Aterkallelse, roll: Kontaktroll) -> list[Element]:
    """Give the points that were taken back, what follows, and what each body had decided."""
    vilka = "Organen nedan" if roll is Kontaktroll.SAMORDNARE else "Ni"
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
    return [andringen, text(foljd), *_berorda(underlag.berorda)]


def _berorda(berorda: Iterable[Berort]) -> Iterable[Element]:
    for ett in berorda:
        yield rubrik(ett.organ)
        yield fakta(
            [
                ("Gäller", SKARVTECKEN.join(ett.punkter)),
                ("Beslutat", SKARVTECKEN.join(ett.beslut) or "inte beslutat"),
            ]
        )
