"""What may have been sent when its contact is replaced: the same mailbox gets no unmarked copy."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from app.mottagare.smtp import Smtpmottagare
from diarium.verifiera import verifiera
from tests.diarium.svep.conftest import BORJAN
from tests.diarium.svep.rigg import Rigg, kl, sandmiljo, tolka
from tests.diarium.svep.test_kontaktbyten import GAMMAL, NY, byt, ny
from tests.mottagare.trasig_smtp import Ofog, TrasigSmtp

STEGDAG = kl(date(2019, 10, 14), 9)


@pytest.fixture(autouse=True)
def _stammer(rigg: Rigg) -> Iterator[None]:
    yield
    with rigg.databas.las() as session:
        assert [str(ett) for ett in verifiera(session)] == []


def ovisst(rigg: Rigg, smtp: Smtpmottagare, nu: datetime) -> str:
    """Sends what is due to a server that takes it and answers nothing; gives its Message-ID."""
    with TrasigSmtp(PUNKT=Ofog.KLIPP) as server, sandmiljo(server.port) as miljo:
        rigg.med(miljo).svep(nu)
        (brev,) = [ett for ett in server.brev if GAMMAL.encode() in ett]
    smtp.mottagna.clear()
    return str(tolka(brev)["Message-ID"])


def sedan(rigg: Rigg, smtp: Smtpmottagare, adress: str) -> list[tuple[str, bool]]:
    """Sweeps for half a day; gives the Message-IDs to an address, and which are marked."""
    rigg.svep_var(timedelta(hours=1), till=rigg.klocka.nu() + timedelta(hours=5))
    alla = [tolka(ett.innehall) for ett in smtp.mottagna if ett.mottagare == (adress,)]
    return [(str(ett["Message-ID"]), ett["X-Beslutsflode-Dubblett"] is not None) for ett in alla]


@pytest.mark.parametrize("nu", [BORJAN, STEGDAG])
def test_the_same_mailbox_under_another_name_gets_the_marked_copy(
    rigg: Rigg, smtp: Smtpmottagare, nu: datetime
) -> None:
    if nu != BORJAN:
        rigg.svep()
    om = ovisst(rigg, smtp, nu)
    byt(rigg, ny(adress=GAMMAL, fran=rigg.idag()))
    assert sedan(rigg, smtp, GAMMAL) == [(om, True)]


@pytest.mark.parametrize("nu", [BORJAN, STEGDAG])
def test_another_mailbox_gets_a_message_of_its_own(
    rigg: Rigg, smtp: Smtpmottagare, nu: datetime
) -> None:
    if nu != BORJAN:
        rigg.svep()
    om = ovisst(rigg, smtp, nu)
    byt(rigg, ny(fran=rigg.idag()))
    (nytt,) = sedan(rigg, smtp, NY)
    assert nytt != (om, True)
    assert GAMMAL not in {adress for ett in smtp.mottagna for adress in ett.mottagare}
