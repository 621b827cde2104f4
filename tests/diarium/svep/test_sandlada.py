"""A sandbox round writes to one address, or to nobody."""

from datetime import date, timedelta

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.omgang import Skarpa
from diarium.databas import Databas
from diarium.klocka import Stegklocka
from diarium.svep.svepa import svepa
from tests.diarium.svep.conftest import BORJAN, med_samordnare, utan_kedja
from tests.diarium.svep.rigg import kl, rigga, sandmiljo, tolka


def test_everything_in_a_sandbox_goes_to_one_address(databas: Databas, smtp: Smtpmottagare) -> None:
    runda = utan_kedja().model_copy(update={"skarpa": Skarpa.SANDLADA})
    with sandmiljo(smtp.port, sandlada_till="agare@vastkom.example") as miljo:
        rigg = rigga(databas, runda, med_samordnare(runda), miljo, nu=BORJAN)
        rigg.svep(kl(date(2019, 11, 11)))
    brev = [tolka(ett.innehall) for ett in smtp.mottagna]
    assert brev
    assert {ett.mottagare for ett in smtp.mottagna} == {("agare@vastkom.example",)}
    assert all("[Sandlåda]" in str(ett["Subject"]) for ett in brev)


def test_a_sandbox_waits_until_it_has_an_address(databas: Databas, smtp: Smtpmottagare) -> None:
    runda = utan_kedja().model_copy(update={"skarpa": Skarpa.SANDLADA})
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, med_samordnare(runda), miljo, nu=BORJAN)
        rigg.svep(kl(date(2019, 11, 11)))
        assert not smtp.mottagna
        assert set(rigg.tillstand()) == {"planerad"}
        assert all("BESLUT_SANDLADA_TILL" in rad.motivering for rad in rigg.utskick())
    with sandmiljo(smtp.port, sandlada_till="agare@vastkom.example") as miljo:
        svepa(databas, miljo, klocka=Stegklocka(kl(date(2019, 11, 11)) + timedelta(hours=2)))
    assert smtp.mottagna
