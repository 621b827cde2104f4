"""Several senders and planners at once: each message goes once."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from sqlalchemy import text

from app.mottagare.smtp import Smtpmottagare
from diarium.databas import Databas
from diarium.klocka import Stegklocka
from diarium.schema import hoj_schema
from diarium.svep.marka import planera_om_okanda
from diarium.svep.svepa import svepa
from tests.diarium.svep.conftest import BORJAN, utan_kedja
from tests.diarium.svep.rigg import kl, rigga, sandmiljo, tolka
from tests.rundor import bygg_runda, kontakter_for

ANTAL = 4
STEGDAG = kl(date(2019, 9, 13))
VANTAR_PA_LAS = (
    "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
)


def test_four_sweeps_at_once_send_each_message_once(databas: Databas, smtp: Smtpmottagare) -> None:
    omgang, kontakter = bygg_runda(30)
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, omgang, kontakter, miljo, nu=kl(date(2019, 6, 3), 9))
    for steg in ("vastkom", "au", "direktion"):
        for rad in rigg.las("SELECT nyckel FROM arende WHERE steg = :steg", steg=steg):
            rigg.besluta(rad.nyckel)

    def svep(nummer: int) -> Counter[str]:
        with sandmiljo(smtp.port, namn=f"avsandare-{nummer}") as egen:
            return svepa(databas, egen, klocka=Stegklocka(STEGDAG)).utfall

    with ThreadPoolExecutor(ANTAL) as tradar:
        utfall = list(tradar.map(svep, range(ANTAL)))
    identiteter = Counter(str(tolka(ett.innehall)["Message-ID"]) for ett in smtp.mottagna)
    assert set(identiteter.values()) == {1}
    skickade = rigg.las("SELECT count(*) AS antal FROM utskick WHERE tillstand = 'skickad'")
    assert skickade[0].antal == len(smtp.mottagna) == sum(ett["skickad"] for ett in utfall)
    assert len(smtp.mottagna) >= 2 * 30
    assert set(rigg.ansprak().values()) == {1}
    levande = rigg.las(
        "SELECT count(*) AS antal FROM utskick WHERE tillstand NOT IN ('skickad', 'aterhallen')"
    )
    assert levande[0].antal == 0


def test_what_another_has_sent_meanwhile_is_not_planned_again(postgres_url: str) -> None:
    databas, runda = Databas(postgres_url), utan_kedja()
    hoj_schema(databas)
    with sandmiljo(None) as miljo:
        rigg = rigga(databas, runda, kontakter_for(runda), miljo, nu=BORJAN)
    rigg.skriv("UPDATE utskick SET tillstand = 'okant'")
    forst, *andra = (rad.id for rad in rigg.utskick("oppning"))

    def planera_om() -> int:
        with databas.skriv() as session:
            return planera_om_okanda(session, nu=STEGDAG)

    with ThreadPoolExecutor(1) as trad, databas.motor.connect() as hallare:
        hallare.execute(text("SELECT 1 FROM utskick WHERE id = :id FOR UPDATE"), {"id": forst})
        sen = trad.submit(planera_om)
        while not rigg.las(VANTAR_PA_LAS):
            time.sleep(0.01)
        rigg.skriv(
            "UPDATE utskick SET tillstand = 'skickad', dubblett = true WHERE id <> :id", id=forst
        )
        hallare.rollback()
        assert sen.result(timeout=10) == 1
    assert rigg.tillstand("oppning") == {"planerad": 1, "skickad": len(andra)}
    databas.stang()
