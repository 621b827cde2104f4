"""What a run is called in Prefect's pages: what it is about, instead of words drawn by lot."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from prefect.runtime import flow_run

from beslutsmodell.frist import STOCKHOLM
from flows.diariet import simulerad_tid
from flows.formular.blankett import Blankett

_LANGST: Final = 120
"""Characters of a name; the pages cut longer ones."""


def efter_klockan(vad: str) -> Callable[[], str]:
    """Name a sweep by when it was to go: "Påminnelser 2026-11-23 kl. 09.05".

    In a simulation it is named by the clock that it follows.
    """

    def namn() -> str:
        tid = (simulerad_tid() or flow_run.scheduled_start_time).astimezone(STOCKHOLM)
        return f"{vad} {tid:%Y-%m-%d kl. %H.%M}"

    return namn


def efter_blanketten(vad: str, *falt: str) -> Callable[[], str]:
    """Name a run by what was filled in, as it was filled in: it may yet be refused."""

    def namn() -> str:
        ifyllt = _blankett(flow_run.parameters)
        delar = (str(ifyllt.get(ett) or "").strip() for ett in falt)
        return " · ".join([vad, *filter(None, delar)])[:_LANGST]

    return namn


def _blankett(parametrar: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the fields of the form, whatever came in its place."""
    blankett = parametrar.get("blankett")
    if isinstance(blankett, Mapping):
        return blankett
    return dict(blankett) if isinstance(blankett, Blankett) else {}
