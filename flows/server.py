"""Prefect's own server as a child process, with its home in the project's folder."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

from flows.fel import ServernTeg, UpptagenPort
from flows.gallring import gallring
from flows.kvarglomd import riv_lapp, skriv_lapp, stoppa_kvarglomd
from flows.loggning import lagg_undan

VARD: Final = "127.0.0.1"
_TALAMOD: Final = 120.0
"""Seconds that a first start may take: it makes its database."""
_STOPP: Final = 6.0
"""Seconds that the server gets to end by itself."""


@dataclass(frozen=True, slots=True)
class Serverhandtag:
    """A server that answers."""

    url: str
    """Where people look: the UI."""
    api: str
    """Where programs ask."""
    process: subprocess.Popen[bytes]
    hem: Path
    """Prefect's home, where the server is noted."""

    def stop(self) -> None:
        """End the server and its children; called twice it does nothing."""
        if self.process.poll() is None:
            _signalera(self.process, signal.SIGTERM)
            try:
                self.process.wait(_STOPP)
            except subprocess.TimeoutExpired:
                _signalera(self.process, signal.SIGKILL)
                self.process.wait()
        riv_lapp(self.hem)


def starta_server(hem: Path, port: int) -> Serverhandtag:
    """Start the server and wait until it answers; UpptagenPort or ServernTeg when it does not.

    A second start in the same folder goes on where the first one stopped; a server that a killed
    service left there is stopped first.
    """
    prefect_hem = hem.absolute() / "prefect"
    stoppa_kvarglomd(prefect_hem)
    _krav_ledig(port)
    prefect_hem.mkdir(parents=True, exist_ok=True)
    logg = prefect_hem / "server.log"
    lagg_undan(logg)
    with logg.open("ab") as ut:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and fixed words
            [sys.executable, "-m", "prefect", "server", "start", "--host", VARD, f"--port={port}"],
            env=_miljo(prefect_hem, port),
            cwd=prefect_hem,
            stdin=subprocess.DEVNULL,
            stdout=ut,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    adress = f"http://{VARD}:{port}"
    handtag = Serverhandtag(adress, f"{adress}/api", process, prefect_hem)
    try:
        skriv_lapp(prefect_hem, process.pid, port)
        _invanta(handtag, logg)
    except BaseException:
        handtag.stop()
        raise
    return handtag


def _krav_ledig(port: int) -> None:
    with socket.socket() as uttag:
        uttag.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            uttag.bind((VARD, port))
        except OSError:
            raise UpptagenPort(port) from None


def _miljo(prefect_hem: Path, port: int) -> dict[str, str]:
    """Give the server an environment of its own: no profile, database or API of the user's."""
    ovrigt = {namn: varde for namn, varde in os.environ.items() if not namn.startswith("PREFECT_")}
    return ovrigt | {
        "PREFECT_HOME": str(prefect_hem),
        "PREFECT_API_URL": f"http://{VARD}:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        **gallring(),
        "DO_NOT_TRACK": "1",
    }


def _invanta(handtag: Serverhandtag, logg: Path) -> None:
    """Wait until the server says that it is well."""
    slut = time.monotonic() + _TALAMOD
    while time.monotonic() < slut and handtag.process.poll() is None:
        if _svarar(f"{handtag.api}/health"):
            return
        time.sleep(0.2)
    raise ServernTeg(logg=str(logg))


def _svarar(adress: str) -> bool:
    try:
        with urlopen(adress, timeout=2) as svar:  # noqa: S310 - our own loopback address
            return bool(svar.status == 200)  # noqa: PLR2004 - HTTP OK
    except (URLError, OSError):
        return False


def _signalera(process: subprocess.Popen[bytes], vilken: signal.Signals) -> None:
    """Signal the whole group: the server may have children of its own."""
    try:
        os.killpg(process.pid, vilken)
    except ProcessLookupError:
        return
