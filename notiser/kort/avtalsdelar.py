"""What a card tells about the agreements of a huvudman."""

from beslutsmodell.datum import tid_i_text
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kontaktroll
from notiser.kort.element import SKARVTECKEN, Element, fakta, rubrik, text
from notiser.texter.utomstaende import efter_kvittens
from notiser.underlag import Komplettering, Kvittering


def komplettering(underlag: Komplettering) -> Element:
    """Say whose agreements lack something."""
    return rubrik(f"{underlag.huvudman}: det här behöver kompletteras")


def bristerna(underlag: Komplettering) -> tuple[tuple[Element, ...], ...]:
    """Give each lack, and under it what to send."""
    return tuple(_bristen(brist, atgard) for brist, atgard in underlag.rader)


def _bristen(brist: str, atgard: str) -> tuple[Element, ...]:
    raden = text(f"- {brist}", spacing="Small")
    return (raden, text(atgard, weight="Bolder", spacing="None")) if atgard else (raden,)


def kvittering(underlag: Kvittering, roll: Kontaktroll) -> list[Element]:
    """Give the receipt, after the word that the agreements came in late if they did."""
    kvittens = fakta(
        [
            ("Huvudman", underlag.huvudman),
            ("Referens", underlag.referens),
            ("Mottaget", tid_i_text(underlag.mottaget.astimezone(STOCKHOLM))),
            ("Gäller", SKARVTECKEN.join(underlag.punkter) or None),
        ]
    )
    if not underlag.efter_frist:
        return [text(efter_kvittens(underlag, roll)), kvittens]
    motpart = underlag.omgang.motpart or "Motparten"
    sent = (
        f"Enligt kvittensen kom avtalen in efter motpartens frist. {motpart} bedömer vad det "
        f"innebär. {efter_kvittens(underlag, roll)}"
    )
    return [text(sent), kvittens]
