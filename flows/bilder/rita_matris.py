"""Draws kommun × point: a filled square in every cell, and what it says beside."""

import textwrap
from types import MappingProxyType
from typing import Any, Final

from matplotlib.axes import Axes

from flows.bilder.duk import BAND, BLA, BREDD, GRA, MARGINAL, SVART, Duk
from flows.bilder.matrisbild import Cell, Matris, Matrisrad, Monster

_GLEST: Final = 0.165
"""Inches between rows where there is room."""
_TATT: Final = 0.13
"""Inches between rows at least."""
_RADERNA_PA_EN_SIDA: Final = 8.3
_NAMNBREDD: Final = 1.35
_AVTALSBREDD: Final = 1.6
_ORD_RYMS: Final = 1.25
"""Inches that a column needs to hold words beside its square."""
_FYLLNING: Final = MappingProxyType[Monster, dict[str, Any]](
    {
        Monster.JA: {"facecolor": BLA, "edgecolor": BLA},
        Monster.NEJ: {"facecolor": "white", "edgecolor": SVART, "linewidth": 1.8},
        Monster.PRELIMINART: {"facecolor": "white", "edgecolor": BLA, "hatch": "//////"},
        Monster.VILLKORAT: {"facecolor": "white", "edgecolor": BLA, "hatch": "xxxxxx"},
        Monster.TILLBAKA: {"facecolor": "white", "edgecolor": SVART, "hatch": "------"},
        Monster.OPPET: {"facecolor": "white", "edgecolor": SVART, "linewidth": 0.7},
        Monster.VILANDE: {"facecolor": "#c9c9c9", "edgecolor": GRA, "linewidth": 0.7},
        Monster.STANGT: {"facecolor": "white", "edgecolor": SVART, "hatch": "......"},
    }
)


def rita_matris(bild: Matris) -> Duk:
    """Draw it; the sheet grows with the participants, to A4 for some fifty."""
    rader = sum(len(grupp.rader) + 1 for grupp in bild.grupper)
    bredd = BREDD - 2 * MARGINAL
    kolumn = (bredd - _NAMNBREDD - _AVTALSBREDD) / len(bild.punkter)
    bokstaver = kolumn < _ORD_RYMS and bild.bokstaver
    radhojd = max(_TATT, min(_GLEST, _RADERNA_PA_EN_SIDA / rader))
    duk = Duk(
        bild.beskrivning,
        0.6 + radhojd * rader,
        bild.anvanda,
        (f"{', '.join(bild.bokstaver)}.",) if bokstaver else (),
    )
    yta = duk.yta(vanster=MARGINAL, hoger=MARGINAL, over=0.5, under=0.1)
    yta.axis("off")
    yta.set_xlim(0, bredd)
    yta.set_ylim(rader, 0)
    _Matrisritning(yta, bild, kolumn, medord=not bokstaver).rita()
    duk.forklara(
        [
            yta.scatter([], [], marker="s", s=52, label=ett.etikett, **_FYLLNING[ett])
            for ett in bild.anvanda
        ]
    )
    return duk


class _Matrisritning:
    """The columns of one matrix, in inches."""

    def __init__(self, yta: Axes, bild: Matris, kolumn: float, *, medord: bool) -> None:
        self.yta, self.bild, self.kolumn, self.medord = yta, bild, kolumn, medord
        self.avtal = _NAMNBREDD + kolumn * len(bild.punkter)
        self.rutor: dict[Monster, list[tuple[float, float]]] = {ett: [] for ett in bild.anvanda}

    def rita(self) -> None:
        """Draw the headings and every row, and then the squares of each kind together."""
        self._rubriker()
        plats = 0
        for grupp in self.bild.grupper:
            self.yta.axhspan(plats, plats + 1, **BAND)
            self._skriv(0.05, plats + 0.5, grupp.namn, weight="bold")
            for rad in grupp.rader:
                plats += 1
                self._rad(rad, plats + 0.5)
            plats += 1
        for monster, rutor in self.rutor.items():
            xs, ys = zip(*rutor, strict=True)
            self.yta.scatter(xs, ys, marker="s", s=58, zorder=2, **_FYLLNING[monster])

    def _rubriker(self) -> None:
        for n, punkt in enumerate(self.bild.punkter):
            rader = textwrap.wrap(
                punkt, max(3, int(self.kolumn * 14.5)), max_lines=3, placeholder="…"
            )
            self._rubrik(_NAMNBREDD + n * self.kolumn, "\n".join(rader))
        self._rubrik(self.avtal, "Avtal")

    def _rubrik(self, x: float, text: str) -> None:
        self.yta.text(x, -0.35, text, va="bottom", fontsize=6.5, weight="bold")

    def _rad(self, rad: Matrisrad, y: float) -> None:
        tyngd = "bold" if rad.forsenad else "normal"
        self._skriv(0.15, y, rad.namn, weight=tyngd)
        self._skriv(
            self.avtal, y, f"{rad.avtal}{', försenat' if rad.forsenad else ''}", weight=tyngd
        )
        for n, cell in enumerate(rad.celler):
            self._cell(cell, _NAMNBREDD + n * self.kolumn, y)

    def _cell(self, cell: Cell, x: float, y: float) -> None:
        """Draw a square, with its words where there is room, else with a letter."""
        if cell.monster is not None:
            self.rutor[cell.monster].append((x + 0.08, y))
        self._skriv(x + 0.2, y, cell.ord if self.medord else cell.bokstav)

    def _skriv(self, x: float, y: float, text: str, *, weight: str = "normal") -> None:
        self.yta.text(x, y, text, va="center", fontsize=6.5, weight=weight)
