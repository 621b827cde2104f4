"""A sender that is killed without a word at a named point: `python … URL PORT NU PUNKT NUMMER`."""

import os
import signal
import sys
from datetime import datetime
from typing import Any

from diarium.databas import Databas
from diarium.klocka import Stegklocka
from diarium.svep import marka as mark
from diarium.svep import svepa
from notiser.forsandelse import Brev, Filpost, Kort, Notis
from notiser.kanaler.kanaler import Kanaler
from notiser.svar import Svar
from tests.diarium.svep.rigg import sandmiljo

FORE_SANDNING, EFTER_SANDNING, FORE_MARKNING, FORE_COMMIT = (
    "fore_sandning",
    "efter_sandning",
    "fore_markning",
    "fore_commit",
)
PUNKTER = (FORE_SANDNING, EFTER_SANDNING, FORE_MARKNING, FORE_COMMIT)


def do() -> None:
    """Dies as by kill -9: no handler runs, no transaction ends."""
    os.kill(os.getpid(), signal.SIGKILL)


def main(url: str, port: str, nu: str, punkt: str, nummer: str) -> None:
    kvar = int(nummer)
    skicka, marka = Kanaler.skicka, mark.marka

    def skicka_och_do(
        kanaler: Kanaler, forsandelse: Brev | Kort | Notis | Filpost, *, nu: datetime
    ) -> Svar:
        nonlocal kvar
        kvar -= 1
        if not kvar and punkt == FORE_SANDNING:
            do()
        svar = skicka(kanaler, forsandelse, nu=nu)
        if not kvar and punkt == EFTER_SANDNING:
            do()
        return svar

    def marka_och_do(*args: Any, **namngivna: Any) -> Any:  # noqa: ANN401 - passes all on
        if not kvar and punkt == FORE_MARKNING:
            do()
        tillstand = marka(*args, **namngivna)
        if not kvar and punkt == FORE_COMMIT:
            do()
        return tillstand

    svepets_namn: dict[str, Any] = vars(svepa)
    setattr(Kanaler, "skicka", skicka_och_do)  # noqa: B010 - mypy forbids the plain form
    svepets_namn["marka"] = marka_och_do
    klocka = Stegklocka(datetime.fromisoformat(nu))
    with sandmiljo(int(port), namn="dodlig") as miljo:
        svepa.skicka_utkorg(Databas(url), miljo, klocka=klocka)


if __name__ == "__main__":
    main(*sys.argv[1:])
