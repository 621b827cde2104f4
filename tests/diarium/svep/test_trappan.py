"""The ladder end to end: who is reminded, when, and how often, as the receiver counts it."""

from collections import Counter
from datetime import date, timedelta

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import nasta_sandtid
from beslutsmodell.trappa import STANDARDTRAPPA
from diarium.databas import Databas
from diarium.klocka import Stegklocka
from diarium.starta import starta
from diarium.svep.svepa import paminn
from tests.diarium.svep.conftest import BORJAN, med_samordnare, utan_kedja
from tests.diarium.svep.rigg import Rigg, ar_paminnelse, kl, sandmiljo, tolka, valj

STEG = (60, 30, 14, 7, 3, 1)
TILL_SAMORDNARE = (3, 1)
FRISTER = {
    "1440-kf": date(2019, 11, 12),
    "1487-sn": date(2019, 11, 12),
    "1487-bun": date(2019, 11, 12),
    "1492-kf": date(2019, 11, 1),
}
SAMORDNARE = "samordnare@forbundet.example"
SLUT = kl(date(2019, 11, 13), 17)


def vantade_brev() -> set[tuple[str, date]]:
    """Gives who is to be reminded on which day, reckoned here from the ladder alone."""
    brev = set()
    for organ, frist in FRISTER.items():
        for dagar in STEG:
            dag = nasta_sandtid(kl(frist - timedelta(days=dagar))).date()
            brev.add((f"registrator@{organ}.example", dag))
            if dagar in TILL_SAMORDNARE:
                brev.add((SAMORDNARE, dag))
    return brev


def paminda(smtp: Smtpmottagare) -> Counter[tuple[str, date]]:
    """Counts the reminders that arrived, by address and day."""
    brev = valj((tolka(ett.innehall) for ett in smtp.mottagna), ar_paminnelse)
    return Counter(
        (
            str(ett["To"].addresses[0].addr_spec),
            ett["Date"].datetime.astimezone(STOCKHOLM).date(),
        )
        for ett in brev
    )


@pytest.mark.parametrize("steg", [timedelta(days=1), timedelta(hours=7)])
def test_nobody_answers_and_every_rung_arrives_once_on_its_day(
    rigg: Rigg, smtp: Smtpmottagare, steg: timedelta
) -> None:
    rigg.klocka.ga_till(kl(date(2019, 8, 20)))
    rigg.svep()
    rigg.svep_var(steg, till=SLUT)
    mottagna = paminda(smtp)
    if steg == timedelta(days=1):
        assert set(mottagna) == vantade_brev()
    assert {adress for adress, _ in mottagna} == {adress for adress, _ in vantade_brev()}
    assert set(mottagna.values()) == {1}


def test_every_case_gets_exactly_its_rungs_as_claims(rigg: Rigg) -> None:
    rigg.svep_var(timedelta(days=1), till=SLUT)
    ansprak = rigg.ansprak()
    assert set(ansprak.values()) == {1}
    per_arende = Counter((nyckel, dagar) for nyckel, _, dagar, _ in ansprak)
    assert per_arende == {
        (f"beslut/{organ}", dagar): 2 if dagar in TILL_SAMORDNARE else 1
        for organ in FRISTER
        for dagar in STEG
    }


@pytest.mark.parametrize("langd", [timedelta(hours=1), timedelta(days=3), timedelta(weeks=5)])
def test_a_downtime_gives_one_message_per_mailbox_and_loses_no_rung(
    rigg: Rigg, smtp: Smtpmottagare, langd: timedelta
) -> None:
    vaknar = kl(date(2019, 11, 5), 8, 30)
    rigg.svep(vaknar - langd)
    fore = paminda(smtp)
    rigg.svep(vaknar)
    assert set((paminda(smtp) - fore).values()) == {1}
    assert set(paminda(smtp).values()) == {1}
    rader = rigg.las("SELECT utskick_id, overhoppat FROM ansprak")
    assert all((rad.utskick_id is None) != (rad.overhoppat is None) for rad in rader)
    assert all(rad.overhoppat for rad in rader if rad.utskick_id is None)
    passerade = {
        (f"beslut/{organ}", dagar)
        for organ, frist in FRISTER.items()
        for dagar in STEG
        if kl(frist - timedelta(days=dagar)) <= vaknar
    }
    assert {(nyckel, dagar) for nyckel, _, dagar, _ in rigg.ansprak()} == passerade


def test_a_sender_that_was_down_for_weeks_sends_no_burst(rigg: Rigg, smtp: Smtpmottagare) -> None:
    while rigg.klocka.nu() < kl(date(2019, 11, 11)):
        paminn(rigg.databas, klocka=rigg.klocka)
        rigg.klocka.ga_till(rigg.klocka.nu() + timedelta(days=1))
    rigg.svep()
    assert set(paminda(smtp).values()) == {1}
    assert len(paminda(smtp)) == len(FRISTER) + 1
    rader = rigg.las("SELECT utskick_id, overhoppat FROM ansprak")
    assert all((rad.utskick_id is None) != (rad.overhoppat is None) for rad in rader)


def test_two_rungs_that_meet_on_a_monday_are_one_message(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(kl(date(2019, 11, 8), 9))
    fore = len(smtp.mottagna)
    rigg.svep(kl(date(2019, 11, 9), 9))
    assert len(smtp.mottagna) == fore
    rigg.svep(kl(date(2019, 11, 11)))
    assert len(smtp.mottagna) - fore == 4  # three bodies and the coordinator
    overhoppade = rigg.las("SELECT DISTINCT trappsteg FROM ansprak WHERE overhoppat IS NOT NULL")
    assert 3 in {STANDARDTRAPPA.finn(rad.trappsteg).dagar for rad in overhoppade}


def test_rungs_before_the_first_sweep_of_all_are_not_lost(
    databas: Databas, smtp: Smtpmottagare
) -> None:
    runda = utan_kedja()
    with databas.skriv() as session:
        starta(session, runda, med_samordnare(runda), nu=BORJAN)
    with sandmiljo(smtp.port) as miljo:
        rigg = Rigg(databas, Stegklocka(BORJAN), miljo, runda)
        rigg.svep(kl(date(2019, 11, 5), 9))
    assert {dagar for _, _, dagar, _ in rigg.ansprak()} == set(STEG)
    assert set(paminda(smtp).values()) == {1}


def test_a_case_that_opens_late_gets_only_the_rungs_that_are_left(rigg: Rigg) -> None:
    rigg.skriv("UPDATE arende SET paminns_fran = '2019-11-01' WHERE nyckel = 'beslut/1440-kf'")
    rigg.svep_var(timedelta(days=1), till=SLUT)
    ale = {dagar for nyckel, _, dagar, _ in rigg.ansprak() if nyckel == "beslut/1440-kf"}
    assert ale == {7, 3, 1}
