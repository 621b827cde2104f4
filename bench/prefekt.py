"""`python -m bench.prefekt`: what Prefect costs, against a real `beslut serve` with its own server.

Seconds and bytes, not ratios: there is no raw limit of a workflow engine's own pages.
"""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from http import HTTPStatus
from itertools import chain
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from bench.prefectrunda import skriv_runda
from bench.runda import kommunarende

BESLUT_KOMMANDO: Final = str(Path(sys.executable).with_name("beslut"))
BESLUT: Final = 10
SVEP_PER_DYGN: Final = {
    "paminn": 288,
    "skicka-utskick": 288,
    "beslutskedjor": 288,
    "avstamning": 24,
}
MATTA_SVEP: Final = 4
HANDELSERNAS_TAKT: Final = 6.0  # the server writes its events every fifth second
_AV: Final = "Bench (fiktivt)"


class Rad(NamedTuple):
    """One line of the table."""

    vad: str
    matt: float
    enhet: str
    grans: float | None

    def __str__(self) -> str:
        """Write it in columns."""
        haller = "–" if self.grans is None else "ja" if self.matt <= self.grans else "NEJ"
        grans = "–" if self.grans is None else f"≤ {self.grans:g}"
        return f"{self.vad:<58}{self.matt:>9.1f} {self.enhet:<6}{grans:>8}  {haller}"


class Tjanst:
    """A running service, asked as the pages ask it."""

    def __init__(self, hem: Path, port: int, pid: int) -> None:
        """Say where it is."""
        self.hem, self.pid = hem, pid
        self._api = f"http://127.0.0.1:{port}/api"

    def fraga(self, vag: str, kropp: object = None) -> Any:  # noqa: ANN401 - what JSON holds
        """Ask the API."""
        data = None if kropp is None else json.dumps(kropp).encode()
        rubriker = {"content-type": "application/json"}
        fraga = Request(f"{self._api}{vag}", data=data, headers=rubriker)  # noqa: S310 - our own
        for _ in range(100):
            try:
                with urlopen(fraga, timeout=60) as svar:  # noqa: S310 - as above
                    return json.loads(svar.read() or b"null")
            except HTTPError as fel:  # SQLite is busy: Prefect's own client waits, too
                if fel.code != HTTPStatus.SERVICE_UNAVAILABLE:
                    raise
                time.sleep(0.1)
        raise AssertionError(vag)

    def kor(self, namn: str, **parametrar: object) -> dict[str, Any]:
        """Run a deployment to its end."""
        drift = self.fraga(f"/deployments/name/{namn}/{namn}")["id"]
        korning = self.fraga(
            f"/deployments/{drift}/create_flow_run",
            {"parameters": parametrar, "state": {"type": "SCHEDULED"}},
        )
        vanta(lambda: self._klar(korning["id"]))
        return dict(self.fraga(f"/flow_runs/{korning['id']}"))

    def _klar(self, korning: str) -> bool:
        return self.fraga(f"/flow_runs/{korning}")["state_type"] in {"COMPLETED", "FAILED"}

    def kedjan(self, omgang: str) -> dict[str, Any]:
        """Give the chain of a round when all its stages can be seen."""
        urval = {"flow_runs": {"tags": {"all_": [f"omgang:{omgang}"]}}}
        urval |= {"flows": {"name": {"any_": ["beslutskedja"]}}}
        vanta(lambda: self.fraga("/flow_runs/filter", urval))
        korning = self.fraga("/flow_runs/filter", urval)[0]
        steg = {"flow_runs": {"id": {"any_": [korning["id"]]}}}
        vanta(lambda: self._klar(korning["id"]))
        vanta(lambda: self._alla_klara(steg))
        return dict(self.fraga(f"/flow_runs/{korning['id']}"))

    def _alla_klara(self, steg: object) -> bool:
        rader = self.fraga("/task_runs/filter", steg)
        return bool(rader) and all(rad["state_type"] in {"COMPLETED", "FAILED"} for rad in rader)

    @contextmanager
    def stilla(self) -> Iterator[None]:
        """Let no schedule start anything beside what is measured."""
        drifter = [drift["id"] for drift in self.fraga("/deployments/filter", {})]
        for drift in drifter:
            self.fraga(f"/deployments/{drift}/pause_deployment", {})
        vanta(lambda: self.korningar() == 0)
        try:
            yield
        finally:
            for drift in drifter:
                self.fraga(f"/deployments/{drift}/resume_deployment", {})

    def databas(self) -> int:
        """Give the bytes in use in Prefect's database, once the server has written its events."""
        time.sleep(HANDELSERNAS_TAKT)
        with closing(sqlite3.connect(self.hem / "prefect" / "prefect.db")) as databas:
            sidor, lediga, storlek = (
                databas.execute(f"PRAGMA {namn}").fetchone()[0]
                for namn in ("page_count", "freelist_count", "page_size")
            )
        return int((sidor - lediga) * storlek)

    def korningar(self) -> int:
        """Count the processes of runs."""
        svar = subprocess.run(
            ["pgrep", "-cf", "prefect.*flow_run.*execute|prefect.engine"],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
        )
        return int(svar.stdout or 0)


