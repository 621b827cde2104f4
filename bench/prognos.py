"""`python -m bench.prognos`: what a forecast costs, in seconds and in memory.

No ratio: there is no raw limit of a forecast. The round is the example of 2019, from its first day.
"""

import time
import tracemalloc
from datetime import date
from importlib.resources import as_file, files
from statistics import median
from typing import Final

from beslutsmodell.plan.nulage import Nulage
from beslutsmodell.prognos.prognostisera import prognostisera
from beslutsmodell.prognos.underlag import Prognosunderlag
from diarium.inlasning.omgang import las_omgang

DRAGNINGAR: Final = 10_000
GRANS_SEKUNDER: Final = 2.0
GRANS_VAXER: Final = 1.1
"""How much more memory ten times as many draws may take."""
_GANGER: Final = 5


def underlag() -> Prognosunderlag:
    """Give the round of 2019 as it begins, with what is assumed of its bodies."""
    with as_file(files("exempel") / "fvm-avrop-2019") as mapp:
        omgang = las_omgang(mapp).omgang
    return Prognosunderlag(
        omgang=omgang,
        nulage=Nulage(idag=date(2019, 6, 3), beslutat={}, behandlat={}, startad=False),
        regler=omgang.plan,
        frist=omgang.motpartens_milstolpe.tidpunkt.datum,
        kalender=omgang.kalender,
    )


def sekunder(fran: Prognosunderlag, dragningar: int) -> float:
    """Give how long one forecast takes."""
    start = time.perf_counter()
    svar = prognostisera(fran, dragningar=dragningar, fro=1)
    tog = time.perf_counter() - start
    assert svar.raknade == len(fran.omgang.deltagare)
    return tog


def toppminne(fran: Prognosunderlag, dragningar: int) -> float:
    """Give the most megabytes that one forecast holds at a time, the round itself not counted."""
    prognostisera(fran, dragningar=1, fro=1)  # loads numpy and the calendar, which is not counted
    tracemalloc.start()
    try:
        prognostisera(fran, dragningar=dragningar, fro=1)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def main() -> None:
    """Measure, and print the table."""
    fran = underlag()
    sekunder(fran, DRAGNINGAR)  # the first one loads numpy
    tider = [sekunder(fran, DRAGNINGAR) for _ in range(_GANGER)]
    minne, mer = toppminne(fran, DRAGNINGAR), toppminne(fran, 10 * DRAGNINGAR)
    print(f"{len(fran.omgang.deltagare)} kommuner, {DRAGNINGAR} dragningar, {_GANGER} gånger")
    rader = (
        ("tid, median", median(tider), "s", GRANS_SEKUNDER),
        ("tid, längst", max(tider), "s", GRANS_SEKUNDER),
        ("minne som mest", minne, "MB", None),
        ("minne vid tio gånger så många dragningar, mot det", mer / minne, "ggr", GRANS_VAXER),
    )
    for vad, matt, enhet, grans in rader:
        haller = "–" if grans is None else "ja" if matt <= grans else "NEJ"
        hogst = "" if grans is None else f"≤ {grans:g}"
        print(f"{vad:<52}{matt:>8.2f} {enhet:<4}{hogst:>6}  {haller}")


if __name__ == "__main__":
    main()
