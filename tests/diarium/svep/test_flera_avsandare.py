"""Several senders and planners at once: each message goes once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from app.mottagare.smtp import Smtpmottagare
from diarium.databas import Databas
from diarium.klocka import Stegklocka
from diarium.svep.svepa import svepa
from tests.diarium.svep.rigg import kl, rigga, sandmiljo, tolka
from tests.rundor import bygg_runda

ANTAL = 4
STEGDAG = kl(date(2019, 9, 13))


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
