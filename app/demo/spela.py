"""The demo from beginning to end: set up, replay, show, and stay up."""

import asyncio
import os
import shutil
import signal
import time
from pathlib import Path
from typing import Final

from rich.console import Console

import exempel
from app.cli.fel import Nekad
from app.cli.prefectdorr import Floden, prefect_igang, stoppa_gammal_prefect
from app.demo.mottagarna import Mottagarna, oppna_mottagarna
from app.demo.resultat import FIKTIVT, visa_platser, visa_resultat
from app.demo.uppspelning import Uppspelning
from diarium.databas import Databas
from diarium.databaslage import klocka_for, stall_in
from diarium.inlasning.manus import las_manus
from diarium.inlasning.omgang import las_omgang
from diarium.installningar import Installningar
from diarium.lage import las_lage
from diarium.uppstart import oppna_diarium
from diarium.verifiera import verifiera

EXEMPEL: Final = "fvm-avrop-2019"
_MARKE: Final = ".beslut-demo"
_BLICK_S: Final = 0.2


def kor_demo(*, hem: Path, port: int, avsluta: bool) -> int:
    """Replay the round of 2019 in `hem`; give the exit code, 0 when the record verifies.

    Everything in `hem` from an earlier demo is replaced; a folder with anything else is refused.
    """
    konsol = Console(highlight=False)
    hem = _stada(hem.resolve())
    konsol.print(f"[bold]Beslutsflöde – demo.[/] {FIKTIVT}")
    mapp = Path(exempel.__file__).parent / EXEMPEL
    miljo = demons_miljo(hem)
    with oppna_mottagarna(hem) as mottagarna:
        konsol.print("Prefects server startar (kan ta en halv minut) …")
        with prefect_igang(hem, port) as adress:
            with oppna_diarium(Installningar()) as databas:
                asyncio.run(_spela(databas, mapp, konsol))
                kod = _visa(databas, mottagarna, konsol, hem)
            konsol.print(f"  Titta vidare: {miljo} beslut lage {EXEMPEL}")
            if avsluta:
                konsol.print(f"  Prefects sidor: starta dem med {miljo} beslut serve")
            else:
                konsol.print(f"  Prefects gränssnitt: {adress}")
                konsol.print("Allt är igång tills du trycker Ctrl-C.")
                vanta_pa_avbrott()
    return kod


def demons_miljo(hem: Path) -> str:
    """Give what to write before a command on the demo's record, and on no other."""
    egen = "BESLUT_DATABAS= " if os.environ.get("BESLUT_DATABAS") else ""
    return f"{egen}BESLUT_HEM={hem}"


async def _spela(databas: Databas, mapp: Path, konsol: Console) -> None:
    manus, inlast = las_manus(mapp / "manus.yaml"), las_omgang(mapp)
    stall_in(databas, simulerad=True, nu=manus.start)
    uppspelning = Uppspelning(databas, manus, inlast.omgang, Floden(), konsol)
    await uppspelning.spela()


def _visa(databas: Databas, mottagarna: Mottagarna, konsol: Console, hem: Path) -> int:
    with databas.las() as session:
        lage = las_lage(session, EXEMPEL, nu=klocka_for(databas).nu())
        fynd = verifiera(session, hem=hem)
    visa_resultat(konsol, lage)
    visa_platser(konsol, hem=hem, mottagarna=mottagarna, fynd=fynd)
    return 1 if fynd else 0


def _stada(hem: Path) -> Path:
    """Empty the folder of an earlier demo, and nothing else."""
    if hem.exists() and any(hem.iterdir()):
        if not (hem / _MARKE).exists():
            raise Nekad(
                f"{hem} innehåller annat än en demo. Ange en tom mapp med --hem.",
            )
        stoppa_gammal_prefect(hem)
        shutil.rmtree(hem)
    hem.mkdir(parents=True, exist_ok=True)
    (hem / _MARKE).touch()
    return hem


def vanta_pa_avbrott() -> None:
    """Wait for Ctrl-C or SIGTERM; to ask once more changes nothing, for then all is being ended.

    A threading.Event would not do: one signal that interrupts another while it is set waits for
    ever.
    """
    sagt: list[int] = []
    for ett in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ett, lambda nummer, _ram: sagt.append(nummer))
    while not sagt:
        time.sleep(_BLICK_S)
