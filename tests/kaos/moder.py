"""The mother: a warm process that forks a sender for every order, and kills it or lets it live.

A process of its own, without threads, so that a fork is a whole and healthy process: it has loaded
all of the program once, and a sender begins in milliseconds. `python -m tests.kaos.moder` reads
one order a line, and answers with how each sender ended.
"""

import gc
import json
import os
import signal
import sys
import time
import traceback
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple, Never
from unittest import mock

import httpx

from diarium.databas import Databas
from diarium.klocka import Stegklocka
from diarium.svep import svepa
from diarium.svep.ta import ta
from notiser.kanaler.workflows import las_workflows
from notiser.texter.miljo import mallmiljo
from tests.diarium.svep.rigg import sandmiljo
from tests.kaos.lie import lagg_for
from tests.kaos.punkter import Avsandare, las_avsandare
from tests.kaos.sabotage import SABOTAGE

TALAMOD_S = 60


class Uppdrag(NamedTuple):
    """What the senders of one order share."""

    url: str
    nu: str
    smtp_port: int
    ca_fil: str
    sabotage: str | None = None


def sand(uppdrag: Uppdrag, avsandare: Avsandare) -> None:
    """Sweeps once, as a machine's own sender does."""
    mock.patch.object(svepa, "ta", partial(ta, antal=avsandare.bunt)).start()
    if uppdrag.sabotage:
        SABOTAGE[uppdrag.sabotage]()
    if avsandare.plan:
        lagg_for(avsandare.plan)
    databas = Databas(uppdrag.url)
    klocka = Stegklocka(datetime.fromisoformat(uppdrag.nu))
    with sandmiljo(uppdrag.smtp_port, ca_fil=uppdrag.ca_fil, namn=avsandare.namn) as miljo:
        svepa.svepa(databas, miljo, klocka=klocka)
    databas.stang()


def foda(uppdrag: Uppdrag, avsandare: Avsandare) -> int:
    """Forks a sender; gives its process id."""
    pid = os.fork()
    if not pid:
        _lev(uppdrag, avsandare)
    return pid


def _lev(uppdrag: Uppdrag, avsandare: Avsandare) -> Never:
    signal.alarm(TALAMOD_S)
    try:
        sand(uppdrag, avsandare)
    except BaseException:  # noqa: BLE001 - told by the exit code
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def utfor(uppdrag: Uppdrag, avsandare: list[Avsandare]) -> list[int]:
    """Starts all at once, kills those whose time is set, and gives the exit codes."""
    borjade = time.monotonic()
    ider = [foda(uppdrag, ett) for ett in avsandare]
    tider = sorted(
        (ett.efter_s, pid)
        for ett, pid in zip(avsandare, ider, strict=True)
        if ett.efter_s is not None
    )
    for efter_s, pid in tider:
        time.sleep(max(0.0, borjade + efter_s - time.monotonic()))
        os.kill(pid, signal.SIGKILL)
    return [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in ider]


def varm_upp() -> None:
    """Loads what a sender would load late: drivers, apprise, HTTP, every template."""
    for url in ("sqlite://", "postgresql+psycopg://varm@127.0.0.1/varm"):
        Databas(url).stang()
    las_workflows("workflows://127.0.0.1:1/varm/varm")
    httpx.HTTPTransport().close()
    for mall in mallmiljo().list_templates():
        mallmiljo().get_template(mall)
    gc.freeze()  # else a collection in a child copies every page of its mother


def huvud() -> None:
    """Reads orders until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the tool decides when it is over
    varm_upp()
    for rad in sys.stdin:
        order: dict[str, Any] = json.loads(rad)
        avsandare = [las_avsandare(ett) for ett in order["avsandare"]]
        print(json.dumps(utfor(Uppdrag(*order["uppdrag"]), avsandare)), flush=True)


if __name__ == "__main__":
    huvud()
