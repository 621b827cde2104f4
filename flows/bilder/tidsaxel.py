"""The days along the foot of a picture: months in Swedish, and lines that say what they are."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from matplotlib.axes import Axes

from beslutsmodell.datum import MANADER
from flows.bilder.beskrivning import dag_och_manad
from flows.bilder.duk import LJUS, SVART

_STRECKAD = (0, (4, 3))


def satt_spann(yta: Axes, dagar: Iterable[date]) -> date:
    """Let the axis hold the days with some room around them; give its last day."""
    i_ordning = sorted(dagar)
    luft = timedelta(days=max(4, (i_ordning[-1] - i_ordning[0]).days // 25))
    fran, till = i_ordning[0] - luft, i_ordning[-1] + luft
    yta.set_xlim(fran.toordinal(), till.toordinal())
    _manader(yta, fran, till)
    return till


def _manader(yta: Axes, fran: date, till: date) -> None:
    """Draw a light line where each month begins, and name it beside the line."""
    forsta = list(_manadsskiften(fran, till))
    namn = [_manad(dag, forsta[0]) for dag in forsta]
    yta.set_xticks(
        [dag.toordinal() for dag in forsta], namn, ha="left", fontsize=6.5, linespacing=1.1
    )
    yta.tick_params(axis="x", length=0, pad=2)
    yta.grid(axis="x", color=LJUS, linewidth=0.6)
    yta.set_axisbelow(True)


def _manadsskiften(fran: date, till: date) -> Iterator[date]:
    dag = fran.replace(day=1)
    while dag <= till:
        if dag >= fran:
            yield dag
        dag = (dag + timedelta(days=32)).replace(day=1)


def _manad(dag: date, forsta: date) -> str:
    """Name a month; below it the year, in the first and in every January."""
    ar = dag.year if dag == forsta or dag.month == 1 else " "
    return f"{MANADER[dag.month - 1][:3]}\n{ar}"


def dra_frist(yta: Axes, dag: date) -> None:
    """Draw the deadline: a heavy line, named above the picture."""
    yta.axvline(dag.toordinal(), color=SVART, linewidth=1.8, zorder=1)
    _over(yta, dag, f"frist {dag_och_manad(dag)}", 12)


def dra_idag(yta: Axes, dag: date, ord_: str) -> None:
    """Draw today: a thin dashed line, named above the picture and below the deadline."""
    yta.axvline(dag.toordinal(), color=SVART, linewidth=0.9, linestyle=_STRECKAD, zorder=1)
    _over(yta, dag, f"{ord_} {dag_och_manad(dag)}", 3)


def _over(yta: Axes, dag: date, text: str, hojd: int) -> None:
    yta.annotate(
        text,
        (dag.toordinal(), 1),
        xycoords=("data", "axes fraction"),
        xytext=(0, hojd),
        textcoords="offset points",
        ha="center",
        weight="bold",
        annotation_clip=False,
    )
