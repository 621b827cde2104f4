"""Sweeps, and those who read what comes back, plan at once on PostgreSQL: nobody is thrown out."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from app.mottagare.smtp import Smtpmottagare
from diarium import kontakter
from diarium.databas import Databas
from diarium.schema import hoj_schema
from diarium.svep.svepa import paminn, planera_paminnelser
from tests.diarium.returer.returrigg import Returrigg, adressen, message_id
from tests.diarium.svep.conftest import BORJAN, utan_kedja
from tests.diarium.svep.rigg import rigga, sandmiljo
from tests.diarium.svep.test_flera_avsandare import VANTAR_PA_LAS
from tests.diarium.svep.test_kontaktbyten import GAMMAL, NY, byt, ny
from tests.notiser.returer import post
from tests.rundor import kontakter_for


@pytest.fixture
def rigg(postgres_url: str, tmp_path: Path) -> Iterator[Returrigg]:
    """A round whose bodies have one contact each."""
    databas, runda = Databas(postgres_url), utan_kedja()
    hoj_schema(databas)
    with Smtpmottagare(tmp_path / "post") as smtp, sandmiljo(smtp.port) as miljo:
        ensam = Returrigg(rigga(databas, runda, kontakter_for(runda), miljo, nu=BORJAN), smtp)
        yield ensam
        assert ensam.fynd() == []
    databas.stang()


def vanta_pa_las(rigg: Returrigg) -> None:
    """Waits until somebody stands at a lock."""
    for _ in range(1000):
        if rigg.grund.las(VANTAR_PA_LAS):
            return
        time.sleep(0.01)
    raise AssertionError("nobody waits")


def test_two_sweeps_on_the_day_of_a_change_wait_for_each_other(rigg: Returrigg) -> None:
    grund = rigg.grund
    idag = grund.idag()
    byt(grund, ny(fran=idag + timedelta(days=1)))
    imorgon = BORJAN + timedelta(days=1)
    grund.klocka.ga_till(imorgon)
    with ThreadPoolExecutor(1) as trad:
        with grund.databas.skriv() as session:
            session.execute(text("SELECT 1 FROM databas FOR UPDATE"))
            annan = trad.submit(paminn, grund.databas, klocka=grund.klocka)
            vanta_pa_las(rigg)
            planera_paminnelser(session, nu=imorgon)
        annan.result(timeout=10)
    kom = [adressen(ett) for ett in rigg.svep()]
    assert (kom.count(GAMMAL), kom.count(NY)) == (0, 1)


def test_a_sweep_and_a_reading_that_pass_on_the_same_message_pass_it_on_once(
    rigg: Returrigg,
) -> None:
    brev = next(ett for ett in rigg.svep() if adressen(ett) == GAMMAL)
    rigg.studsa(brev)  # nobody is left
    with rigg.grund.databas.skriv() as session:
        kod, nu = rigg.grund.omgang.kod, rigg.grund.klocka.nu()
        kontakter.lagg_till_en(session, kod, ny(fran=rigg.grund.idag()), nu=nu)
    with ThreadPoolExecutor(1) as trad, rigg.grund.databas.motor.connect() as hallare:
        hallare.execute(text("SELECT 1 FROM retur FOR UPDATE"))
        en_till = post.postfix(message_id(brev), GAMMAL, nummer="2")
        forst = trad.submit(rigg.las, en_till)
        vanta_pa_las(rigg)
        with ThreadPoolExecutor(1) as andra:
            sen = andra.submit(paminn, rigg.grund.databas, klocka=rigg.grund.klocka)
            time.sleep(0.3)
            hallare.rollback()
            sen.result(timeout=10)
        forst.result(timeout=10)
    assert [adressen(ett) for ett in rigg.svep()] == [NY]
    assert rigg.svep() == []
