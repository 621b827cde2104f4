"""The demo's doors without Prefect: the record does all that the flows do."""

from functools import partial
from pathlib import Path

from app.demo.utfor import Utforare
from beslutsmodell.fel import InlamningNekad
from diarium.databas import Databas
from diarium.databaslage import klocka_for
from diarium.inlamning import lamna_in
from diarium.inlasning.manus import Beslutspost
from diarium.inlasning.omgang import las_omgang
from diarium.leverans import leverera_paket
from diarium.starta import starta
from diarium.svep.miljo import Sandmiljo
from diarium.svep.svepa import svepa


class Diariedorr:
    """Goes straight to the record."""

    def __init__(self, databas: Databas, miljo: Sandmiljo, exempel: Path, hem: Path) -> None:
        self.databas, self.miljo, self.exempel, self.hem = databas, miljo, exempel, hem
        self.kedjor = 0

    async def starta(self, exempel: str) -> None:
        inlast = las_omgang(self.exempel / exempel)
        nu = klocka_for(self.databas).nu()
        with self.databas.skriv() as session:
            starta(session, inlast.omgang, inlast.kontakter, nu=nu)

    async def registrera(self, omgang: str, post: Beslutspost) -> None:
        Utforare(self.databas, omgang).utfor(post)

    async def lamna_in(self, omgang: str, huvudman: str) -> str | None:
        nu = klocka_for(self.databas).nu()
        leverera = partial(
            leverera_paket,
            hem=self.hem,
            kanaler=self.miljo.kanaler,
            avsandare=self.miljo.avsandare,
            nu=nu,
        )
        try:
            lamna_in(self.databas, omgang, huvudman, leverera=leverera, nu=nu)
        except InlamningNekad as nekad:
            return str(nekad)
        return None

    async def svepa(self) -> str:
        resultat = svepa(self.databas, self.miljo, klocka=klocka_for(self.databas))
        return f"{resultat.skickade} skickade"

    async def rita_kedjorna(self) -> None:
        self.kedjor += 1
