"""What a message is called outside belongs to one record alone."""

from app.mottagare.smtp import Smtpmottagare
from diarium.simulering.tomt import tomt_diarium
from tests.diarium.svep.conftest import BORJAN, med_samordnare, utan_kedja
from tests.diarium.svep.rigg import rigga, sandmiljo, tolka


def test_a_rehearsal_and_the_real_round_call_no_letter_the_same(smtp: Smtpmottagare) -> None:
    runda = utan_kedja()
    with sandmiljo(smtp.port) as miljo:
        for _ in range(2):
            rigga(tomt_diarium(), runda, med_samordnare(runda), miljo, nu=BORJAN).svep()
    brev = [tolka(ett.innehall) for ett in smtp.mottagna]
    assert len(brev) == 8
    assert len({str(ett["Message-ID"]) for ett in brev}) == 8
    assert len({str(ett["References"]) for ett in brev}) == 8
