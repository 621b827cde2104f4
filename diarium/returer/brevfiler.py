"""Mail that lies as files: one each, or all `.eml` of a folder."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from diarium.fel import IngaBrev
from notiser.returer.delar import STORST


class Brevfil(NamedTuple):
    """A mail and what to call it."""

    namn: str
    innehall: bytes


def las_brevfiler(vagar: Iterable[Path]) -> list[Brevfil]:
    """Read files and folders, by name; IngaBrev for a folder without any, OSError for no file.

    No more of a file is read than is looked at.
    """
    return [_las(fil) for vag in vagar for fil in _filer(vag)]


def _filer(vag: Path) -> list[Path]:
    if not vag.is_dir():
        return [vag]
    filer = sorted(fil for fil in vag.iterdir() if fil.suffix.casefold() == ".eml")
    if not filer:
        raise IngaBrev(mapp=str(vag))
    return filer


def _las(fil: Path) -> Brevfil:
    with fil.open("rb") as strom:
        return Brevfil(fil.name, strom.read(STORST))
