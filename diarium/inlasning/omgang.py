"""A round's folder: omgang.yaml, its process and its tables, as one checked value."""

from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from beslutsmodell.beslutsvag import Beslutsvag, Fullmakt
from beslutsmodell.huvudman import Huvudman, Organ
from beslutsmodell.kontakt import Kontakt
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.varde import Varde
from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.filer import Mapp
from diarium.inlasning.process import process_ur
from diarium.inlasning.referenser import Material, granska
from diarium.inlasning.tabell import Rad
from diarium.inlasning.tabellmodell import kolumner_for, modell_ur
from diarium.inlasning.validering import las_modell
from diarium.inlasning.yamltrad import Trad

OMGANGSFIL: Final = "omgang.yaml"

TABELLER: Final[dict[str, type[BaseModel]]] = {
    "huvudman": Huvudman,
    "organ": Organ,
    "beslutsvagar": Beslutsvag,
    "kalender": Sammantrade,
    "kontakter": Kontakt,
    "fullmakter": Fullmakt,
}
"""What `filer:` may name, and what the rows of each file are."""


class Filer(Varde):
    """The tables of a round, by file name."""

    huvudman: str
    organ: str
    beslutsvagar: str
    kontakter: str
    kalender: str | None = None
    fullmakter: str | None = None


class Inlast(Varde):
    """A round as it was read: the round, its contacts, and the SHA-256 of every file."""

    omgang: Beslutsomgang
    kontakter: tuple[Kontakt, ...]
    kontrollsummor: dict[str, str]
    """File name to SHA-256 of its bytes as they lay in the folder."""


def las_omgang(mapp: Path) -> Inlast:
    """Read a round's folder, or raise Inlasningsfel for the first fault."""
    lasning = Mapp(vag=mapp)
    trad = lasning.yaml(OMGANGSFIL)
    processtrad = lasning.yaml(_processfil(trad), utpekad=_plats(trad, "process"))
    process = process_ur(processtrad)
    tabeller = _tabeller(lasning, trad)
    varden = {
        namn: tuple(modell_ur(TABELLER[namn], rad) for rad in rader)
        for namn, rader in tabeller.items()
    }
    kontakter: Any = varden.pop("kontakter")
    data = {nyckel: varde for nyckel, varde in trad.varde.items() if nyckel != "filer"}
    material = Material(omgang=trad, process=processtrad, tabeller=tabeller)
    omgang = _omgang(data | {"process": process} | varden, material)
    return Inlast(omgang=omgang, kontakter=kontakter, kontrollsummor=lasning.kontrollsummor)


def _omgang(data: dict[str, Any], material: Material) -> Beslutsomgang:
    """Make the round; a fault between its parts is placed at the row that it comes from."""
    try:
        omgang = las_modell(Beslutsomgang, data, kalla=material.omgang)
    except Inlasningsfel as fel:
        if fel.falt is None:
            granska(material)
        raise
    granska(material)
    return omgang


def _processfil(trad: Trad) -> str:
    """Give the name of the process file."""
    namn = trad.varde.get("process")
    if not isinstance(namn, str):
        raise Inlasningsfel(*_plats(trad, "process"), "uppgiften saknas", atgard=_SKRIV_PROCESS)
    return namn


_SKRIV_PROCESS: Final = "Skriv `process: process.yaml`"


def _tabeller(lasning: Mapp, trad: Trad) -> dict[str, tuple[Rad, ...]]:
    """Read the tables that the round names; those that stand in the file itself are refused."""
    for namn in TABELLER:
        if namn in trad.varde:
            orsak = "uppgifterna hör hemma i en tabell"
            atgard = f"Lägg dem i en CSV-fil och skriv `filer: {{{namn}: {namn}.csv}}`"
            raise Inlasningsfel(*_plats(trad, namn), orsak, atgard=atgard)
    filer = las_modell(_Filnyckel, {"filer": trad.varde.get("filer") or {}}, kalla=trad).filer
    return {
        namn: lasning.tabell(fil, kolumner_for(TABELLER[namn]), utpekad=_plats(trad, "filer", namn))
        for namn, fil in filer.model_dump(exclude_none=True).items()
    }


class _Filnyckel(Varde):
    """Gives the faults of `filer` their place in the file."""

    filer: Filer


def _plats(trad: Trad, *loc: str) -> tuple[str, int, str]:
    return trad.fil, trad.rad(loc), ".".join(loc)
