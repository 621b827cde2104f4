"""The scythe: makes this process die by SIGKILL at one point, from outside the engine."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Never
from unittest import mock

import httpx

from diarium.databas import Databas
from diarium.session import Session
from diarium.svep import svepa
from notiser.forsandelse import Forsandelse
from notiser.kanaler.kanaler import Kanaler
from notiser.kanaler.smtpforbindelse import Smtpforbindelse
from notiser.svar import Svar
from tests.kaos.punkter import Dodsplan, Punkt

HUVUDET_SANT = "http11.send_request_headers.complete"
VANTAR_PA_SVARET = "http11.receive_response_headers.started"


def do(*_: object) -> Never:
    """Dies as by kill -9: no handler runs, no transaction ends, no connection says goodbye."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


class Tur:
    """Follows the messages of one transport, and strikes when the turn of one has come."""

    def __init__(self, plan: Dodsplan) -> None:
        self._plan = plan
        self._tagna = 0
        self._sanda = 0
        self._pagar = False
        self._markt = False

    def slar(self, punkt: Punkt) -> None:
        """Dies if this is the point, and the message under way the one."""
        if self._pagar and self._plan.punkt is punkt:
            do()

    def tagna(self, slag: list[str]) -> None:
        """Counts what a claim holds; dies if the one is among them."""
        self._tagna += slag.count(self._plan.slag)
        if self._tagna >= self._plan.nummer and self._plan.punkt is Punkt.I_TAGNINGEN:
            do()

    def borjar(self, slag: str) -> None:
        """Counts a message that is about to be sent."""
        self._sanda += slag == self._plan.slag
        self._pagar = slag == self._plan.slag and self._sanda == self._plan.nummer

    def markt(self) -> None:
        """Notes that the message under way has been marked, in a transaction that is still open."""
        self.slar(Punkt.I_MARKNINGEN)
        self._markt = self._pagar

    def efter_commit(self) -> None:
        """Dies if the transaction that ended was the claim or the mark of the one."""
        if self._plan.punkt is Punkt.EFTER_TAGNINGEN and self._tagna >= self._plan.nummer:
            do()
        if self._plan.punkt is Punkt.EFTER_MARKNINGEN and self._markt:
            do()


def lagg_for(plan: Dodsplan) -> None:
    """Wraps the steps of claim, send and mark for the rest of this process's life."""
    tur = Tur(plan)
    _kring_stegen(tur)
    _i_brevet(tur)
    _i_kortet(tur)


def _ersatt(var: object, namn: str, ny: object) -> None:
    mock.patch.object(var, namn, ny).start()


def _kring_stegen(tur: Tur) -> None:
    # What a sweep calls by now: a sabotage may lie beneath.
    steg = vars(svepa)
    ta, marka, skriv, skicka = steg["ta"], steg["marka"], Databas.skriv, Kanaler.skicka

    def ta_och_do(*arg: Any, **namn: Any) -> Any:  # noqa: ANN401 - passes all on
        tagning = ta(*arg, **namn)
        tur.tagna([ett.forsandelse.sort for ett in tagning.tagna])
        return tagning

    def marka_och_do(*arg: Any, **namn: Any) -> Any:  # noqa: ANN401 - as above
        tillstand = marka(*arg, **namn)
        tur.markt()
        return tillstand

    @contextmanager
    def skriv_och_do(databas: Databas, **namn: bool) -> Iterator[Session]:
        with skriv(databas, **namn) as session:
            yield session
        tur.efter_commit()

    def skicka_och_do(kanaler: Kanaler, forsandelse: Forsandelse, *, nu: datetime) -> Svar:
        tur.borjar(forsandelse.sort)
        svar = skicka(kanaler, forsandelse, nu=nu)
        tur.slar(Punkt.EFTER_KVITTENSEN)
        return svar

    _ersatt(svepa, "ta", ta_och_do)
    _ersatt(svepa, "marka", marka_och_do)
    _ersatt(Databas, "skriv", skriv_och_do)
    _ersatt(Kanaler, "skicka", skicka_och_do)


def _i_brevet(tur: Tur) -> None:
    overlamna = Smtpforbindelse.overlamna

    def overlamna_och_do(forbindelse: Smtpforbindelse, brev: bytes) -> bytes:
        smtp = vars(forbindelse)["_smtp"]
        sand, las = smtp.send, smtp.getreply

        def sand_halva(innehall: bytes) -> None:
            tur.slar(Punkt.FORE_INNEHALLET)
            halva = len(innehall) // 2
            sand(innehall[:halva])
            tur.slar(Punkt.MITT_I_INNEHALLET)
            sand(innehall[halva:])

        def las_svaret() -> tuple[int, bytes]:
            tur.slar(Punkt.EFTER_INNEHALLET)
            svar: tuple[int, bytes] = las()
            return svar

        with mock.patch.multiple(smtp, send=sand_halva, getreply=las_svaret):
            return overlamna(forbindelse, brev)

    _ersatt(Smtpforbindelse, "overlamna", overlamna_och_do)


def _i_kortet(tur: Tur) -> None:
    posta = httpx.Client.post

    def i_tva_delar(innehall: bytes) -> Iterator[bytes]:
        halva = len(innehall) // 2
        yield innehall[:halva]
        tur.slar(Punkt.MITT_I_INNEHALLET)
        yield innehall[halva:]

    def folj(handelse: str, _: object) -> None:
        if handelse == HUVUDET_SANT:
            tur.slar(Punkt.FORE_INNEHALLET)
        elif handelse == VANTAR_PA_SVARET:
            tur.slar(Punkt.EFTER_INNEHALLET)

    def posta_och_do(
        klient: httpx.Client, url: str, *, params: dict[str, str], content: bytes
    ) -> httpx.Response:
        return posta(
            klient,
            url,
            params=params,
            content=i_tva_delar(content),
            headers={"Content-Length": str(len(content))},
            extensions={"trace": folj},
        )

    _ersatt(httpx.Client, "post", posta_och_do)
