"""The sheet that a picture is drawn on: as wide as A4, one style, same state same bytes."""

import textwrap
from collections.abc import Iterator, Sequence, Sized
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import Any, Final

from matplotlib import style
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from flows.bilder.beskrivning import Beskrivning
from flows.bilder.svg import beskriven_svg

BREDD: Final = 8.27
"""Inches: A4 upright."""
SVART: Final = "#111111"
GRA: Final = "#6e6e6e"
LJUS: Final = "#d8d8d8"
BLA: Final = "#1f4e79"
"""Dark enough to be read as black; nothing is told by colour alone."""
BAND: Final[dict[str, Any]] = {"facecolor": "#ececec", "linewidth": 0, "zorder": 0}
"""What the name of a group stands on."""
MARGINAL: Final = 0.3
"""Inches around the sheet."""
_UPPLOSNING: Final = 150
_STIL: Final[dict[str, Any]] = {
    "axes.edgecolor": GRA,
    "axes.linewidth": 0.6,
    "font.family": ["DejaVu Sans", "Verdana", "Arial", "sans-serif"],
    "font.size": 7,
    "hatch.linewidth": 0.7,
    "path.simplify": False,
    "svg.fonttype": "none",
    "svg.hashsalt": "beslutsflode",
    "text.color": SVART,
    "text.parse_math": False,
}
_LAS: Final = Lock()
"""A style is the process's own while a picture is drawn: one at a time."""
_TITELBREDD: Final = 82
_RADBREDD: Final = 140
"""Characters across the sheet."""
_KOLUMNER: Final = 4
"""Of the legend."""


@contextmanager
def stilen() -> Iterator[None]:
    """Draw in this style whatever the machine's own settings say, one picture at a time."""
    with _LAS, style.context(["default", _STIL]):
        yield


class Duk:
    """A sheet with title, sentence, legend and what is fictitious around the picture itself."""

    def __init__(
        self, beskrivning: Beskrivning, hojd: float, tecken: Sized, forklaring: Sequence[str] = ()
    ) -> None:
        """Make a sheet with `hojd` inches for the picture, and room for a legend of `tecken`."""
        self._beskrivning = beskrivning
        titel = textwrap.wrap(beskrivning.titel, _TITELBREDD)
        mening = textwrap.wrap(beskrivning.mening, _RADBREDD)
        fot = [rad for ett in beskrivning.fiktivt for rad in textwrap.wrap(f"– {ett}", _RADBREDD)]
        ord_ = [rad for ett in forklaring for rad in textwrap.wrap(ett, _RADBREDD)]
        self._fot = 0.3 + 0.125 * (len(fot) + 1 if fot else 0)
        self._nere = self._fot + 0.17 * -(-len(tecken) // _KOLUMNER) + 0.135 * len(ord_)
        self._uppe = self._nere + hojd
        huvud = MARGINAL + 0.21 * len(titel) + 0.145 * len(mening) + (0.2 if fot else 0)
        self.hojd = self._uppe + huvud
        self.figur = Figure(figsize=(BREDD, self.hojd), facecolor="white")
        self._skriv_huvud(titel, mening, fiktivt=bool(fot))
        if ord_:
            self._text(self._fot + 0.135 * len(ord_), "\n".join(ord_), 6.5)
        if fot:
            self._text(self._fot - 0.09, "Fiktivt i bilden:", 6.5, weight="bold")
            self._text(self._fot - 0.215, "\n".join(fot), 6.5)

    def _skriv_huvud(self, titel: list[str], mening: list[str], *, fiktivt: bool) -> None:
        y = self.hojd - MARGINAL
        self._text(y, "\n".join(titel), 10.5, weight="bold")
        y -= 0.21 * len(titel) + 0.02
        self._text(y, "\n".join(mening), 7.2)
        if fiktivt:
            y -= 0.145 * len(mening) + 0.05
            text = "FIKTIVA UPPGIFTER – vad som är påhittat står längst ned."
            self._text(y, text, 7.2, weight="bold")

    def _text(self, y: float, text: str, storlek: float, *, weight: str = "normal") -> None:
        """Write from the left margin, with its top `y` inches above the foot."""
        self.figur.text(
            MARGINAL / BREDD,
            y / self.hojd,
            text,
            fontsize=storlek,
            va="top",
            linespacing=1.3,
            weight=weight,
        )

    def yta(self, *, vanster: float, hoger: float, over: float, under: float) -> Axes:
        """Give axes with these margins, in inches, inside the picture's room."""
        nere, uppe = self._nere + under, self._uppe - over
        rutan = (
            vanster / BREDD,
            nere / self.hojd,
            (BREDD - vanster - hoger) / BREDD,
            (uppe - nere) / self.hojd,
        )
        return self.figur.add_axes(rutan)

    def forklara(self, handtag: Sequence[Artist]) -> None:
        """Put the legend below the picture."""
        self.figur.legend(
            handles=list(handtag),
            loc="upper left",
            bbox_to_anchor=(MARGINAL / BREDD, self._nere / self.hojd),
            ncols=_KOLUMNER,
            frameon=False,
            borderpad=0,
            borderaxespad=0,
            fontsize=6.8,
            columnspacing=1.6,
            handletextpad=0.4,
        )

    def svg(self) -> bytes:
        """Give the picture as SVG, with title and description."""
        svg = BytesIO()
        utan = dict.fromkeys(("Creator", "Date", "Format", "Type"))
        self.figur.savefig(svg, format="svg", metadata=utan)
        return beskriven_svg(svg.getvalue(), self._beskrivning)

    def png(self) -> bytes:
        """Give the picture as PNG, with its title."""
        png = BytesIO()
        self.figur.savefig(
            png,
            format="png",
            dpi=_UPPLOSNING,
            metadata={"Software": None, "Title": self._beskrivning.titel},
            pil_kwargs={"optimize": True},
        )
        return png.getvalue()
