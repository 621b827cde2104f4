"""An address with capital letters, recorded before they were read away, is the same mailbox."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from app.mottagare.smtp import Smtpmottagare
from diarium.databas import Databas
from tests.diarium.svep.conftest import BORJAN, utan_kedja
from tests.diarium.svep.rigg import Rigg, rigga, sandmiljo
from tests.diarium.svep.test_samlad_foljer import _igen, _svara_ovisst, oppningar
from tests.diarium.svep.test_samlad_oppning import DELAD, NAMNDER, byt, delat


@pytest.fixture
def rigg(databas: Databas, smtp: Smtpmottagare) -> Iterator[Rigg]:
    runda = utan_kedja()
    rader = [
        ett.model_copy(update={"adress": ett.adress.replace("k", "K", 1)})
        if ett.adress == DELAD
        else ett
        for ett in delat(runda)
    ]
    assert {ett.adress for ett in rader if ett.organ in NAMNDER} == {"Kommunen@1487.example"}
    with sandmiljo(smtp.port) as miljo:
        yield rigga(databas, runda, rader, miljo, nu=BORJAN)


@pytest.mark.parametrize("organ", NAMNDER)
def test_what_may_have_come_is_marked_under_the_new_spelling(
    rigg: Rigg, smtp: Smtpmottagare, organ: str
) -> None:
    _svara_ovisst(rigg)
    _igen(rigg)
    byt(rigg, organ, DELAD)
    rigg.svep()
    rigg.svep(rigg.klocka.nu() + timedelta(hours=2))
    alla = [ett for adress, brev in oppningar(smtp).items() for ett in brev]
    assert all(markt for _, markt in alla)
