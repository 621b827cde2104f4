"""An opening of several cases comes back when a body has left the mailbox since it went."""

import pytest

from beslutsmodell.kontakt import Kontaktroll
from diarium import kontakter
from tests.diarium.returer.conftest import AGARE
from tests.diarium.returer.returrigg import adressen
from tests.diarium.returer.test_samlad_oppning import (
    DELAD,
    NAMNDER,
    Start,
    kontakt,
    om_namnderna,
    starta,
)

__all__ = ["starta"]
NY = "ny@1487.example"


@pytest.mark.parametrize("dagar", [0, 1])
@pytest.mark.parametrize("flyttad", NAMNDER)
def test_who_has_left_since_is_told_where_it_is_now(
    starta: Start, flyttad: str, dagar: int
) -> None:
    from datetime import timedelta

    (kvar,) = {*NAMNDER} - {flyttad}
    rigg = starta([])
    (brev,) = [ett for ett in rigg.svep() if adressen(ett) == DELAD]
    if dagar:
        rigg.svep(rigg.grund.klocka.nu() + timedelta(days=dagar))
    ny = kontakt(flyttad, NY, Kontaktroll.REGISTRATOR).model_copy(
        update={"galler_fran": rigg.grund.idag()}
    )
    with rigg.grund.databas.skriv() as session:
        kontakter.byt(session, rigg.grund.omgang.kod, ny, nu=rigg.grund.klocka.nu())
    rigg.studsa(brev)
    nya = om_namnderna(rigg.svep())
    assert nya == {NY: [flyttad], AGARE: [kvar]}
