"""A sweep that is tried: done for real up to the sending, in a transaction that is rolled back."""

from collections import Counter
from dataclasses import dataclass

from diarium.databas import Databas
from diarium.klocka import Klocka
from diarium.svep.kontaktbyten import folj_lamnade
from diarium.svep.miljo import Sandmiljo
from diarium.svep.sparr import Sparr
from diarium.svep.svepa import bered_utkorgen, planera_paminnelser
from diarium.svep.ta import ta
from diarium.svep.takt import Timtak
from diarium.utkorg.lista import Utskicksrapport, lista_utskick
from diarium.utkorg.tillstand import Tillstand


@dataclass(frozen=True, slots=True)
class Torrsvep:
    """What a sweep would do now."""

    ansprak: int
    planerade: int
    sparr: Sparr | None
    """What the guard would stop; then nothing would be sent."""
    utskick: tuple[Utskicksrapport, ...]
    """The messages that it would settle, as they would stand when the sending begins."""

    @property
    def utfall(self) -> Counter[Tillstand]:
        """Count them by state: what is *tagen* would be sent."""
        return Counter(ett.tillstand for ett in self.utskick)


def prova_svepet(databas: Databas, miljo: Sandmiljo, *, klocka: Klocka) -> Torrsvep:
    """Do a sweep but for the sending, tell what it came to, and undo all of it.

    Writers wait meanwhile. No transport is used.
    """
    with databas.prova() as session:
        nu = klocka.nu()
        ansprak, planerade = planera_paminnelser(session, nu=nu)
        sparr = bered_utkorgen(session, miljo, nu=nu)
        folj_lamnade(session, nu=nu)
        ider, timtak = set[int](), Timtak(miljo.takt)
        while sparr is None and (tagning := ta(session, miljo, timtak, nu=nu)).ider:
            ider.update(tagning.ider)
        utskick = tuple(ett for ett in lista_utskick(session) if ett.id in ider) if ider else ()
    return Torrsvep(ansprak, planerade, sparr, utskick)
