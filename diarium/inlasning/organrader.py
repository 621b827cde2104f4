"""Rows of a file for a round that has started, whose bodies must be the round's."""

from collections.abc import Iterable, Iterator, Sequence

from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.svenska import menade_du
from diarium.inlasning.tabell import Rad


def fel_i_organ(
    rader: Iterable[Rad], organ: Sequence[str], *, kommando: str
) -> Iterator[Inlasningsfel]:
    """Yield rows of bodies that the round does not have; `kommando` shows those that it has."""
    for rad in rader:
        kod = rad.celler["organ"]
        if kod not in organ:
            orsak = f"{kod!r} är inget organ i omgången"
            atgard = menade_du(kod, organ)
            if not atgard.endswith("?"):
                atgard = f"Rätta koden: `{kommando}` visar organen"
            yield Inlasningsfel(rad.fil, rad.nummer, "organ", orsak, atgard=atgard)
