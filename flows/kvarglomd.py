"""A server that a killed service left behind: known by its note, and stopped before a new one."""

import os
import signal
import time
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from beslutsmodell.varde import Varde

_LAPP: Final = "server.pid"
_PROC: Final = Path("/proc")
_TALAMOD: Final = 6.0
"""Seconds that the old server gets to end by itself."""


class Serverlapp(Varde):
    """What a server's home says of the server that runs there."""

    pid: int
    port: int
    agare: int
    """The process that started it."""


def skriv_lapp(prefect_hem: Path, pid: int, port: int) -> None:
    """Note which server runs in its home, and on whose behalf."""
    lapp = Serverlapp(pid=pid, port=port, agare=os.getpid())
    (prefect_hem / _LAPP).write_text(lapp.model_dump_json())


def riv_lapp(prefect_hem: Path) -> None:
    """Take the note away: the server has ended."""
    (prefect_hem / _LAPP).unlink(missing_ok=True)


def stoppa_kvarglomd(prefect_hem: Path) -> bool:
    """Stop the server of a service that was killed; False when there is none to stop.

    One whose service still runs is left alone, and so is a process that has taken over the
    number. Where there is no /proc nothing is stopped: the taken port is told instead.
    """
    lapp = _las_lapp(prefect_hem)
    if lapp is None or not _ar_var(lapp, prefect_hem) or _foralder(lapp.pid) == lapp.agare:
        return False
    for vilken in (signal.SIGTERM, signal.SIGKILL):
        os.killpg(lapp.pid, vilken)
        slut = time.monotonic() + _TALAMOD
        while _ar_var(lapp, prefect_hem) and time.monotonic() < slut:
            time.sleep(0.05)
        if not _ar_var(lapp, prefect_hem):
            break
    riv_lapp(prefect_hem)
    return True


def _las_lapp(prefect_hem: Path) -> Serverlapp | None:
    """Read the note; one that cannot be read says nothing."""
    try:
        return Serverlapp.model_validate_json((prefect_hem / _LAPP).read_bytes())
    except (OSError, ValidationError):
        return None


def _ar_var(lapp: Serverlapp, prefect_hem: Path) -> bool:
    """Tell whether the process lives, stands in our home, and was started as our server."""
    try:
        mapp = (_PROC / str(lapp.pid) / "cwd").readlink()
        ord_ = (_PROC / str(lapp.pid) / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return mapp == prefect_hem.resolve() and {
        b"prefect",
        b"server",
        f"--port={lapp.port}".encode(),
    } <= set(ord_)


def _foralder(pid: int) -> int:
    """Give the parent of a process: an orphan's is no longer the one that started it."""
    try:
        efter_namnet = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(efter_namnet[1])
