"""A contact is replaced in the very moment when a sender claims its message, on PostgreSQL."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import text

from app.mottagare.smtp import Smtpmottagare
from diarium.databas import Databas
from diarium.schema import hoj_schema
from diarium.svep.marka import marka
from diarium.svep.ta import ta
from diarium.verifiera import verifiera
from tests.diarium.svep.conftest import BORJAN, utan_kedja
from tests.diarium.svep.rigg import rigga, sandmiljo
from tests.diarium.svep.test_flera_avsandare import VANTAR_PA_LAS
from tests.diarium.svep.test_kontaktbyten import GAMMAL, NY, brev, byt, ny
from tests.rundor import kontakter_for


def test_what_is_claimed_meanwhile_goes_to_the_old_contact_alone(
    postgres_url: str, smtp: Smtpmottagare
) -> None:
    """The claim needs the round's row, and the change the message's: neither is thrown out."""
    databas, runda = Databas(postgres_url), utan_kedja()
    hoj_schema(databas)
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, kontakter_for(runda), miljo, nu=BORJAN)
        with ThreadPoolExecutor(1) as trad:
            with databas.skriv() as session:
                session.execute(text("SELECT 1 FROM utskick FOR UPDATE"))
                bytet = trad.submit(byt, rigg, ny(fran=rigg.idag()))
                while not rigg.las(VANTAR_PA_LAS):
                    time.sleep(0.01)
                tagning = ta(session, miljo, nu=BORJAN)
            bytet.result(timeout=10)
        for ett in tagning.tagna:
            svar = miljo.kanaler.skicka(ett.forsandelse, nu=BORJAN)
            with databas.skriv() as session:
                marka(session, ett, svar, miljo, nu=BORJAN)
        rigg.svep(BORJAN + timedelta(minutes=5))
        assert (brev(smtp, GAMMAL), brev(smtp, NY)) == ({"öppning": 1}, {})
        with databas.las() as session:
            assert list(verifiera(session)) == []
    databas.stang()
