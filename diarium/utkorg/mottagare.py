"""Whom a person means by an address, a body or a kommun: the contacts of a round that it names."""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import NamedTuple

from beslutsmodell.kontakt import Kontakt
from beslutsmodell.omgang import Beslutsomgang
from diarium.fel import OkandMottagare
from diarium.uppslag import namnen_pa, vikt
from diarium.utkorg.lista import visad_adress
from diarium.utkorg.planvarden import Planeratutskick, Utskicksplan
from notiser.kanaler.adress import dold


class Mottagare(NamedTuple):
    """Some contacts of a round, and what they are called together."""

    namn: str
    organ: frozenset[str]
    """The bodies that were named; empty when an address was."""
    kontakter: frozenset[int]

    def far(self, utskick: Planeratutskick) -> bool:
        """Tell whether a message is about one of the bodies, or else goes to the address."""
        if self.organ and utskick.arenden:
            return bool(self.organ & utskick.organ)
        return utskick.kontakt in self.kontakter


def finn_mottagare(omgang: Beslutsomgang, kontakter: Mapping[int, Kontakt], text: str) -> Mottagare:
    """Find a recipient by address, or by the code or name of a body or a kommun.

    OkandMottagare with those that are like it. An address that holds a secret is found by its
    masked form too, and never shown.
    """
    sokt = vikt(text)
    namnen = _namnen(omgang)
    egna = {kod for kod, namn in namnen.items() if sokt in map(vikt, namn)}
    if egna:
        valda = [nummer for nummer, ett in kontakter.items() if ett.organ in egna]
        return Mottagare(_organnamn(omgang, egna, text), frozenset(egna), frozenset(valda))
    sokta = {
        (ett.kanal, ett.adress)
        for ett in kontakter.values()
        if sokt in {vikt(ett.adress), vikt(_visad(ett)), vikt(ett.namn)}
    }
    pa_adress = [nummer for nummer, ett in kontakter.items() if (ett.kanal, ett.adress) in sokta]
    if not pa_adress:
        kanda = {vikt(namn): namn for alla in namnen.values() for namn in alla}
        kanda |= {vikt(namn): namn for namn in map(_visad, kontakter.values())}
        nara = get_close_matches(sokt, kanda, n=3, cutoff=0.6)
        liknar = [kanda[ett] for ett in nara]
        dolt = dold(text) != text
        raise OkandMottagare(omgang=omgang.kod, mottagare=dold(text), liknar=liknar, dolt=dolt)
    forst = kontakter[pa_adress[0]]
    return Mottagare(f"{forst.namn} <{_visad(forst)}>", frozenset(), frozenset(pa_adress))


def bara_till(plan: Utskicksplan, mottagare: Mottagare) -> Utskicksplan:
    """Give of a mail calendar what a recipient gets, and the steps that its bodies wait in."""
    vilande = (
        replace(steg, organ=tuple(ett for ett in steg.organ if ett.kod in mottagare.organ))
        for steg in plan.vilande
    )
    return replace(
        plan,
        sakra=tuple(ett for ett in plan.sakra if mottagare.far(ett)),
        villkorade=tuple(ett for ett in plan.villkorade if mottagare.far(ett)),
        hindrade=tuple(ett for ett in plan.hindrade if ett.kontakt in mottagare.kontakter),
        vilande=tuple(steg for steg in vilande if steg.organ),
    )


def _organnamn(omgang: Beslutsomgang, koder: set[str], text: str) -> str:
    if len(koder) == 1:
        return omgang.finn_organ(next(iter(koder))).namn
    man = omgang.finn_organ(min(koder)).huvudman
    return omgang.finn_huvudman(man).namn if man else text


def _namnen(omgang: Beslutsomgang) -> Mapping[str, tuple[str, ...]]:
    """Give what each body may be called: also its kommun, which names all its bodies."""
    man = {ett.kod: namnen_pa(ett) for ett in omgang.huvudman}
    return {ett.kod: (ett.kod, ett.namn, *man[ett.huvudman]) for ett in omgang.organ}


def _visad(kontakt: Kontakt) -> str:
    return visad_adress(kontakt.kanal, kontakt.adress)
