"""A mail server that knows no such recipient is believed as a bounce is."""

import pytest

from app.mottagare.smtp import Smtpmottagare
from diarium.verifiera import verifiera
from tests.diarium.returer.conftest import HANDLAGGARE
from tests.diarium.returer.returrigg import Returrigg
from tests.diarium.svep.rigg import sandmiljo, tolka
from tests.mottagare.trasig_smtp import TrasigSmtp

AMAL = "registrator@1492-kf.example"


def svep_mot(rigg: Returrigg, svar: str) -> None:
    """Sweeps against a server that refuses Åmål alone."""

    def nej(rad: str) -> str:
        return svar if AMAL in rad else "250 2.1.5 Ok"

    with TrasigSmtp(RCPT=nej) as server, sandmiljo(server.port) as miljo:
        rigg.grund.med(miljo).svep()


@pytest.mark.parametrize("svar", ["550 5.1.1 finns inte", "550 finns inte", "551 5.2.1 stängd"])
def test_the_next_in_the_chain_gets_what_had_no_recipient(
    rigg: Returrigg, smtp: Smtpmottagare, svar: str
) -> None:
    svep_mot(rigg, svar)
    assert rigg.grund.tillstand("oppning") == {"skickad": 3, "bestaende_fel": 1}
    rigg.grund.svep()
    rigg.grund.svep()
    assert [str(tolka(ett.innehall)["To"].addresses[0].addr_spec) for ett in smtp.mottagna] == [
        HANDLAGGARE
    ]
    with rigg.grund.databas.las() as session:
        assert verifiera(session) == ()


@pytest.mark.parametrize("svar", ["550 5.7.1 spärrad", "552 5.2.2 full", "554 nej"])
def test_what_says_nothing_of_the_address_marks_nobody(
    rigg: Returrigg, smtp: Smtpmottagare, svar: str
) -> None:
    svep_mot(rigg, svar)
    rigg.grund.svep()
    assert not smtp.mottagna
    assert rigg.grund.las("SELECT * FROM retur") == []