def vanta(pa: Callable[[], object]) -> None:
    """Wait until something holds, two minutes at most."""
    slut = time.monotonic() + 120
    while not pa():
        if time.monotonic() > slut:
            raise TimeoutError("det hände aldrig")
        time.sleep(0.05)


@contextmanager
def tjanst_igang(hem: Path) -> Iterator[Tjanst]:
    """Run `beslut serve` on a free port, warm and ready."""
    with socket.socket() as uttag:
        uttag.bind(("127.0.0.1", 0))
        port = int(uttag.getsockname()[1])
    miljo = {namn: varde for namn, varde in os.environ.items() if not namn.startswith("PREFECT_")}
    process = subprocess.Popen(
        [BESLUT_KOMMANDO, "serve", "--port", str(port)],
        env=miljo | {"BESLUT_HEM": str(hem)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    while not process.stdout.readline().startswith("Klart"):
        assert process.poll() is None
    try:
        yield Tjanst(hem, port, process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)


def mat_start(tjanst: Tjanst, mapp: Path, n: int, gransen: float, kedjans: float) -> Iterator[Rad]:
    """Measure from the creation of the start run until the whole chain can be seen."""
    blankett = {"kalla": "egen-mapp", "mapp": str(skriv_runda(mapp / str(n), n)), "startad_av": _AV}
    start = tjanst.kor("starta-omgang", blankett=blankett)
    assert start["state_name"] == "Startad", start["state"]
    kedja = tjanst.kedjan(f"bench-{n}")
    fran, till = (datetime.fromisoformat(tid) for tid in (start["created"], kedja["end_time"]))
    yield Rad(f"start av {n} till synlig kedja", (till - fran).total_seconds(), "s", gransen)
    egen = tjanst.kor("beslutskedja", omgang=f"bench-{n}")
    yield Rad(f"en beslutskedja av {n}", egen["total_run_time"], "s", kedjans)


def mat_processer(tjanst: Tjanst) -> Iterator[Rad]:
    """Count the processes of runs that are left when all is still."""
    with suppress(TimeoutError):
        vanta(lambda: tjanst.korningar() == 0)
    yield Rad("processer som väntar efteråt", tjanst.korningar(), "st", 0)


def mat_tillvaxt(tjanst: Tjanst) -> Iterator[Rad]:
    """Measure what a decision, and a day of sweeps, adds to Prefect's database."""
    with tjanst.stilla():
        fore = tjanst.databas()
        for nummer in range(BESLUT):
            svar = tjanst.kor(
                "registrera-beslut",
                blankett={
                    "omgang": "bench-49",
                    "arende": kommunarende(nummer),
                    "datum": "2026-01-07",
                    "justerat": "2026-01-08",
                    "utfall": "1=bifall, 2=bifall, 3=avslag",
                    "registrerat_av": _AV,
                },
            )
            assert svar["state_name"] == "Registrerat", svar["state"]
        vaxt = (tjanst.databas() - fore) / BESLUT / 1024
        yield Rad("Prefects databas per beslut", vaxt, "kB", 50)
        fore = tjanst.databas()
        tjanst.kor("beslutskedjor")  # draws what the decisions changed
        bild = (tjanst.databas() - fore) / 1024
        yield Rad("Prefects databas per ny bild, högst en var femte minut", bild, "kB", None)
        dygn = 0.0
        for namn, antal in SVEP_PER_DYGN.items():
            fore = tjanst.databas()
            for _ in range(MATTA_SVEP):
                tjanst.kor(namn)
            ett = (tjanst.databas() - fore) / MATTA_SVEP / 1024
            yield Rad(f"Prefects databas per {namn}", ett, "kB", None)
            dygn += ett * antal / 1024
        yield Rad("Prefects databas per dygn av svep där inget händer", dygn, "MB", None)


def mat_import() -> Iterator[Rad]:
    """Measure what the command line loads, against Python alone."""

    def tid(*ord_: str) -> float:
        borjan = time.perf_counter()
        subprocess.run(ord_, check=True, capture_output=True)
        return time.perf_counter() - borjan

    tom = min(tid(sys.executable, "-c", "pass") for _ in range(5))
    hjalp = min(tid(BESLUT_KOMMANDO, "--help") for _ in range(5))
    yield Rad("beslut --help, utöver tom Python", (hjalp - tom) * 1000, "ms", 500)


def huvud() -> None:
    """Measure all, and print the table."""
    with tempfile.TemporaryDirectory(prefix="beslut-prefekt-") as namn:
        mapp = Path(namn)
        for rad in mat_import():
            print(rad, flush=True)
        with tjanst_igang(mapp / "hem") as tjanst:
            tjanst.kor("paminn")
            for rad in chain(
                mat_start(tjanst, mapp, 49, 6, 3),
                mat_processer(tjanst),
                mat_tillvaxt(tjanst),
                mat_start(tjanst, mapp, 290, 10, 6),
                mat_processer(tjanst),
            ):
                print(rad, flush=True)


if __name__ == "__main__":
    huvud()
