"""A file of contacts for a round that has started: the same columns as in the round's folder."""

from collections.abc import Sequence
from pathlib import Path

from beslutsmodell.kontakt import Kontakt
from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.filer import Mapp
from diarium.inlasning.kontaktrader import fel_i_kontakter
from diarium.inlasning.organrader import fel_i_organ
from diarium.inlasning.referenser import fel_i_dubbletter
from diarium.inlasning.tabell import las_tabell
from diarium.inlasning.tabellmodell import kolumner_for, modell_ur


def las_kontaktfil(vag: Path, *, organ: Sequence[str]) -> tuple[Kontakt, ...]:
    """Read contacts of the bodies in `organ`, or raise Inlasningsfel for the first fault."""
    text = Mapp(vag=vag.parent).text(vag.name)
    rader = las_tabell(text, fil=vag.name, kolumner=kolumner_for(Kontakt))
    if not rader:
        raise Inlasningsfel(
            vag.name, None, None, "filen har inga kontakter", atgard="Kontrollera filen"
        )
    kontakter = tuple(modell_ur(Kontakt, rad) for rad in rader)
    for fel in (
        *fel_i_organ(rader, organ, kommando="beslut kontakt lista"),
        *fel_i_dubbletter("kontakter", rader),
    ):
        raise fel
    for fel in fel_i_kontakter(rader):
        raise fel
    return kontakter
