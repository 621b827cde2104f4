"""What a row cannot say, whatever the codes that it names."""

from collections.abc import Iterator

from beslutsmodell.process import Steg, Stegsort
from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.tabell import Rad
from diarium.inlasning.yamltrad import Trad


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
