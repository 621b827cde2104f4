"""Two hundred simulated rounds: nothing is lost, nothing doubled, and every number adds up."""

import pytest

from tests.app.cli.klienten import KOD, Klient

RUNDOR = ((KOD, 12), ("fullmakt-2016", 8), ("avsiktsforklaring-2017", 180))
"""Example and number of rounds; `make simulera` plays ten thousand of the first."""


@pytest.mark.parametrize(("exempel", "antal"), RUNDOR)
def test_every_invariant_holds(klient: Klient, exempel: str, antal: int) -> None:
    svar = klient.json("simulera", exempel, "--antal", str(antal), "--processer", "1")
    assert svar["summa"]["omgångar"] == antal
    assert svar["summa"]["brott mot det som alltid ska hålla"] == 0
    assert svar["summa"]["meddelanden"] > antal
    assert not list(klient.hem.iterdir())
