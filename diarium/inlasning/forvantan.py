"""What a forecast is to expect of the bodies of a round, from a small YAML file."""

from collections.abc import Iterator
from pathlib import Path

from beslutsmodell.huvudman import Organslag
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.prognos.forvantan import Forvantan
from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.filer import Mapp
from diarium.inlasning.svenska import menade_du
from diarium.inlasning.validering import las_modell
from diarium.inlasning.yamltrad import Trad


def las_forvantan(vag: Path, omgang: Beslutsomgang) -> Forvantan:
    """Read a file of expectations; Inlasningsfel names the file, the line and the field.

    A kind of body that does not exist and a body that the round does not have are refused.
    """
    trad = Mapp(vag=vag.parent).yaml(vag.name)
    for falt, kod, tillatna in _namnda(trad, omgang):
        if kod not in tillatna:
            orsak = f"{kod!r} finns inte bland {_BLAND[falt]}"
            raise Inlasningsfel(
                trad.fil,
                trad.rad((falt, kod)),
                f"{falt}.{kod}",
                orsak,
                atgard=menade_du(kod, tillatna),
            )
    return las_modell(Forvantan, trad.varde, kalla=trad)


_BLAND = {"organslag": "slagen av organ", "organ": "omgångens organ"}


def _namnda(trad: Trad, omgang: Beslutsomgang) -> Iterator[tuple[str, str, list[str]]]:
    """Yield every kind and body that is named, with those that may be."""
    for falt, tillatna in (
        ("organslag", [slag.value for slag in Organslag]),
        ("organ", [organ.kod for organ in omgang.organ]),
    ):
        namnda = trad.varde.get(falt)
        if isinstance(namnda, dict):
            yield from ((falt, kod, tillatna) for kod in namnda)
