"""`python -m bench.storsvep`: one sweep of half a million open steps, against the same by hand.

Both arms sweep the same file, in turn; what they wrote is taken away in between.
"""

import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Final

from bench.bestand import antal_oppna, fyll
from bench.kvot import Krav, Matning
from bench.storarm import Svepmatt
from bench.tabell import skriv_tabell

KOMMUNER, RUNDOR, OMGANGAR = 5000, 100, 5
SVEP: Final = Krav(2)
GRANS_MB: Final = 150
_OGJORT: Final = "DELETE FROM ansprak", "DELETE FROM utskick WHERE sort = 'paminnelse'"


def mat_storsvep(fil: Path, *, omgangar: int) -> tuple[list[Svepmatt], list[Svepmatt]]:
    """Sweep the record so many times with each arm, in turn; both must have done the same."""
    ra: list[Svepmatt] = []
    motor: list[Svepmatt] = []
    for _ in range(omgangar):
        for arm, matt in (("ra", ra), ("motor", motor)):
            matt.append(_svep(arm, fil))
            gor_ogjort(fil)
        gjort = [(ett.ansprak, ett.utskick) for ett in (ra[-1], motor[-1])]
        assert gjort[0] == gjort[1], gjort
    return ra, motor


def _svep(arm: str, fil: Path) -> Svepmatt:
    kommando = [sys.executable, "-m", "bench.storarm", arm, str(fil)]
    svar = subprocess.run(kommando, check=True, stdout=subprocess.PIPE)
    return Svepmatt(**json.loads(svar.stdout))


def gor_ogjort(fil: Path) -> None:
    """Take away what a sweep has written."""
    with closing(sqlite3.connect(fil, isolation_level=None)) as db:
        for sats in _OGJORT:
            db.execute(sats)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def matningar(oppna: int, ra: Sequence[Svepmatt], motor: Sequence[Svepmatt]) -> list[Matning]:
    """Give the lines of the table."""
    return [
        Matning(
            vad,
            oppna,
            tuple(getattr(ett, falt) for ett in ra),
            tuple(getattr(ett, falt) for ett in motor),
            SVEP,
        )
        for vad, falt in (("anspråken", "ansprak_s"), ("hela svepet", "svep_s"))
    ]


def minnesrader(ra: Sequence[Svepmatt], motor: Sequence[Svepmatt]) -> list[str]:
    """Give the lines on memory: the whole process's peak, and what of it the sweep brought."""
    topp = median(ett.topp_mb for ett in motor)
    vaxer, raa = (median(ett.topp_mb - ett.fore_mb for ett in arm) for arm in (motor, ra))
    haller = "ja" if topp <= GRANS_MB else "NEJ"
    return [
        f"{'minne som mest, hela processen':<42}{topp:>6.0f} MB  ≤ {GRANS_MB}  {haller}",
        f"{'varav svepet självt':<42}{vaxer:>6.0f} MB",
        f"{'den råa gränsens svep':<42}{raa:>6.0f} MB",
    ]


def huvud(argument: Sequence[str]) -> None:
    """Measure, and print the tables."""
    tolk = argparse.ArgumentParser(prog="bench.storsvep", description="Svep ett stort diarium.")
    tolk.add_argument("--kommuner", type=int, default=KOMMUNER, help="per omgång")
    tolk.add_argument("--rundor", type=int, default=RUNDOR)
    tolk.add_argument("--omgangar", type=int, default=OMGANGAR, help="mätningar")
    val = tolk.parse_args(argument)
    with tempfile.TemporaryDirectory(prefix="beslut-bench-") as mapp:
        fil = Path(mapp) / "stort.sqlite"
        fyll(fil, kommuner=val.kommuner, rundor=val.rundor)
        oppna = antal_oppna(fil)
        ra, motor = mat_storsvep(fil, omgangar=val.omgangar)
    print(f"{oppna} öppna steg, {motor[0].ansprak} steg i trappan förfaller. Processortid.")
    print(skriv_tabell(matningar(oppna, ra, motor)))
    print("\n".join(minnesrader(ra, motor)))


if __name__ == "__main__":
    huvud(sys.argv[1:])
