"""The table of ratios, as text."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import Final

from bench.kvot import Krav, Matning

RUBRIK: Final = ("mätning", "n", "rå ms", "motor ms", "kvot", "spann", "gräns", "håller", "mål")
_HALLER: Final = {None: "–", True: "ja", False: "NEJ"}


def rader(matningar: Iterable[Matning]) -> Iterator[tuple[str, ...]]:
    """Yield one row per measurement, in the columns of RUBRIK."""
    for ett in matningar:
        yield (
            ett.vad,
            str(ett.n),
            _ms(ett.ra),
            _ms(ett.motor),
            f"{ett.kvot:.2f}",
            f"{min(ett.kvoter):.2f}–{max(ett.kvoter):.2f}",
            _grans(ett.krav),
            _HALLER[ett.haller],
            _mal(ett),
        )


def skriv_tabell(matningar: Sequence[Matning]) -> str:
    """Write the table with columns in line: text to the left, numbers to the right."""
    alla = [RUBRIK, *rader(matningar)]
    bredder = [max(len(rad[plats]) for rad in alla) for plats in range(len(RUBRIK))]
    ut = []
    for rad in alla:
        forst, *andra = (
            cell.rjust(bredd) if plats else cell.ljust(bredd)
            for plats, (cell, bredd) in enumerate(zip(rad, bredder, strict=True))
        )
        ut.append("  ".join((forst, *andra)).rstrip())
    ut.insert(1, "-" * max(map(len, ut)))
    return "\n".join(ut)


def _ms(tider: Sequence[float]) -> str:
    return f"{median(tider) * 1e3:.3f}"


def _grans(krav: Krav) -> str:
    return _krav(krav, krav.grans) if krav.sekunder is None else f"≤ {krav.sekunder:g} s"


def _krav(krav: Krav, varde: float | None) -> str:
    if varde is None:
        return "–"
    return f"{'≥' if krav.minst else '≤'} {varde:g}"


def _mal(matning: Matning) -> str:
    if matning.krav.mal is None:
        return "–"
    return f"{_krav(matning.krav, matning.krav.mal)} {_HALLER[matning.nar_malet]}"
