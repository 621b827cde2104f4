"""The replay: the clock jumps from event to event, and each goes through its real door."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from app.cli.fel import Nekad
from app.demo.beratta import beratta
from app.demo.tidslinje import Hallplats, antal_dagar, hallplatser, veckosluten
from app.demo.utfor import Utforare
from beslutsmodell.datum import kort_datum
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.omgang import Beslutsomgang
from diarium.databas import Databas
from diarium.databaslage import stega_klocka
from diarium.inlasning.manus import Beslutspost, Inlamningspost, Manus, Post
from diarium.svep.behov import finns_att_svepa

KEDJOR = 18
"""How often the chain's picture is drawn, at most."""


class Dorr(Protocol):
    """The doors that lead through Prefect."""

    async def starta(self, exempel: str) -> None:
        """Start the round by its form."""
        ...

    async def registrera(self, omgang: str, post: Beslutspost) -> None:
        """Record a decision by its form."""
        ...

    async def lamna_in(self, omgang: str, huvudman: str) -> str | None:
        """Hand over the agreements; give the refusal, or null when it is done."""
        ...

    async def svepa(self) -> str:
        """Claim what is due and send what is ripe; tell what was sent."""
        ...

    async def rita_kedjorna(self) -> None:
        """Draw the chain and the pictures as they stand."""
        ...


@dataclass(slots=True)
class Uppspelning:
    """Replays one script."""

    databas: Databas
    manus: Manus
    omgang: Beslutsomgang
    dorr: Dorr
    konsol: Console
    _utforare: Utforare = field(init=False)

    def __post_init__(self) -> None:
        """Prepare the recording of the posts that have no form of their own."""
        self._utforare = Utforare(self.databas, self.omgang.kod)

    async def spela(self) -> None:
        """Play every post in order, with a bar of virtual days."""
        stopp = list(hallplatser(self.manus))
        ritdagar = veckosluten(stopp, hogst=KEDJOR)
        await self.dorr.starta(self.omgang.kod)
        await self._svepa_vid_behov(stopp[0], self.konsol.print)
        with _framsteg(self.konsol) as framsteg:
            uppgift = framsteg.add_task("", total=antal_dagar(stopp))
            dag = stopp[0].tid.date()
            for ett in stopp:
                framsteg.update(
                    uppgift,
                    completed=(ett.tid.date() - stopp[0].tid.date()).days + 1,
                    description=kort_datum(ett.tid.astimezone(STOCKHOLM).date()),
                )
                if ett.tid.date() != dag and dag in ritdagar:
                    await self.dorr.rita_kedjorna()
                dag = ett.tid.date()
                await self._stanna(ett, framsteg.console.print)
            await self.dorr.rita_kedjorna()

    async def _stanna(self, ett: Hallplats, skriv: Callable[[str], None]) -> None:
        stega_klocka(self.databas, ett.tid)
        if ett.post is None:
            await self._svepa_vid_behov(ett, skriv)
            return
        skriv(f"[dim]{ett.tid:%Y-%m-%d %H.%M}[/]  {beratta(ett.post, self.omgang)}")
        await self._hander(ett.post, skriv)

    async def _hander(self, post: Post, skriv: Callable[[str], None]) -> None:
        """Let a post go through its door: a form where there is one, else the record."""
        if isinstance(post, Inlamningspost):
            nekad = await self.dorr.lamna_in(self.omgang.kod, post.huvudman)
            if (nekad is None) != (post.vantas == "inlamnat"):
                raise Nekad(f"{post.huvudman}: manuset väntade sig {post.vantas}. {nekad or ''}")
            if nekad:
                skriv(f"[yellow]                  Nekad: {nekad}[/]")
        elif isinstance(post, Beslutspost):
            await self.dorr.registrera(self.omgang.kod, post)
        else:
            self._utforare.utfor(post)

    async def _svepa_vid_behov(self, ett: Hallplats, skriv: Callable[[str], None]) -> None:
        with self.databas.las() as session:
            behovs = finns_att_svepa(session, nu=ett.tid)
        if behovs:
            skickat = await self.dorr.svepa()
            skriv(f"[dim]{ett.tid:%Y-%m-%d %H.%M}  Utskick: {skickat}[/]")


def _framsteg(konsol: Console) -> Progress:
    return Progress(
        TextColumn("Virtuell dag"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=konsol,
        transient=True,
    )
