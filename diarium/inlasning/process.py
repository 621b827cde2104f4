"""A process: the chain of steps, its faults placed at their lines."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from beslutsmodell.graf import cykel
from beslutsmodell.process import Processmall
from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.filer import Mapp
from diarium.inlasning.validering import las_modell
from diarium.inlasning.yamltrad import Trad


def las_process(vag: Path) -> Processmall:
    """Read a process file."""
    return process_ur(Mapp(vag=vag.parent).yaml(vag.name))


def process_ur(trad: Trad) -> Processmall:
    """Make a process of what the file says."""
    try:
        return las_modell(Processmall, trad.varde, kalla=trad)
    except Inlasningsfel as fel:
        if fel.falt is None:
            _granska(trad)
        raise


def _granska(trad: Trad) -> None:
    """Find the line of what the core refuses in the chain as a whole."""
    steg: list[dict[str, Any]] = trad.varde["steg"]
    for loc, orsak, atgard in (*_dubbletter(steg), *_okanda(steg), *_ring(steg)):
        falt = str(next(del_ for del_ in reversed(loc) if isinstance(del_, str)))
        raise Inlasningsfel(trad.fil, trad.rad(loc), falt, orsak, atgard=atgard)


_Fynd = tuple[tuple[str | int, ...], str, str]


def _dubbletter(steg: list[dict[str, Any]]) -> Iterator[_Fynd]:
    koder = [ett["kod"] for ett in steg]
    for nummer, kod in enumerate(koder):
        if kod in koder[:nummer]:
            atgard = "Ge varje steg en egen kod"
            yield ("steg", nummer, "kod"), f"steget {kod!r} finns mer än en gång", atgard


def _okanda(steg: list[dict[str, Any]]) -> Iterator[_Fynd]:
    koder = [ett["kod"] for ett in steg]
    for nummer, ett in enumerate(steg):
        for plats, kod in enumerate(ett.get("vantar_pa") or ()):
            if kod not in koder:
                orsak = f"steget {ett['kod']!r} väntar på {kod!r}, som inte finns i processen"
                atgard = f"Stegen är {', '.join(koder)}"
                yield ("steg", nummer, "vantar_pa", plats), orsak, atgard


def _ring(steg: list[dict[str, Any]]) -> Iterator[_Fynd]:
    vantar = {ett["kod"]: tuple(ett.get("vantar_pa") or ()) for ett in steg}
    if ring := cykel(vantar):
        nummer = list(vantar).index(ring[0])
        orsak = f"stegen väntar på varandra i ring: {' → '.join(ring)}"
        yield ("steg", nummer, "vantar_pa"), orsak, "Ta bort en av väntningarna"
