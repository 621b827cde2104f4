"""Two hundred simulated rounds: nothing is lost, nothing doubled, and every number adds up."""

import pytest

from tests.app.cli.klienten import KOD, Klient

RUNDOR = 60
"""Of the round of 2019; `make simulera` plays ten thousand."""
ANDRA = 70
"""Of each of two rounds of other kinds."""


@pytest.mark.parametrize(
    ("exempel", "antal"),
    [(KOD, RUNDOR), ("fullmakt-2016", ANDRA), ("avsiktsforklaring-2017", ANDRA)],
)
def test_every_invariant_holds(klient: Klient, exempel: str, antal: int) -> None:
    svar = klient.json("simulera", exempel, "--antal", str(antal), "--processer", "1")
    assert svar["summa"]["omgångar"] == antal
    assert svar["summa"]["brott mot det som alltid ska hålla"] == 0
    assert svar["summa"]["meddelanden"] > antal
    assert not list(klient.hem.iterdir())
