"""Draws how decisions come in: steps up to today, dots ahead, the forecast's band, the deadline."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from flows.bilder.beskrivning import dag_och_manad
from flows.bilder.duk import BLA, GRA, SVART, Duk
from flows.bilder.tidsaxel import dra_frist, dra_idag, satt_spann
from flows.bilder.uppslutningsbild import Kurvbild

_HOJD: Final = 4.2
_KURVOR: Final = (
    "har beslutat allt",
    "om planen hålls, med sina åtgärder",
    "prognos, låg till hög",
    "prognosens median",
)
_NARA: Final = 0.85
"""The share of all above which a number beside the curve would lie on the line for all."""
_STRECKPUNKT: Final = (0, (6, 2, 1, 2))
_PUNKTER: Final = (0, (1, 1.6))


def rita_uppslutning(bild: Kurvbild) -> Duk:
    """Draw it on half an A4."""
    duk = Duk(bild.beskrivning, _HOJD, _KURVOR)
    yta = duk.yta(vanster=0.65, hoger=0.75, over=0.4, under=0.36)
    yta.set_ylim(0, max(bild.antal, 1) * 1.09)
    yta.set_ylabel("antal som har beslutat allt")
    yta.yaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
    yta.tick_params(axis="y", labelsize=6.5)
    satt_spann(yta, _dagarna(bild))
    yta.axhline(bild.antal, color=GRA, linewidth=0.8)
    yta.annotate(
        f"alla {bild.antal}",
        (1, bild.antal),
        xycoords=("axes fraction", "data"),
        xytext=(4, 0),
        textcoords="offset points",
        va="center",
        annotation_clip=False,
    )
    handtag = [*_kurvorna(yta, bild), *_prognosen(yta, bild)]
    dra_frist(yta, bild.frist.datum)
    dra_idag(yta, bild.lage, "läget")
    _delmalen(yta, bild)
    duk.forklara(handtag)
    return duk


def _dagarna(bild: Kurvbild) -> list[date]:
    """Give the days that must have room, the first and the last among them."""
    framat = (*(dag for dag, _ in bild.plan), *(ett[0] for ett in bild.prognos))
    return [bild.start, bild.frist.datum, bild.lage, *(ett.datum for ett in bild.delmal), *framat]


def _kurvorna(yta: Axes, bild: Kurvbild) -> list[Artist]:
    """Draw what has been decided, and what the plan counts on."""
    xs, ys = _steg(bild.har)
    (har,) = yta.plot(xs, ys, color=SVART, linewidth=2.2, drawstyle="steps-post", label=_KURVOR[0])
    _sag_var(yta, bild)
    if not bild.plan:
        return [har]
    xs, ys = _steg(bild.plan)
    (plan,) = yta.plot(
        xs,
        ys,
        color=BLA,
        linewidth=1.4,
        linestyle=_PUNKTER,
        drawstyle="steps-post",
        label=_KURVOR[1],
    )
    return [har, plan]


def _sag_var(yta: Axes, bild: Kurvbild) -> None:
    """Write how many, clear of the curve: above it, or above the top when it is nearly there."""
    dag, antal = bild.har[-1]
    hojd = bild.antal if antal > _NARA * bild.antal else antal
    tidigt = (dag - bild.start) < (bild.frist.datum - bild.start) / 5
    yta.annotate(
        f"{antal} av {bild.antal}",
        (dag.toordinal(), hojd),
        xytext=(5 if tidigt else -4, 5),
        textcoords="offset points",
        ha="left" if tidigt else "right",
        weight="bold",
        fontsize=8,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
    )


def _prognosen(yta: Axes, bild: Kurvbild) -> list[Artist]:
    """Draw the forecast: a hatched band, and its middle as a dashed line."""
    if not bild.prognos:
        return []
    dagar = [dag.toordinal() for dag, *_ in bild.prognos]
    lag, median, hog = ([tal[n] for _, *tal in bild.prognos] for n in range(3))
    band = yta.fill_between(
        dagar,
        lag,
        hog,
        step="post",
        facecolor="#f2f2f2",
        edgecolor=GRA,
        hatch="////",
        linewidth=0.5,
        label=_KURVOR[2],
    )
    (mitten,) = yta.plot(
        dagar,
        median,
        color=SVART,
        linewidth=1.2,
        linestyle="--",
        drawstyle="steps-post",
        label=f"{_KURVOR[3]}, {median[-1]} till slut",
    )
    return [band, mitten]


def _delmalen(yta: Axes, bild: Kurvbild) -> None:
    """Draw the other days that the round is measured against, named along the line."""
    for ett in bild.delmal:
        x = ett.datum.toordinal()
        yta.axvline(x, color=GRA, linewidth=1.1, linestyle=_STRECKPUNKT, zorder=1)
        yta.annotate(
            f"{ett.namn.lower()}, {dag_och_manad(ett.datum)}",
            (x, 0.02),
            xycoords=("data", "axes fraction"),
            xytext=(-3, 0),
            textcoords="offset points",
            rotation=90,
            ha="right",
            va="bottom",
            fontsize=6.5,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},  # over the band
            zorder=5,
        )


def _steg(kurva: Sequence[tuple[date, int]]) -> tuple[list[int], list[int]]:
    return [dag.toordinal() for dag, _ in kurva], [antal for _, antal in kurva]
