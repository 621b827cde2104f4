"""What a card tells about the bodies that a contact stands for."""

from beslutsmodell.datum import datum_i_text, datum_med_vecka
from notiser.kort.element import SKARVTECKEN, Element, fakta, text
from notiser.texter.kontaktsvar import INLEDNING
from notiser.underlag import Kontaktfraga


def kontaktplatserna(underlag: Kontaktfraga) -> list[Element]:
    """Give when the round opens, and each body with what will be asked of it."""
    oppnar = text(f"Omgången öppnar {datum_i_text(underlag.oppnar)}. {INLEDNING}")
    platser = (
        fakta(
            [
                ("Organ", ett.organ),
                ("Kontakt som", ett.roll.etikett),
                ("Behandlar", SKARVTECKEN.join(ett.steg)),
                ("Egen sista dag", datum_med_vecka(ett.egen_frist)),
            ]
        )
        for ett in underlag.platser
    )
    fler = [text(f"Och för {underlag.fler} organ till.")] if underlag.fler else []
    return [oppnar, *platser, *fler]
