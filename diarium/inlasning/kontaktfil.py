"""A file of contacts for a round that has started: the same columns as in the round's folder."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from beslutsmodell.kontakt import Kontakt
from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.filer import Mapp
from diarium.inlasning.kontaktrader import fel_i_kontakter
from diarium.inlasning.referenser import fel_i_dubbletter
from diarium.inlasning.svenska import menade_du
from diarium.inlasning.tabell import Rad, las_tabell
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
    for fel in (*_okanda(rader, organ), *fel_i_dubbletter("kontakter", rader)):
        raise fel
    for fel in fel_i_kontakter(rader):
        raise fel
    return kontakter


def _okanda(rader: Iterable[Rad], organ: Sequence[str]) -> Iterator[Inlasningsfel]:
    for rad in rader:
        kod = rad.celler["organ"]
        if kod not in organ:
            orsak = f"{kod!r} är inget organ i omgången"
            atgard = menade_du(kod, tuple(organ))
            if not atgard.endswith("?"):
                atgard = "Rätta koden: `beslut kontakt lista` visar organen"
            yield Inlasningsfel(rad.fil, rad.nummer, "organ", orsak, atgard=atgard)
