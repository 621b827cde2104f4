"""Rounds that have been played, a line each in a file, so that a long simulation can go on later.

The first line says what was played: the round's files, the day on which it starts, and the code. A
file is gone on with only when all three are the same, so that its sum is of one code.
"""

import json
import os
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.fel import Nekad
from app.cli.simuleringsbild import FALT

if TYPE_CHECKING:
    from diarium.inlasning.omgang import Inlast

_SPELAR = ("beslutsmodell", "diarium", "notiser")
"""The packages whose code a simulated round runs."""


class Simuleringsfil:
    """What a file has of played rounds, and the writing of more; no file keeps nothing."""

    def __init__(self, vag: Path | None, spelas: Mapping[str, str]) -> None:
        """Read the rounds, or begin the file; Nekad when it is of something else."""
        self._vag = vag
        self.rundor: dict[int, dict[str, Any]] = {}
        if vag is not None:
            self._las(vag, dict(spelas))

    def anteckna(self, runda: dict[str, Any]) -> None:
        """Keep a round that has been played."""
        self.rundor[runda["fro"]] = runda
        if self._vag is not None:
            _skriv(self._vag, runda)

    def _las(self, vag: Path, spelas: dict[str, str]) -> None:
        if not vag.parent.is_dir():
            raise Nekad(f"Mappen {vag.parent} finns inte. Skapa den, eller ändra --fil.")
        if vag.exists() and not vag.is_file():
            raise Nekad(f"{vag} är ingen vanlig fil. Ange en annan: --fil.")
        innehall = vag.read_bytes() if vag.exists() else b""
        hela, _, halv = innehall.rpartition(b"\n")
        if not hela:
            if innehall:
                raise _annan_fil(vag)
            _skriv(vag, spelas)
            return
        forst, *rader = _ur_json(hela, vag)
        if annat := sorted(namn for namn in spelas if forst.get(namn) != spelas[namn]):
            raise Nekad(
                f"{vag} har rundor där detta var ett annat: {', '.join(annat)}. Ange en ny fil, så "
                "att summan gäller en och samma kod."
            )
        if halv:  # what a stop in the middle of a line left is played anew
            os.truncate(vag, len(hela) + 1)
        self.rundor = {ett["fro"]: ett for ett in rader}


def spelas(inlast: "Inlast", start: date) -> dict[str, str]:
    """Say what a simulation plays: digests of the round's files and of the code, and the start."""
    return {
        "omgången": _summa(sorted(inlast.kontrollsummor.items())),
        "startdagen": start.isoformat(),
        "koden": _summa(sorted(par for paket in _SPELAR for par in _filerna(files(paket)))),
    }


def _filerna(mapp: Traversable, namn: str = "") -> Iterable[tuple[str, str]]:
    """Yield the path and digest of every file of a package, but not what Python has compiled."""
    for ett in mapp.iterdir():
        vag = f"{namn}/{mapp.name}"
        if ett.is_file():
            yield f"{vag}/{ett.name}", sha256(ett.read_bytes()).hexdigest()
        elif ett.name != "__pycache__":
            yield from _filerna(ett, vag)


def _summa(par: Iterable[tuple[str, str]]) -> str:
    return sha256(json.dumps(list(par)).encode()).hexdigest()


def _skriv(vag: Path, rad: Mapping[str, Any]) -> None:
    with vag.open("a", encoding="utf-8") as fil:
        fil.write(json.dumps(rad, ensure_ascii=False) + "\n")


def _ur_json(rader: bytes, vag: Path) -> list[dict[str, Any]]:
    try:
        forst, *rundor = [json.loads(rad) for rad in rader.splitlines()]
        if not isinstance(forst, dict) or any(ett.keys() != FALT for ett in rundor):
            raise _annan_fil(vag)
    except (ValueError, AttributeError):
        raise _annan_fil(vag) from None
    return [forst, *rundor]


def _annan_fil(vag: Path) -> Nekad:
    return Nekad(f"{vag} är ingen fil med simulerade rundor. Ange en annan fil: --fil.")
