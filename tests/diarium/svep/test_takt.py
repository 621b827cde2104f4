"""A mailbox gets so many messages an hour; the rest wait for the next, in order."""

from datetime import date, timedelta

from sqlalchemy import select

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.omgang import Skarpa
from diarium.databas import Databas
from diarium.svep.behov import finns_att_svepa
from diarium.svep.takt import Takt
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.verifiera import verifiera
from tests.diarium.svep.conftest import BORJAN, med_samordnare, utan_kedja
from tests.diarium.svep.rigg import Rigg, kl, rigga, sandmiljo, tolka

TISDAG = date(2019, 6, 4)
ALE = "registrator@1440-kf.example"
_UTSKICK = tabell(Utskicksrad)


def antal(smtp: Smtpmottagare, till: str = ALE) -> int:
    return sum(ett.mottagare == (till,) for ett in smtp.mottagna)


def test_one_an_hour_goes_to_each_mailbox(rigg: Rigg, smtp: Smtpmottagare) -> None:
    with sandmiljo(smtp.port, takt=Takt(per_brevlada=1)) as miljo:
        taket = rigg.med(miljo)
        taket.klocka.ga_till(kl(TISDAG, 9, 20))
        taket.flytta(date(2019, 12, 2))
        taket.svep()
        assert antal(smtp) == 1
        taket.svep(kl(TISDAG, 9, 59))
        assert antal(smtp) == 1
        taket.svep(kl(TISDAG, 10))
        assert antal(smtp) == 2


def test_what_waits_says_why_and_until_when(rigg: Rigg, smtp: Smtpmottagare) -> None:
    with sandmiljo(smtp.port, takt=Takt(per_brevlada=1)) as miljo:
        rigg.klocka.ga_till(kl(TISDAG, 15, 20))
        rigg.flytta(date(2019, 12, 2))
        resultat = rigg.med(miljo).svep()
    vantar = [rad for rad in rigg.utskick("fristandring") if rad.tillstand == "planerad"]
    assert {rad.motivering for rad in vantar} == {
        "högst ett meddelande i timmen till samma brevlåda (BESLUT_TAK_PER_BREVLADA)"
    }
    assert [str(skal) for _, skal in resultat.hinder] == [vantar[0].motivering]
    with rigg.databas.las() as session:
        tider = session.execute(
            select(_UTSKICK.c.tidigast).where(_UTSKICK.c.id.in_([rad.id for rad in vantar]))
        )
        assert {tid for (tid,) in tider} == {kl(date(2019, 6, 5))}  # 16.00 is after the window
        assert not finns_att_svepa(session, nu=kl(TISDAG, 15, 30))
        assert list(verifiera(session)) == []


def test_the_order_is_kept_and_all_arrive(rigg: Rigg, smtp: Smtpmottagare) -> None:
    with sandmiljo(smtp.port, takt=Takt(per_brevlada=1)) as miljo:
        taket = rigg.med(miljo)
        taket.svep(kl(TISDAG, 9))
        for dagar in range(1, 4):
            taket.klocka.ga_till(kl(TISDAG, 9, dagar))
            taket.besluta(f"beslut/{('1440-kf', '1487-sn', '1487-bun')[dagar - 1]}")
            taket.flytta(date(2019, 12, 2) + timedelta(days=dagar))
        for timme in range(9, 16):
            taket.svep(kl(TISDAG, timme, 30))
    amnen = [
        str(tolka(ett.innehall)["Subject"])
        for ett in smtp.mottagna
        if ett.mottagare == ("registrator@1492-kf.example",)
    ]
    assert "Ärende att ta upp" in amnen[0]
    assert "Ändrad frist" in amnen[-1]
    assert not {rad.tillstand for rad in rigg.utskick("fristandring")} & {"planerad", "tagen"}


def test_the_cap_counts_all_rounds_and_all_senders(rigg: Rigg, smtp: Smtpmottagare) -> None:
    annan = utan_kedja().model_copy(update={"kod": "annan-2019", "dnr": "VK 2019/2"})
    with sandmiljo(smtp.port, namn="en", takt=Takt(per_brevlada=1)) as en:
        rigg.med(en).svep(kl(TISDAG, 9))
        rigga(rigg.databas, annan, med_samordnare(annan), en, nu=kl(TISDAG, 9, 5))
    with sandmiljo(smtp.port, namn="två", takt=Takt(per_brevlada=1)) as tva:
        rigg.med(tva).svep(kl(TISDAG, 9, 30))
        assert antal(smtp) == 1
        rigg.med(tva).svep(kl(TISDAG, 10))
    assert antal(smtp) == 2


def test_the_total_of_an_hour_is_capped_too(rigg: Rigg, smtp: Smtpmottagare) -> None:
    with sandmiljo(smtp.port, takt=Takt(per_timme=3)) as miljo:
        resultat = rigg.med(miljo).svep(kl(TISDAG, 9))
        assert len(smtp.mottagna) == 3
        assert [skal for _, skal in resultat.hinder] == [
            "högst 3 meddelanden i timmen (BESLUT_TAK_PER_TIMME)"
        ]
        rigg.med(miljo).svep(kl(TISDAG, 10))
    assert len(smtp.mottagna) == 4


def test_a_sandbox_may_fill_its_one_mailbox(databas: Databas, smtp: Smtpmottagare) -> None:
    runda = utan_kedja().model_copy(update={"skarpa": Skarpa.SANDLADA})
    takt = Takt(per_brevlada=1)
    with sandmiljo(smtp.port, sandlada_till="agare@vastkom.example", takt=takt) as miljo:
        rigga(databas, runda, med_samordnare(runda), miljo, nu=BORJAN).svep()
    assert len(smtp.mottagna) == 4


def test_what_has_no_time_to_wait_goes_in_the_next_hour(rigg: Rigg, smtp: Smtpmottagare) -> None:
    """Told on the day before nationaldagen: what the cap delays goes at 16, not on Friday."""
    with sandmiljo(smtp.port, takt=Takt(per_brevlada=1)) as miljo:
        taket = rigg.med(miljo)
        taket.klocka.ga_till(kl(date(2019, 6, 5), 15, 10))
        taket.flytta(date(2019, 6, 6))
        taket.svep()
        assert antal(smtp) == 1
        taket.svep(kl(date(2019, 6, 5), 16))
    assert antal(smtp) == 2
