"""`beslut simulera`: whole rounds on a virtual clock, and what must always hold."""

import gc
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread
from typing import Annotated, Any

import typer

from app.cli.fel import Nekad
from app.cli.framsteg import framsteg
from app.cli.hjalp import nytt_kommando
from app.cli.simuleringsbild import som_runda, visa_rundor, visa_rundor_som_json
from app.cli.simuleringsfil import Simuleringsfil, spelas
from app.cli.starta import oppnad_mapp
from app.cli.tolka import las_datum, las_heltal
from app.cli.val import Jsonval

_TAL = {"metavar": "TAL", "parser": las_heltal}


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "simulera",
        simulera,
        "Spela hela omgångar med påhittade svar på en simulerad klocka, och kontrollera att "
        "inget går förlorat eller dubbelt. Rör inget diarium. Felkod 1 när något inte håller: då "
        "visas fröet och de få händelser som räcker.",
    )


def simulera(
    vad: Annotated[
        str,
        typer.Argument(metavar="MAPP", help="En mapp med omgang.yaml, eller ett exempel."),
    ],
    *,
    fro: Annotated[
        int, typer.Option("--fro", help="Det första fröet: samma frö ger samma omgång.", **_TAL)
    ] = 1,
    antal: Annotated[
        int, typer.Option("--antal", help="Hur många omgångar, med var sitt frö.", **_TAL)
    ] = 1,
    processer: Annotated[
        int | None,
        typer.Option("--processer", help="Hur många som spelas samtidigt.", **_TAL),
    ] = None,
    start: Annotated[
        date | None,
        typer.Option(
            "--start",
            metavar="DATUM",
            parser=las_datum,
            help="Dagen då omgången startar; annars ett halvår före fristen.",
        ),
    ] = None,
    fil: Annotated[
        Path | None,
        typer.Option(
            "--fil",
            metavar="FIL",
            help="Skriv varje spelad omgång här, och spela inte om dem som redan står där.",
        ),
    ] = None,
    som_json: Jsonval = False,
) -> None:
    """Simulate rounds."""
    if antal < 1 or (processer is not None and processer < 1):
        raise Nekad("Ange minst 1 för --antal och --processer.")
    fron = range(fro, fro + antal)
    with oppnad_mapp(vad) as mapp:
        _forbered(mapp, start)  # what cannot be played is refused here, not in another process
        spelade = Simuleringsfil(fil, spelas(**_forberett) if fil else {})
        kvar = [ett for ett in fron if ett not in spelade.rundor]
        for runda in _spela(mapp, kvar, start, min(len(kvar), processer or os.cpu_count() or 1)):
            spelade.anteckna(runda)
    rundor = [spelade.rundor[ett] for ett in fron]
    if som_json:
        visa_rundor_som_json(rundor)
    else:
        visa_rundor(rundor, vad)
    if any(ett["brott"] for ett in rundor):
        raise typer.Exit(1)


def _spela(
    mapp: Path, fron: Sequence[int], start: date | None, processer: int
) -> Iterator[dict[str, Any]]:
    """Yield the rounds of the seeds as they have been played."""
    with framsteg(
        f"Spelar {len(fron)} {'omgång' if len(fron) == 1 else 'omgångar'}", len(fron)
    ) as steg:
        for runda in _pa_processer(mapp, fron, start, processer):
            yield runda
            steg()


def _pa_processer(
    mapp: Path, fron: Sequence[int], start: date | None, processer: int
) -> Iterator[dict[str, Any]]:
    if processer <= 1:
        yield from map(_spela_en, fron)
        return
    with ProcessPoolExecutor(processer, initializer=_borja, initargs=(mapp, start)) as pool:
        spelas = [pool.submit(_spela_en, fro) for fro in fron]
        try:
            for ett in as_completed(spelas):
                yield ett.result()
        except BrokenProcessPool:
            raise Nekad(
                "En process som spelade dog, kanske för att minnet tog slut. Ange färre "
                "--processer."
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


_SKRAP = 50_000
"""Objects made between two collections: nearly all that a round makes is freed without one."""


def _borja(mapp: Path, start: date | None) -> None:
    """Make a process that does nothing but play ready."""
    gc.set_threshold(_SKRAP)  # measured: seven per cent less processor time for a round
    Thread(target=_folj_i_graven, daemon=True).start()
    _forbered(mapp, start)


def _folj_i_graven() -> None:
    """End when the process that asked for rounds has been killed: nobody asks for more."""
    if (foralder := parent_process()) is not None:
        foralder.join()
        os._exit(1)


_forberett: dict[str, Any] = {}
"""What a process that plays has read once."""


def _forbered(mapp: Path, start: date | None) -> None:
    """Read the round; called once per process."""
    from diarium.inlasning.omgang import las_omgang
    from diarium.simulering.simulera import startdag

    inlast = las_omgang(mapp)
    if start is not None and start >= (sista := inlast.omgang.motpartens_milstolpe.tidpunkt.datum):
        raise Nekad(f"Omgången kan inte starta {start}: fristen går ut {sista}. Ändra --start.")
    if inlast.omgang.andrar is not None:
        raise Nekad(
            f"{inlast.omgang.kod} ändrar en annan omgång och kan inte simuleras ensam. Simulera "
            f"{inlast.omgang.andrar} i stället.",
        )
    _forberett.update(inlast=inlast, start=start or startdag(inlast.omgang))


def _spela_en(fro: int) -> dict[str, Any]:
    from diarium.simulering.simulera import simulera as spela_omgang

    inlast, start = _forberett["inlast"], _forberett["start"]
    return som_runda(spela_omgang(inlast.omgang, inlast.kontakter, fro=fro, start=start))
