"""What a user calls a kommun or a case becomes its code."""

import unicodedata
from typing import TYPE_CHECKING

from app.cli.fel import Nekad

if TYPE_CHECKING:
    from diarium.omgangslasning import Omgangslasning


def finn_huvudman(lasning: "Omgangslasning", text: str) -> str:
    """Give the code of the participant with this code or name; Nekad with the nearest names."""
    from diarium.inlasning.svenska import menade_du

    deltagare = lasning.omgang.deltagare
    sokt = _vikt(text)
    for man in deltagare:
        if sokt in {_vikt(man.kod), _vikt(man.namn)}:
            return man.kod
    ord_ = [ett for man in deltagare for ett in (man.namn, man.kod)]
    forslag = menade_du(text.strip(), ord_) if text.strip() else ""
    raknat = forslag if forslag.endswith("?") else ""
    raise Nekad(
        f"{text!r} deltar inte i omgången {lasning.omgang.kod}. {raknat or 'Ange kod eller namn.'} "
        f"Se alla med `beslut lage {lasning.omgang.kod}`.",
    )


def finn_arende(lasning: "Omgangslasning", text: str) -> str:
    """Give the key of the case, also when only the code of its body was written."""
    nycklar = [plan.nyckel for plan in lasning.plan]
    if text in nycklar:
        return text
    traffar = [plan.nyckel for plan in lasning.plan if plan.organ == text]
    match traffar:
        case [nyckel]:
            return nyckel
        case []:
            return _okant_arende(lasning, text)
        case _:
            raise Nekad(
                f"{text!r} har flera ärenden: {', '.join(traffar)}. Ange ett av dem.",
            )


def _okant_arende(lasning: "Omgangslasning", text: str) -> str:
    from difflib import get_close_matches

    kommun = text.rpartition("/")[2].partition("-")[0]
    nara = [plan.nyckel for plan in lasning.plan if plan.huvudman == kommun]
    nara = nara or get_close_matches(text, [plan.nyckel for plan in lasning.plan], n=1)
    forslag = f" Menade du {' eller '.join(nara)}?" if nara else ""
    raise Nekad(
        f"Omgången {lasning.omgang.kod} har inget ärende {text!r}.{forslag} Se vilka som finns "
        f"med `beslut lage {lasning.omgang.kod} --arenden`.",
    )


def _vikt(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip().casefold()
