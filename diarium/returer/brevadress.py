"""Where a letter went, as its contact has the address."""

from notiser.fel import Adressfel
from notiser.forsandelse import Brev
from notiser.kanaler.epostadress import las_epostadress


def brevets_adress(brev: Brev, kontaktens: str) -> str:
    """Give where a letter went: as the contact has it, unless the contact has been changed."""
    gick = bar_adress(brev.till)
    return kontaktens if gick is None or bar_adress(kontaktens) == gick else gick


def bar_adress(adress: str) -> str | None:
    """Give an address alone, as mail servers write it; null when it is no mail address."""
    try:
        return las_epostadress(adress).adress.casefold()
    except Adressfel:
        return None
