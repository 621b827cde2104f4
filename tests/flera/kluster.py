"""Prefect beyond one machine, on this one: a server with services, and workers to be killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen
from uuid import UUID

from tests.flows.test_tjanst import ledig_port

BIN = Path(sys.executable).parent
TALAMOD = 240.0
"""Seconds after which something has hung; nothing is measured by it."""
POOL = "beslut"
TYST = {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}


def serverns_installningar(postgres: str, redis: str) -> dict[str, str]:
    """Give what docs/drift.md tells an administrator to set for the server."""
    return {
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": postgres,
        "PREFECT_MESSAGING_BROKER": "prefect_redis.messaging",
        "PREFECT_MESSAGING_CACHE": "prefect_redis.messaging",
        "PREFECT_SERVER_EVENTS_CAUSAL_ORDERING": "prefect_redis.ordering",
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect_redis.lease_storage",
        "PREFECT_SERVER_WORKER_CHANNEL_CLEANUP_QUEUE_STORAGE": "prefect_redis.cleanup_queue",
        "PREFECT_REDIS_MESSAGING_URL": redis,
        "PREFECT_SERVER_DOCKET_URL": redis,
    }


@dataclass
class Kluster:
    """A server that answers, and its workers by name."""

    api: str
    hem: Path
    diarium: Mapping[str, str]
    """Where the record and the receivers are: every worker has the same."""
    arbetare: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def miljo(self, vem: str) -> dict[str, str]:
        """Give the environment of one machine, with a Prefect home of its own."""
        return {
            **_utan_prefect(),
            **self.diarium,
            **TYST,
            "PREFECT_API_URL": self.api,
            "PREFECT_HOME": str(self.hem / vem),
            "PREFECT_WORKER_QUERY_SECONDS": "1",
        }

    def kor(self, *ord_: str) -> str:
        """Run a command as the administrator, and give what it says."""
        svar = subprocess.run(
            [str(BIN / ord_[0]), *ord_[1:]],
            env=self.miljo("klient"),
            cwd=self.hem,
            capture_output=True,
            text=True,
            timeout=TALAMOD,
            check=False,
        )
        assert svar.returncode == 0, svar.stdout + svar.stderr
        return svar.stdout

    def starta_arbetare(self, namn: str) -> None:
        """Start a worker that takes two runs at a time."""
        ord_ = ("worker", "start", "--pool", POOL, "--name", namn, "--limit", "2")
        self.arbetare[namn] = _starta(self.hem / f"{namn}.log", self.miljo(namn), *ord_)

    def logg(self, namn: str) -> str:
        """Give what a worker has logged."""
        return (self.hem / f"{namn}.log").read_text(encoding="utf-8")

    def har_tagit(self, namn: str, korning: UUID) -> bool:
        """Tell whether a worker has the run; where both reach for it the server stops one."""
        logg = self.logg(namn)
        return (
            f"submitting flow run '{korning}'" in logg
            and f"Aborted submission of flow run '{korning}'" not in logg
        )

    def doda(self, namn: str, korning_pid: int) -> None:
        """Let the machine of a worker lose its power: the worker and its run end at once."""
        arbetare = self.arbetare.pop(namn)
        for pid in (arbetare.pid, korning_pid):
            os.kill(pid, signal.SIGKILL)
        arbetare.wait()


@contextmanager
def kluster_igang(
    hem: Path, server: Mapping[str, str], diarium: Mapping[str, str]
) -> Iterator[Kluster]:
    """Run a server, make the pool and the deployments, and start two workers."""
    port = ledig_port()
    api = f"http://127.0.0.1:{port}/api"
    miljo = {**_utan_prefect(), **TYST, **server, "PREFECT_HOME": str(hem / "server")}
    ord_ = ("server", "start", "--host", "127.0.0.1", "--port", str(port))
    process = _starta(hem / "server.log", miljo, *ord_)
    kluster = Kluster(api, hem, diarium)
    try:
        _invanta(process, f"{api}/health")
        kluster.kor("prefect", "work-pool", "create", POOL, "--type", "process")
        kluster.kor("beslut", "driftsatt", "--python", sys.executable)
        for namn in ("a", "b"):
            kluster.starta_arbetare(namn)
        yield kluster
    finally:
        for arbetare in kluster.arbetare.values():
            _stoppa(arbetare)
        _stoppa(process)


def _utan_prefect() -> dict[str, str]:
    return {namn: varde for namn, varde in os.environ.items() if not namn.startswith("PREFECT_")}


def _starta(logg: Path, miljo: Mapping[str, str], *ord_: str) -> "subprocess.Popen[bytes]":
    with logg.open("ab") as ut:
        return subprocess.Popen(
            [str(BIN / "prefect"), *ord_],
            env=miljo,
            cwd=logg.parent,
            stdin=subprocess.DEVNULL,
            stdout=ut,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _stoppa(process: "subprocess.Popen[bytes]") -> None:
    """End a process and its children: gently, then not."""
    for vilken in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, vilken)
            process.wait(20)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def _invanta(process: "subprocess.Popen[bytes]", adress: str) -> None:
    slut = time.monotonic() + TALAMOD
    while time.monotonic() < slut:
        assert process.poll() is None, "servern avslutade sig själv"
        try:
            with urlopen(adress, timeout=2):  # noqa: S310 - our own loopback address
                return
        except (URLError, OSError):
            time.sleep(0.3)
    raise AssertionError(f"{adress} svarar inte")
