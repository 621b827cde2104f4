"""How a contact answers whether it is the right one."""

from typing import Final

from notiser.texter.brevlank import brevlank
from notiser.underlag import Kontaktfraga

INLEDNING: Final = (
    "Från den dagen skriver vi till organets kontakter: till registratorn när det är organets tur, "
    "och med påminnelser till dem som omgången anger. Ni behöver inte göra något i ärendet nu: vi "
    "vill bara veta att breven når rätt."
)
JA: Final = "Ja, kontakten stämmer."
"""The whole text of the answer that is written beforehand."""


def kontaktsvaren(underlag: Kontaktfraga) -> tuple[str, ...]:
    """Give how to say yes, how to say no, and what follows when nothing is said."""
    till = underlag.omgang.kontakt
    ja = f"Stämmer det: skicka ett brev till {underlag.svar_till} med ämnet ”{underlag.svarsamne}”."
    nej = f"Stämmer det inte: skriv till {till} vem som ska ha breven i stället, med e-postadress."
    return (ja, nej, "Hör vi inget räknar vi med att det stämmer.")


def stammer(underlag: Kontaktfraga) -> str:
    """Give the address of an answer that is written beforehand and says yes."""
    return brevlank(underlag.svar_till, amne=underlag.svarsamne, text=JA)
