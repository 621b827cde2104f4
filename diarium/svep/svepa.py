"""One sweep: claim, commit, send, mark, commit. Also the whole of it, without Prefect."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from diarium.databas import Databas
from diarium.databaslage import las_ticken, skriv_svep
from diarium.klocka import Klocka
from diarium.returer.omledning import koa_for_returer, led_om_returer
from diarium.session import Session
from diarium.svep.ansprak import gor_ansprak
from diarium.svep.bunta import bunta
from diarium.svep.klockan import ratta_efter_klockan
from diarium.svep.kontaktbyten import folj_dagen, folj_lamnade
from diarium.svep.marka import lamna_tillbaka, marka, planera_om_okanda, slapp_forfallna
from diarium.svep.miljo import Sandmiljo
from diarium.svep.paus import folj_pauser, lagg_undan
from diarium.svep.sparr import Sparr, las_sparr
from diarium.svep.ta import ta
from diarium.svep.tagning import Tagning
from diarium.svep.takt import Timtak
from diarium.utkorg.tillstand import Tillstand
from notiser.svar import Skickat


@dataclass(slots=True)
class Svepresultat:
    """What a sweep did, in numbers."""

    ansprak: int = 0
    planerade: int = 0
    utfall: Counter[str] = field(default_factory=Counter)
    """Messages by the state that they came to."""
    hinder: Counter[tuple[Tillstand, str]] = field(default_factory=Counter)
    """What messages that did not go came to, and why: the transports' words name no recipient."""

    sparr: Sparr | None = None
    """What the burst guard stopped, waiting for a human; null = it let the sweep through."""
    okanda_for_gott: int = 0
    """Messages of which nothing is known, and that no later sweep sends once more."""
    avbrutet: bool = False
    """It was asked to stop, and left what it had not begun to send."""

    def rakna_in(self, tagning: Tagning) -> None:
        """Add the rows of a claim that were not taken."""
        self.utfall.update({ett.value: tal for ett, tal in tagning.avgjorda.items()})
        for skal, antal in tagning.uppskjutna.items():
            self.utfall[Tillstand.PLANERAD.value] += antal
            self.hinder[Tillstand.PLANERAD, skal] += antal

    @property
    def skickade(self) -> int:
        """Give how many messages the next hop took."""
        return self.utfall["skickad"]


def paminn(databas: Databas, *, klocka: Klocka) -> Svepresultat:
    """Claim the rungs that are due and plan their messages: one short transaction.

    That it was done is noted after it. A note that is lost costs one more look: what is claimed
    is never claimed again.
    """
    with databas.skriv() as session:
        nu = klocka.nu()
        ansprak, planerade = planera_paminnelser(session, nu=nu)
    with databas.skriv(vantar_pa_disken=False) as session:
        skriv_svep(session, nu=nu)
    return Svepresultat(ansprak=ansprak, planerade=planerade)


def planera_paminnelser(session: Session, *, nu: datetime) -> tuple[int, int]:
    """Do the work of `paminn` in the caller's transaction; give new claims and messages.

    Whoever plans at the same time takes what it locks in the same order, and waits instead of
    being thrown out: the queue, the tick, rounds, and messages by their ids.
    """
    till_nasta = koa_for_returer(session)
    las_ticken(session)
    ratta_efter_klockan(session, nu=nu)
    folj_dagen(session, nu=nu)
    ansprak = gor_ansprak(session, nu=nu)
    folj_pauser(session, nu=nu)
    planerade = bunta(session, nu=nu)
    return ansprak, planerade + (led_om_returer(session, nu=nu) if till_nasta else 0)


def bered_utkorgen(session: Session, miljo: Sandmiljo, *, nu: datetime) -> Sparr | None:
    """Take back what a dead sender held, and give what the burst guard stops, if it does."""
    slapp_forfallna(session, nu=nu)
    planera_om_okanda(session, nu=nu)
    lagg_undan(session, nu=nu)
    return las_sparr(session, miljo.takt.sparr, nu=nu)


def skicka_utkorg(
    databas: Databas,
    miljo: Sandmiljo,
    *,
    klocka: Klocka,
    fortsatt: Callable[[], bool] = lambda: True,
) -> Svepresultat:
    """Send all messages whose time has come; no transaction is open while one travels.

    `fortsatt` is asked between messages: a graceful stop finishes the one at hand and gives
    back what was claimed but not sent. Nothing is claimed while the burst guard asks.
    """
    resultat, timtak = Svepresultat(), Timtak(miljo.takt)
    with databas.skriv() as session:
        nu = klocka.nu()
        resultat.sparr = bered_utkorgen(session, miljo, nu=nu)
    with databas.skriv() as session:
        folj_lamnade(session, nu=nu)
    while resultat.sparr is None and fortsatt():
        with databas.skriv() as session:
            tagning = ta(session, miljo, timtak, nu=klocka.nu())
        if not tagning.ider:
            break
        resultat.rakna_in(tagning)
        for plats, taget in enumerate(tagning.tagna):
            if not fortsatt():
                resultat.avbrutet = True
                with databas.skriv() as session:
                    lamna_tillbaka(session, tagning.tagna[plats:], miljo)
                break
            if klocka.nu() >= taget.lease_till:
                continue  # somebody else may have it by now
            svar = miljo.kanaler.skicka(taget.forsandelse, nu=klocka.nu())
            with databas.skriv() as session:
                tillstand = marka(session, taget, svar, miljo, nu=klocka.nu())
            resultat.utfall[tillstand.value] += 1
            resultat.okanda_for_gott += tillstand is Tillstand.OKANT and taget.sista
            if not isinstance(svar, Skickat):
                resultat.hinder[tillstand, svar.orsak] += 1
    return resultat


def svepa(
    databas: Databas,
    miljo: Sandmiljo,
    *,
    klocka: Klocka,
    fortsatt: Callable[[], bool] = lambda: True,
) -> Svepresultat:
    """Do one whole sweep: what `paminn` and `skicka-utskick` do, in one call."""
    forst = paminn(databas, klocka=klocka)
    sedan = skicka_utkorg(databas, miljo, klocka=klocka, fortsatt=fortsatt)
    sedan.ansprak, sedan.planerade = forst.ansprak, forst.planerade
    return sedan
