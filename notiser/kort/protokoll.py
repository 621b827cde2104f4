"""What a card tells about a decision whose minutes are asked for."""

from beslutsmodell.datum import datum_i_text
from notiser.kort.element import SKARVTECKEN, Element, fakta
from notiser.underlag import Protokollsfraga


def protokollet(underlag: Protokollsfraga) -> Element:
    """Give the decision, and when its minutes should have been justerade."""
    return fakta(
        [
            ("Organ", underlag.organ),
            ("Sammanträde", datum_i_text(underlag.sammantrade)),
            ("Paragraf", underlag.paragraf),
            ("Gäller", SKARVTECKEN.join(underlag.punkter)),
            (
                "Skulle justeras senast",
                f"{datum_i_text(underlag.justeras_senast)} ({underlag.stod})",
            ),
        ]
    )
