"""Dates as they are written to people."""

from datetime import date, datetime
from typing import Final

VECKODAGAR: Final = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MANADER: Final = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


def datum_i_text(dag: date) -> str:
    """Write a day out with weekday and year: "tisdag 26 november 2019"."""
    return f"{VECKODAGAR[dag.weekday()]} {dag.day} {MANADER[dag.month - 1]} {dag.year}"


def kort_datum(dag: date) -> str:
    """Write a day without weekday: "26 november 2019"."""
    return f"{dag.day} {MANADER[dag.month - 1]} {dag.year}"


def vecka(dag: date) -> str:
    """Write the ISO week: "v. 48"."""
    return f"v. {dag.isocalendar().week}"


def datum_med_vecka(dag: date) -> str:
    """Write the day by which somebody must act: "tisdag 26 november 2019 (v. 48)"."""
    return f"{datum_i_text(dag)} ({vecka(dag)})"


def tid_i_text(tid: datetime) -> str:
    """Write an aware instant as it stands: "26 november 2019 kl. 9.05" (convert it first)."""
    return f"{kort_datum(tid.date())} kl. {tid.hour}.{tid.minute:02}"
