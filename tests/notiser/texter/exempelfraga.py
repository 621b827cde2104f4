"""A question to a contact that stands for two bodies."""

from datetime import date

from beslutsmodell.kontakt import Kontaktroll
from notiser.underlag import Kontaktfraga, Kontaktplats, Omgangsfakta


def en_kontaktfraga(omgang: Omgangsfakta) -> Kontaktfraga:
    return Kontaktfraga(
        omgang=omgang,
        oppnar=date(2019, 11, 4),
        platser=(
            Kontaktplats(
                organ="Kommunfullmäktige i Åmåls kommun",
                organ_i_mening="kommunfullmäktige i Åmåls kommun",
                roll=Kontaktroll.REGISTRATOR,
                steg=("Kommunens beslut",),
                egen_frist=date(2019, 11, 12),
            ),
            Kontaktplats(
                organ="Kommunstyrelsen i Åmåls kommun",
                organ_i_mening="kommunstyrelsen i Åmåls kommun",
                roll=Kontaktroll.HANDLAGGARE,
                steg=("Kommunens beredning", "Kommunens beslut"),
                egen_frist=date(2019, 11, 8),
            ),
        ),
        svar_till="beslut@vastkom.example",
        svarskod="0123456789abcdef01234567",
    )
