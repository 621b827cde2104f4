"""`beslut serve`: Prefect's server and one runner for every deployment of prefect.yaml."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from prefect import settings as prefects
from prefect.logging.handlers import APILogHandler
from prefect.runner import Runner
from pydantic import SecretStr

from diarium.installningar import Installningar
from diarium.uppstart import oppna_diarium
from flows.driftfil import Driftsattning, for_korare, las_driftfil
from flows.loggning import TYSTA_STEG, Meddela, skriv_till_fil
from flows.server import Serverhandtag, starta_server
from flows.vakt import Servervakt

SAMTIDIGA: Final = 4
"""Runs at once; without a limit a runner starts every late run together."""
POLL: Final = 1.0
"""Seconds between two questions for runs."""
_STOPP: Final = 3.0
"""Seconds that runs get to end when the service stops."""

__all__ = ["Serverhandtag", "kor_tjanst", "starta_server"]


def kor_tjanst(installningar: Installningar, *, port: int, meddela: Meddela) -> None:
    """Run server and deployments until Ctrl-C or SIGTERM; `meddela` is told what happens.

    Raise Tjanstefel when the server does not start. Everything that the runs do lies in the
    record, so the next start goes on where this one stopped.
    """
    with oppna_diarium(installningar):
        driftsattningar = las_driftfil()
    meddela("Startar Prefects server. Första gången tar det upp till en halv minut.")
    with _sigterm_som_avslut():
        server = starta_server(installningar.hem, port)
        vakt = Servervakt(server, port=port)
        try:
            with _miljo(installningar, server), skriv_till_fil(server.hem, meddela) as tala:
                asyncio.run(_kor(driftsattningar, vakt, tala))
        finally:
            vakt.stop()
            meddela("Tjänsten är stoppad. Starta den igen när du vill: inget är förlorat.")


async def _kor(
    driftsattningar: tuple[Driftsattning, ...],
    vakt: Servervakt,
    meddela: Meddela,
) -> None:
    """Serve until somebody asks for the end, or the server will not live."""
    korare = Runner(name="beslut", query_seconds=POLL, limit=SAMTIDIGA, pause_on_shutdown=False)
    for en in driftsattningar:
        await korare.aadd_deployment(await for_korare(en))
    arbete = asyncio.create_task(korare.start())
    stopp = await _stopp_vid_signal(korare, arbete)
    meddela(f"Klart. Flöden, scheman och bilder finns på {vakt.server.url} – avsluta med Ctrl-C.")
    vantan = asyncio.create_task(stopp.wait())
    vaka = asyncio.create_task(vakt.vaka(meddela))
    klara, _ = await asyncio.wait({arbete, vantan, vaka}, return_when=asyncio.FIRST_COMPLETED)
    vantan.cancel()
    vaka.cancel()
    if not arbete.done():
        meddela("Stoppar …")
        await _stoppa(korare, arbete)
        await APILogHandler.aflush()  # while there is a server to take it
    fel = [ett.exception() for ett in (arbete, vaka) if ett in klara]
    for ett in filter(None, fel):
        raise ett


async def _stopp_vid_signal(korare: Runner, arbete: "asyncio.Task[None]") -> asyncio.Event:
    """Take over the signals once the runner has set its own, which would exit half way."""
    while not korare.started and not arbete.done():  # noqa: ASYNC110 - Prefect has only the flag
        await asyncio.sleep(0.05)
    stopp = asyncio.Event()
    slinga = asyncio.get_running_loop()
    for en in (signal.SIGINT, signal.SIGTERM):
        slinga.add_signal_handler(en, stopp.set)
    return stopp


async def _stoppa(korare: Runner, arbete: "asyncio.Task[None]") -> None:
    """End the runs and the runner; what does not end in time is left to the operating system."""
    try:
        async with asyncio.timeout(_STOPP):
            await korare.astop()
            await arbete
    except (TimeoutError, asyncio.CancelledError):
        arbete.cancel()


@contextmanager
def _miljo(installningar: Installningar, server: Serverhandtag) -> Iterator[None]:
    """Let the runs, which are processes of their own, see the same record and the same server."""
    egna = {f"BESLUT_{namn.upper()}": _text(varde) for namn, varde in installningar if varde}
    egna |= TYSTA_STEG
    fore = {namn: os.environ.get(namn) for namn in egna}
    os.environ.update(egna)
    try:
        with prefects.temporary_settings(
            {
                prefects.PREFECT_API_URL: server.api,
                prefects.PREFECT_HOME: installningar.hem.absolute() / "prefect",
            },
        ):
            yield
    finally:
        for namn, varde in fore.items():
            if varde is None:
                del os.environ[namn]
            else:
                os.environ[namn] = varde


def _text(varde: object) -> str:
    """Write a setting as the environment has it; the runs have another working directory."""
    match varde:
        case SecretStr():
            return varde.get_secret_value()
        case Path():
            return str(varde.absolute())
        case _:
            return str(varde)


@contextmanager
def _sigterm_som_avslut() -> Iterator[None]:
    """Let SIGTERM unwind like Ctrl-C, so that the server is not left behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    fore = signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, fore)
