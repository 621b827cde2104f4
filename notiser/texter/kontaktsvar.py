"""How a contact answers whether it is the right one."""

from typing import Final
from urllib.parse import quote

from notiser.underlag import Kontaktfraga

INLEDNING: Final = (
    "Från den dagen skickar vi hit när det är organets tur, och påminner när något behöver göras. "
    "Ni behöver inte göra något i ärendet nu: vi vill bara veta att breven når rätt."
)
_SVAR: Final = "Ja, kontakten stämmer."


def kontaktsvaren(underlag: Kontaktfraga) -> tuple[str, ...]:
    """Give how to say yes, how to say no, and what follows when nothing is said."""
    till = underlag.omgang.kontakt
    ja = f"Stämmer det: skicka ett brev till {till} med ämnet ”{underlag.svarsamne}”."
    nej = f"Stämmer det inte: skriv till {till} vem som ska ha breven i stället, med e-postadress."
    return (ja, nej, "Hör vi inget skickar vi hit ändå.")


def stammer(underlag: Kontaktfraga) -> str:
    """Give the address of an answer that is written beforehand and says yes."""
    till, amne = quote(underlag.omgang.kontakt, safe="@"), quote(underlag.svarsamne)
    return f"mailto:{till}?subject={amne}&body={quote(_SVAR)}"
