"""What the files say as a whole: who takes part, and days that lie after their milestone."""

from collections.abc import Iterator
from datetime import date

from beslutsmodell.frist import Milstolpe
from beslutsmodell.huvudman import Huvudmansslag
from beslutsmodell.motpart import grans_for_egen_frist
from beslutsmodell.process import Niva, Steg, Stegsort
from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.tabell import Rad
from diarium.inlasning.yamltrad import Trad


def fel_i_deltagare(
    huvudman: tuple[Rad, ...], vagar: tuple[Rad, ...], process: Trad, *, vagfil: str
) -> Iterator[Inlasningsfel]:
    """Yield kommuner that no body decides for: forgotten, or not of the round."""
    beslutande = [ett for ett in _stegen(process) if ett.sort is Stegsort.BESLUTAR]
    var_for_sig = any(ett.niva is Niva.HUVUDMAN for ett in beslutande)
    beslutar = [ett.kod for ett in beslutande]
    med = {rad.celler["huvudman"] for rad in vagar if rad.celler["steg"] in beslutar}
    for rad in huvudman if var_for_sig else ():
        kod, namn = rad.celler["kod"], rad.celler["namn"]
        if rad.celler["slag"] == Huvudmansslag.KOMMUN and kod not in med:
            orsak = (
                f"{namn} ({kod}) saknar beslutsväg: ingen rad i {vagfil} säger vilket organ som "
                f"beslutar ({', '.join(beslutar)})"
            )
            atgard = "Lägg till den raden, eller ta bort kommunen härifrån om den inte deltar"
            yield Inlasningsfel(rad.fil, rad.nummer, "kod", orsak, atgard=atgard)


def fel_i_egna_frister(
    vagar: tuple[Rad, ...], process: Trad, omgang: Trad
) -> Iterator[Inlasningsfel]:
    """Yield own last days that lie after the milestone that their step counts from."""
    alla = _stegen(process)
    steg = {ett.kod: ett for ett in alla}
    stolpar = [Milstolpe.model_validate(ett) for ett in omgang.varde["milstolpar"]]
    for rad in vagar:
        if not (egen := rad.celler.get("egen_frist", "")):
            continue
        grans = grans_for_egen_frist(steg[rad.celler["steg"]], alla, stolpar)
        if _dag(egen) > grans.tidpunkt.datum:
            orsak = (
                f"{egen} ligger efter milstolpen {grans.kod!r}, {grans.tidpunkt.datum}, som "
                "stegets frist räknas från"
            )
            atgard = "Ange en tidigare dag, eller lämna cellen tom"
            yield Inlasningsfel(rad.fil, rad.nummer, "egen_frist", orsak, atgard=atgard)


def _stegen(process: Trad) -> list[Steg]:
    return [Steg.model_validate(ett) for ett in process.varde["steg"]]


def _dag(text: str) -> date:
    """Read a day; another form than ISO is told of elsewhere and passes here."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min
