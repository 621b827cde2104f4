"""Where Prefect's own log goes: a file in its home, never the terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final

Meddela = Callable[[str], None]

FLODESLOGG: Final = "floden.log"
TYSTA_STEG: Final = {"PREFECT_LOGGING_LOGGERS_PREFECT_TASK_RUNS_LEVEL": "CRITICAL"}
"""Environment for those who run flows: a red stage is a picture, not an error to be logged."""
_FULL: Final = 10_000_000
"""Bytes after which a log is laid aside at the next start."""


def logg_till_fil(prefect_hem: Path) -> dict[str, str]:
    """Give the environment that sends Prefect's log to a file; set it before prefect is imported.

    The same environment reaches the runs, which are processes of their own.
    """
    prefect_hem.mkdir(parents=True, exist_ok=True)
    lagg_undan(prefect_hem / FLODESLOGG)
    return {
        **TYSTA_STEG,
        "PREFECT_HOME": str(prefect_hem.absolute()),
        "PREFECT_LOGGING_CONFIG_PATH": str(Path(__file__).with_name("loggning.yml")),
        "PREFECT_LOGGING_COLORS": "false",
    }


@contextmanager
def skriv_till_fil(prefect_hem: Path, meddela: Meddela) -> Iterator[Meddela]:
    """Let what Prefect and its runs print end up in the log too; give a `meddela` that is seen.

    A run that is interrupted while it starts prints a traceback before any log is set up.
    """
    terminal = sys.stdout

    def tala(rad: str) -> None:
        with redirect_stdout(terminal):
            meddela(rad)

    with (
        (prefect_hem / FLODESLOGG).open("a", encoding="utf-8", buffering=1) as logg,
        redirect_stdout(logg),
        redirect_stderr(logg),
    ):
        yield tala


def lagg_undan(logg: Path) -> None:
    """Begin a new log when the old one is full; one old log is kept."""
    if logg.exists() and logg.stat().st_size > _FULL:
        logg.replace(logg.with_suffix(".log.1"))
