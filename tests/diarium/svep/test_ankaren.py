"""Rungs that count from meetings, stop days and the counterparty's deadline, to real mailboxes."""

from collections.abc import Iterator
from datetime import date, timedelta
from email.message import EmailMessage

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.kontakt import Kanal, Kontaktroll
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.trappa import Trappa
from beslutsmodell.trappsteg import Ankare, Trappsteg
from diarium.databas import Databas
from diarium.kalendrar import byt_kalendrar
from diarium.svep.behov import finns_att_svepa
from diarium.svep.svepa import paminn
from diarium.verifiera import verifiera
from tests.diarium.svep.conftest import BORJAN, med_samordnare, utan_kedja
from tests.diarium.svep.rigg import Rigg, ar_paminnelse, brevtext, kl, rigga, sandmiljo, tolka
from tests.diarium.svep.test_utskicksplan import (
    brevrader,
    mottagna_brev,
    planen,
    planerade_brev,
    skickade_rader,
)

ETT_DYGN = timedelta(days=1)
SLUT = kl(date(2019, 11, 27), 17)
FRAGA = "lägg upp ärendet på kallelsen och skicka handlingarna till nämndsekreteraren"
TRAPPA = Trappa(
    steg=(
        Trappsteg(dagar=14),
        Trappsteg(dagar=5, arbetsdagar=True, fore=Ankare.STOPPDAG, fraga=FRAGA),
        Trappsteg(dagar=1, arbetsdagar=True, fore=Ankare.SAMMANTRADE, kanaler=(Kanal.EPOST,)),
        Trappsteg(dagar=7, fore=Ankare.MOTPART, roller=(Kontaktroll.SAMORDNARE,)),
        Trappsteg(dagar=3, fore=Ankare.SAMMANTRADE, steg=("au",)),
        Trappsteg(dagar=3, fore=Ankare.STOPPDAG, kanaler=(Kanal.TEAMS,)),
    )
)


def mote(organ: str, dag: date, fore: int = 14) -> Sammantrade:
    stoppdag = dag - timedelta(days=fore)
    return Sammantrade(organ=organ, datum=dag, handlingar_senast=stoppdag)


MOTEN = (
    mote("1440-kf", date(2019, 9, 16)),
    mote("1440-kf", date(2019, 10, 28)),  # the last in time; its stop day is 14 October
    mote("1440-kf", date(2019, 12, 9)),
    mote("1492-kf", date(2019, 10, 30)),  # stop day 16 October
    mote("1487-sn", date(2019, 12, 2)),  # none in time
)


@pytest.fixture
def rigg(databas: Databas, smtp: Smtpmottagare) -> Iterator[Rigg]:
    """Ale and Åmål meet in time; Vänersborg's two nämnder do not."""
    runda = utan_kedja().model_copy(update={"trappa": TRAPPA, "kalender": MOTEN})
    with sandmiljo(smtp.port) as miljo:
        yield rigga(databas, runda, med_samordnare(runda), miljo, nu=BORJAN)


def inkomna(smtp: Smtpmottagare) -> list[bytes]:
    return [ett.innehall for ett in smtp.mottagna]


def ar(brev: EmailMessage) -> bool:
    return ar_paminnelse(str(brev["Subject"]))


def paminda(smtp: Smtpmottagare, organ: str) -> list[str]:
    """Gives the days on which a body's mailbox got reminders."""
    brev = map(tolka, inkomna(smtp))
    return [str(ett["Date"].datetime.date()) for ett in brev if ar(ett) and organ in str(ett["To"])]


def byt(rigg: Rigg, *moten: Sammantrade) -> None:
    with rigg.databas.skriv() as session:
        byt_kalendrar(session, rigg.omgang.kod, moten, kalla="k.csv", nu=rigg.klocka.nu())


def halls_ihop(rigg: Rigg) -> None:
    with rigg.databas.las() as session:
        assert verifiera(session) == ()


