"""An answer that is written beforehand, for who has got a letter that is not theirs."""

from urllib.parse import quote

from notiser.underlag import Omgangsfakta


def fel_mottagare(omgang: Omgangsfakta, amne: str) -> str:
    """Give the address of a letter to the owner that only lacks who is to have it instead."""
    text = "Den som ska ha brevet i stället (namn och e-postadress):\r\n"
    till = quote(omgang.kontakt, safe="@")
    return f"mailto:{till}?subject={quote('Fel mottagare: ' + amne)}&body={quote(text)}"
