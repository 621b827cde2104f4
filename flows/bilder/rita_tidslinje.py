"""Draws a timeline: a row per body, a shape per kind of day, today and the deadline across."""

from collections import defaultdict
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.path import Path

from flows.bilder.duk import BAND, BLA, GRA, LJUS, MARGINAL, SVART, Duk
from flows.bilder.tidsaxel import dra_frist, dra_idag, satt_spann
from flows.bilder.tidslinje import Rad, Tecken, Tidslinje

_GLEST: Final = 0.152
"""Inches between rows where there is room."""
_TATT: Final = 0.118
"""Inches between rows at least: some sixty on an A4."""
_RADERNA_PA_EN_SIDA: Final = 7.9
_TECKENBREDD: Final = 0.0585
"""Inches of a letter, rather too much than too little."""
_LANGST: Final = 48
"""Letters of a name or a word beside it."""
_KLAMMER: Final = Path([(-0.5, 0.9), (0, 0.9), (0, -0.9), (-0.5, -0.9)])
"""A square bracket: here it ends."""
_STRECK: Final = Path([(0, 0.8), (0, -0.8)])
_FORM: Final = MappingProxyType[Tecken, dict[str, Any]](
    {
        Tecken.HANDLINGAR: {"marker": "^", "s": 16, "facecolor": "white"},
        Tecken.MOTE: {"marker": "o", "s": 26, "facecolor": "white"},
        Tecken.EXTRA: {"marker": "*", "s": 62, "facecolor": "white"},
        Tecken.BESLUTAT: {"marker": "o", "s": 26, "facecolor": SVART},
        Tecken.DAG: {"marker": "s", "s": 13, "facecolor": "white"},
        Tecken.LAGA_KRAFT: {"marker": "D", "s": 13, "facecolor": LJUS},
        Tecken.UNDERTECKNAT: {"marker": _STRECK, "s": 34, "facecolor": "none"},
        Tecken.MOTTAGET: {"marker": ">", "s": 20, "facecolor": BLA},
        Tecken.SENAST: {"marker": _KLAMMER, "s": 60, "facecolor": "none"},
    }
)
_PUNKTER: Final = (0, (1, 2))
_INDRAG: Final = 8
"""Points that a row stands in under the name of its group."""


def rita_tidslinje(bild: Tidslinje) -> Duk:
    """Draw it; the sheet grows with the rows."""
    rader = len(bild.rader) + len(bild.grupper)
    radhojd = max(_TATT, min(_GLEST, _RADERNA_PA_EN_SIDA / rader))
    duk = Duk(bild.beskrivning, 0.76 + radhojd * rader, bild.anvanda, bild.forklaring)
    vanster = 0.55 + _TECKENBREDD * max(len(_kort(rad.namn)) for rad in bild.rader)
    hoger = 0.35 + _TECKENBREDD * max(len(_kort(rad.slut)) for rad in bild.rader)
    yta = duk.yta(vanster=vanster, hoger=hoger, over=0.4, under=0.36)
    yta.set_ylim(rader - 0.5, -0.5)
    yta.set_yticks([])
    till = satt_spann(yta, bild.spann)
    dra_frist(yta, bild.frist)
    if bild.idag <= till:
        dra_idag(yta, bild.idag, "räknat från")
    _raderna(yta, bild, 72 * (vanster - MARGINAL))
    duk.forklara(
        [
            yta.scatter([], [], edgecolor=SVART, linewidth=0.9, label=ett.etikett, **_FORM[ett])
            for ett in bild.anvanda
        ]
    )
    return duk


def _raderna(yta: Axes, bild: Tidslinje, utanfor: float) -> None:
    """Draw every row, its name `utanfor` points to the left, and then the marks of each kind."""
    marken: dict[Tecken, list[tuple[int, int]]] = defaultdict(list)
    plats = 0
    for grupp in bild.grupper:
        yta.axhspan(plats - 0.5, plats + 0.5, xmin=-1, xmax=2, clip_on=False, **BAND)
        _text(yta, plats, _kort(grupp.namn), kant=0, skift=-utanfor, tung=True)
        for plats, rad in enumerate(grupp.rader, plats + 1):  # noqa: B020 - the next free row
            _text(yta, plats, _kort(rad.namn), kant=0, skift=_INDRAG - utanfor, tung=rad.bradskar)
            _rad(yta, rad, plats)
            for marke in rad.marken:
                marken[marke.tecken].append((marke.dag.toordinal(), plats))
        plats += 1
    for tecken in bild.anvanda:
        xs, ys = zip(*marken[tecken], strict=True)
        yta.scatter(xs, ys, edgecolor=SVART, linewidth=0.9, zorder=3, **_FORM[tecken])


def _rad(yta: Axes, rad: Rad, plats: int) -> None:
    """Draw the line from meeting to receiver, dots to the last day, and the words beside."""
    _text(yta, plats, _kort(rad.slut), kant=1, skift=6, tung=rad.bradskar)
    mote = rad.forsta(Tecken.MOTE, Tecken.EXTRA)
    senast, framme = rad.forsta(Tecken.SENAST), rad.forsta(Tecken.MOTTAGET)
    if mote and senast:
        yta.plot(_strackan(mote, senast), [plats] * 2, color=GRA, lw=0.9, linestyle=_PUNKTER)
    if mote and framme:
        yta.plot(_strackan(mote, framme), [plats] * 2, color=SVART, lw=1.1)


def _kort(text: str) -> str:
    """Cut a name that would leave no room for the days; the table beside has all of it."""
    return text if len(text) <= _LANGST else f"{text[: _LANGST - 1].rstrip()}…"


def _strackan(fran: date, till: date) -> list[int]:
    return [fran.toordinal(), till.toordinal()]


def _text(yta: Axes, plats: int, text: str, *, kant: int, skift: float, tung: bool) -> None:
    """Write beside a row, `skift` points from the left (0) or right (1) edge of the axes."""
    yta.annotate(
        text,
        (kant, plats),
        xycoords=("axes fraction", "data"),
        xytext=(skift, 0),
        textcoords="offset points",
        va="center",
        fontsize=6.5,
        weight="bold" if tung else "normal",
        annotation_clip=False,
    )
