"""Rounds are laid on the table: each kind is started once, and every scenario gets its copy."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.app.cli.klienten import Klient
from tests.scenarier.brevladan import Brevlada
from tests.scenarier.rundmappen import Andringar, Rundmapp, kopiera
from tests.scenarier.spraket import Scenario

FRAN_BORJAN = "2019-06-03 09:00"


class StartNekad(Exception):
    """The round does not start; the text says why."""


@dataclass
class Dukning:
    """Starts rounds in homes of their own and keeps those that many scenarios begin with."""

    mapp: Path
    stall_in: Callable[[Path, Brevlada], None]
    """Points the program's settings at a home and a mail server."""
    mallar: dict[str, Path] = field(default_factory=dict)

    def starta(
        self,
        hem: Path,
        post: Brevlada,
        *,
        andrat: Andringar,
        nar: str = FRAN_BORJAN,
    ) -> tuple[Scenario, str]:
        """Start a round that differs from the example; give it with what the start said."""
        hem.mkdir(parents=True)
        runda = kopiera(hem / "runda", andrat)
        self.stall_in(hem, post)
        klient = Klient(hem)
        svar = klient("starta", str(runda.mapp), "--simulerad", nar)
        if svar.kod:
            raise StartNekad(svar.fel)
        return Scenario(klient, post, runda), svar.ut

    def duka(
        self, namn: str, hem: Path, post: Brevlada, spela: Callable[[Scenario], None]
    ) -> Scenario:
        """Give a copy of the round that `spela` has brought on its way."""
        if namn not in self.mallar:
            mall = self.mapp / namn
            spel, _ = self.starta(mall, post, andrat={})
            spela(spel)
            post.mottagna.clear()
            self.mallar[namn] = mall
        shutil.copytree(self.mallar[namn], hem)
        self.stall_in(hem, post)
        return Scenario(Klient(hem), post, Rundmapp(hem / "runda"))
