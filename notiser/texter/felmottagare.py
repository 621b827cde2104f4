"""An answer that is written beforehand, for who has got a letter that is not theirs."""

from notiser.texter.brevlank import brevlank
from notiser.underlag import Omgangsfakta


def fel_mottagare(omgang: Omgangsfakta, amne: str) -> str:
    """Give the address of a letter to the owner that only lacks who is to have it instead."""
    text = "Den som ska ha brevet i stället (namn och e-postadress):\r\n"
    return brevlank(omgang.kontakt, amne=f"Fel mottagare: {amne}", text=text)
