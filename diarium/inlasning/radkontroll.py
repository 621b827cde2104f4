"""What a row cannot say, whatever the codes that it names."""

import re
from collections.abc import Iterator
from typing import Final

from beslutsmodell.kontakt import Kanal
from beslutsmodell.process import Steg, Stegsort
from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.tabell import Rad
from diarium.inlasning.yamltrad import Trad

_EPOST: Final = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")


def fel_i_vagar(rader: tuple[Rad, ...], process: Trad) -> Iterator[Inlasningsfel]:
    """Yield rows for steps that no body handles, and points that two bodies decide."""
    steg = {ett["kod"]: Steg.model_validate(ett) for ett in process.varde["steg"]}
    beslutade: dict[tuple[str, str, str], Rad] = {}
    for rad in rader:
        ett = steg[rad.celler["steg"]]
        if not ett.har_arenden:
            orsak = f"steget {ett.kod!r} hanteras inte av något organ"
            atgard = "Ta bort raden: det sköts i avtalen"
            yield Inlasningsfel(rad.fil, rad.nummer, "steg", orsak, atgard=atgard)
        if ett.sort is not Stegsort.BESLUTAR:
            continue
        for punkt in rad.celler["punkter"].split():
            forra = beslutade.setdefault((ett.kod, rad.celler["huvudman"], punkt), rad)
            if forra is not rad:
                organ = forra.celler["organ"]
                orsak = f"punkt {punkt} beslutas redan av {organ!r} på rad {forra.nummer}"
                atgard = "Låt ett organ besluta varje punkt"
                yield Inlasningsfel(rad.fil, rad.nummer, "punkter", orsak, atgard=atgard)


def fel_i_kontakter(rader: tuple[Rad, ...]) -> Iterator[Inlasningsfel]:
    """Yield addresses that cannot be e-mail, and contacts that end before they begin."""
    for rad in rader:
        adress = rad.celler["adress"]
        if rad.celler["kanal"] == Kanal.EPOST and not _EPOST.fullmatch(adress):
            orsak = f"{adress!r} är ingen e-postadress"
            atgard = "Skriv en adress av formen registrator@kommun.example"
            yield Inlasningsfel(rad.fil, rad.nummer, "adress", orsak, atgard=atgard)
        fran, till = rad.celler.get("galler_fran", ""), rad.celler.get("galler_till", "")
        if fran and till and till < fran:
            orsak = f"kontakten slutar gälla {till}, före sin början {fran}"
            yield Inlasningsfel(rad.fil, rad.nummer, "galler_till", orsak, atgard="Rätta datumen")