def test_each_body_is_reminded_by_its_own_meeting(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep_var(ETT_DYGN, till=SLUT)
    assert paminda(smtp, "1440-kf") == ["2019-10-07", "2019-10-25", "2019-10-29"]
    assert paminda(smtp, "1492-kf") == ["2019-10-09", "2019-10-18", "2019-10-29"]
    assert paminda(smtp, "1487-sn") == ["2019-10-29"]
    assert paminda(smtp, "samordnare") == ["2019-11-19"]
    halls_ihop(rigg)


def test_they_are_planned_as_they_are_sent(rigg: Rigg, smtp: Smtpmottagare) -> None:
    plan = planen(rigg)
    rigg.svep()
    rigg.svep_var(ETT_DYGN, till=SLUT)
    assert mottagna_brev(smtp) == planerade_brev(plan.sakra)
    assert skickade_rader(rigg, efter=BORJAN) == brevrader(plan.sakra)


def test_the_rung_says_what_it_asks_for(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep_var(ETT_DYGN, till=kl(date(2019, 10, 8), 17))
    (brev,) = [ett for ett in map(tolka, inkomna(smtp)) if ar(ett)]
    text = " ".join(brevtext(brev).split())
    assert FRAGA in text
    assert text.index(FRAGA) < text.index("Nästa steg")
    html = brev.get_body(("html",))
    assert html is not None
    assert FRAGA in " ".join(html.get_content().split())


@pytest.mark.parametrize(("dag", "fragas"), [(14, True), (15, False)])
def test_what_can_no_longer_be_done_is_not_asked_for(
    rigg: Rigg, smtp: Smtpmottagare, *, dag: int, fragas: bool
) -> None:
    """The stop day of Ale's meeting is 14 October; the sweep has been down until then."""
    rigg.svep()
    rigg.svep(kl(date(2019, 10, dag), 9))
    (brev,) = [ett for ett in map(tolka, inkomna(smtp)) if ar(ett) and "1440-kf" in str(ett["To"])]
    text = " ".join(brevtext(brev).split())
    assert (FRAGA in text) is fragas


def test_a_meeting_moved_ahead_is_reminded_of_again(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep_var(ETT_DYGN, till=kl(date(2019, 10, 8), 17))
    byt(rigg, mote("1440-kf", date(2019, 11, 11)))  # its stop day is 28 October
    rigg.svep_var(ETT_DYGN, till=SLUT)
    assert paminda(smtp, "1440-kf") == ["2019-10-07", "2019-10-21", "2019-10-29", "2019-11-08"]
    halls_ihop(rigg)


def test_a_meeting_moved_back_resends_nothing(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep_var(ETT_DYGN, till=kl(date(2019, 10, 8), 17))
    byt(rigg, mote("1440-kf", date(2019, 10, 21)))  # its rung of 30 September has passed
    byt(rigg, mote("1440-kf", date(2019, 10, 28)))
    rigg.svep_var(ETT_DYGN, till=SLUT)
    assert paminda(smtp, "1440-kf") == ["2019-10-07", "2019-10-25", "2019-10-29"]
    halls_ihop(rigg)


def test_a_meeting_cancelled_while_its_reminder_waits_is_told_with_the_way_out(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.klocka.ga_till(kl(date(2019, 10, 9)))
    paminn(rigg.databas, klocka=rigg.klocka)
    byt(rigg, mote("1492-kf", date(2019, 12, 9)))
    rigg.svep()
    assert paminda(smtp, "1492-kf") == ["2019-10-09"]
    (brev,) = [ett for ett in map(tolka, inkomna(smtp)) if "1492" in ett["To"] and ar(ett)]
    assert "extra sammanträde (KL 5:12)" in " ".join(brevtext(brev).split())
    halls_ihop(rigg)


def test_a_reminder_that_waits_is_held_when_its_meeting_is_moved_ahead(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.klocka.ga_till(kl(date(2019, 10, 9)))
    paminn(rigg.databas, klocka=rigg.klocka)
    byt(rigg, mote("1492-kf", date(2019, 11, 1)))
    rigg.svep()
    assert paminda(smtp, "1492-kf") == []
    (hallet,) = [rad.motivering for rad in rigg.utskick() if rad.tillstand == "aterhallen"]
    assert hallet == (
        "fristen eller mötet har flyttats: steget i trappan ligger framåt i tiden igen"
    )
    rigg.svep_var(ETT_DYGN, till=kl(date(2019, 10, 17), 17))
    assert paminda(smtp, "1492-kf") == ["2019-10-11"]
    halls_ihop(rigg)


def test_the_deadline_moved_moves_the_meeting_that_counts(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(kl(date(2019, 10, 1)))
    rigg.flytta(date(2020, 1, 28))  # own last days in January: Ale's meeting of 9 December counts
    rigg.svep_var(ETT_DYGN, till=kl(date(2020, 1, 29)))
    assert paminda(smtp, "1440-kf") == ["2019-11-18", "2019-12-06", "2020-01-02"]
    assert paminda(smtp, "1487-sn")[0] == "2019-11-11"
    assert paminda(smtp, "samordnare") == ["2020-01-21"]
    halls_ihop(rigg)


def test_a_sweep_is_asked_for_on_the_days_of_rungs_alone(rigg: Rigg) -> None:
    rigg.svep(kl(date(2019, 10, 1)))
    dagar = []
    for dag in (date(2019, 10, 2) + ETT_DYGN * nr for nr in range(25)):
        rigg.klocka.ga_till(kl(dag))
        with rigg.databas.las() as session:
            if finns_att_svepa(session, nu=rigg.klocka.nu()):
                dagar.append(f"{dag:%d}")
        rigg.svep()
    # The 11th and 13th, three days before the stop days, are for Teams alone, which nobody has;
    # the 18th is the egen frist of Åmål less 14 days, the 25th and 26th count from meetings.
    assert dagar == ["07", "09", "11", "13", "18", "25"]


def test_downtime_over_several_rungs_gives_one_message(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(kl(date(2019, 10, 1)))
    rigg.svep(kl(date(2019, 10, 31)))
    assert paminda(smtp, "1440-kf") == ["2019-10-31"]
    overhoppade = rigg.las(
        "SELECT s.trappsteg FROM ansprak s JOIN arende a ON a.id = s.arende_id"
        " WHERE a.organ = '1440-kf' AND s.overhoppat IS NOT NULL ORDER BY s.dag"
    )
    assert [rad.trappsteg for rad in overhoppade] == [2, 3]
    halls_ihop(rigg)
