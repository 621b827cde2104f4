"""An opening of several cases comes back when a body has left the mailbox since it went."""

from datetime import timedelta

import pytest

from beslutsmodell.kontakt import Kontaktroll
from diarium import kontakter
from tests.diarium.returer.conftest import AGARE
from tests.diarium.returer.returrigg import Returrigg, adressen
from tests.diarium.returer.test_samlad_oppning import (
    DELAD,
    NAMNDER,
    Start,
    kontakt,
    om_namnderna,
    starta,
)
from tests.diarium.svep.rigg import sandmiljo
from tests.mottagare.trasig_smtp import TrasigSmtp

__all__ = ["starta"]
NY = "ny@1487.example"


def flytta(rigg: Returrigg, organ: str) -> None:
    ny = kontakt(organ, NY, Kontaktroll.REGISTRATOR)
    ny = ny.model_copy(update={"galler_fran": rigg.grund.idag()})
    with rigg.grund.databas.skriv() as session:
        kontakter.byt(session, rigg.grund.omgang.kod, ny, nu=rigg.grund.klocka.nu())


@pytest.mark.parametrize("dagar", [0, 1])
@pytest.mark.parametrize("flyttad", NAMNDER)
def test_who_has_left_since_is_told_where_it_is_now(
    starta: Start, flyttad: str, dagar: int
) -> None:
    (kvar,) = {*NAMNDER} - {flyttad}
    rigg = starta([])
    (brev,) = [ett for ett in rigg.svep() if adressen(ett) == DELAD]
    rigg.svep(rigg.grund.klocka.nu() + timedelta(days=dagar))
    flytta(rigg, flyttad)
    rigg.studsa(brev)
    assert om_namnderna(rigg.svep()) == {NY: [flyttad], AGARE: [kvar]}


@pytest.mark.parametrize("flyttad", NAMNDER)
def test_who_leaves_while_it_is_refused_is_told_where_it_is_now(
    starta: Start, flyttad: str
) -> None:
    (kvar,) = {*NAMNDER} - {flyttad}
    rigg = starta([])

    def okand(rad: str) -> str:
        if DELAD not in rad:
            return "250 2.1.5 Ok"
        flytta(rigg, flyttad)
        return "550 5.1.1 Okänd"

    with TrasigSmtp(RCPT=okand) as server, sandmiljo(server.port) as miljo:
        rigg.grund.med(miljo).svep()
    assert om_namnderna(rigg.svep()) == {NY: [flyttad], AGARE: [kvar]}
