"""Who is written to when a contact cannot be reached: the chain of roles."""

from typing import Final

from beslutsmodell.kontakt import Kontaktroll

_SIST: Final = (Kontaktroll.SAMORDNARE, Kontaktroll.AGARE)
_KEDJOR: Final = {
    Kontaktroll.REGISTRATOR: (Kontaktroll.REGISTRATOR, Kontaktroll.HANDLAGGARE, *_SIST),
    Kontaktroll.HANDLAGGARE: (Kontaktroll.HANDLAGGARE, Kontaktroll.REGISTRATOR, *_SIST),
    Kontaktroll.SAMORDNARE: _SIST,
    Kontaktroll.AGARE: (Kontaktroll.AGARE,),
}


def kontaktkedja(roll: Kontaktroll) -> tuple[Kontaktroll, ...]:
    """Give the roles to try for a contact that cannot be reached: its own first, the owner last.

    Whoever answers for the body itself comes before who answers for others.
    """
    return _KEDJOR[roll]
