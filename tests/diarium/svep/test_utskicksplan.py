"""The mail calendar is what is really sent: it is compared with the mailbox, message by message."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from app.mottagare.ca import Lokalca
from app.mottagare.smtp import Smtpmottagare
from app.mottagare.teams import Teamsmottagare
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kanal, Kontaktroll
from beslutsmodell.omgang import Skarpa
from beslutsmodell.trappa import STANDARDTRAPPA, Trappa
from beslutsmodell.trappsteg import Trappsteg
from diarium.databas import Databas
from diarium.inlasning.omgang import Inlast, las_omgang
from diarium.svep.svepa import paminn
from diarium.utkorg.planvarden import Planeratutskick, Utskicksplan, summera
from diarium.utkorg.utskicksplan import las_utskicksplan
from tests.diarium.diariet import dump
from tests.diarium.svep.conftest import BORJAN, med_samordnare, utan_kedja
from tests.diarium.svep.rigg import AVSANDARE, Rigg, ar_paminnelse, kl, rigga, sandmiljo, tolka
from tests.diarium.svep.test_fvm import oppna_kommunerna

ETT_DYGN = timedelta(days=1)
SLUT = kl(date(2019, 11, 13), 17)
FULLMAKT = Path(__file__).parents[3] / "exempel" / "fullmakt-2016"
SOMMAR = Trappa(
    steg=tuple(
        Trappsteg(dagar=dagar, roller=(Kontaktroll.REGISTRATOR, Kontaktroll.SAMORDNARE))
        for dagar in (159, 144, 133, 120, 10, 9, 8, 2, 0)
    )
)
"""Reaches 6 June and 21 June (midsommarafton), a Saturday in July, Alla helgons dag and Sundays."""
Brev = tuple[date, str, str]


class Rad(NamedTuple):
    """A message by what tells it from others."""

    dag: date
    kontakt: int
    sort: str
    trappsteg: Trappsteg | None
    arenden: tuple[str, ...]


def planen(rigg: Rigg) -> Utskicksplan:
    with rigg.databas.las() as session:
        return las_utskicksplan(session, rigg.omgang.kod, avsandare=AVSANDARE, nu=rigg.klocka.nu())


def planerade_brev(utskick: Sequence[Planeratutskick]) -> Counter[Brev]:
    """Gives the letters of a plan: day, address and kind."""
    return Counter(
        (ett.dag, ett.till.partition("<")[2].rstrip(">"), ett.sort)
        for ett in utskick
        if ett.kanal is Kanal.EPOST
    )


def mottagna_brev(smtp: Smtpmottagare, *, efter: int = 0) -> Counter[Brev]:
    """Gives the letters that arrived: day, address and kind, as their own headers say."""
    brev = [tolka(ett.innehall) for ett in smtp.mottagna[efter:]]
    return Counter(
        (
            ett["Date"].datetime.astimezone(STOCKHOLM).date(),
            str(ett["To"].addresses[0].addr_spec),
            _sort(str(ett["Subject"])),
        )
        for ett in brev
    )


def _sort(amne: str) -> str:
    if ar_paminnelse(amne):
        return "paminnelse"
    if "rätt mottagare?" in amne:
        return "kontaktfraga"
    return "fristandring" if "Ändrad frist" in amne else "oppning"


def planerade_rader(utskick: Sequence[Planeratutskick]) -> Counter[Rad]:
    """Gives the messages of a plan on every channel, with the rung and the cases of each."""
    return Counter(
        Rad(ett.dag, ett.kontakt, ett.sort, ett.trappsteg, _nycklar(ett)) for ett in utskick
    )


def _nycklar(ett: Planeratutskick) -> tuple[str, ...]:
    """Gives the cases whose turn it is."""
    return tuple(sorted(arende.nyckel for arende in ett.arenden if not arende.vantar_pa))


def skickade_rader(rigg: Rigg, *, efter: datetime) -> Counter[Rad]:
    """Gives the messages that the next hop took from an instant on, by plain SQL."""
    arenden: dict[int, list[str]] = defaultdict(list)
    for rad in rigg.las(
        "SELECT s.utskick_id, a.nyckel FROM ansprak s JOIN arende a ON a.id = s.arende_id"
    ):
        arenden[rad.utskick_id].append(rad.nyckel)
    rader = rigg.las(
        "SELECT u.id, u.sort, u.data, u.kontakt_id, u.frusen, u.motivering, a.nyckel"
        " FROM utskick u JOIN arende a ON a.id = u.arende_id"
        " WHERE u.tillstand = 'skickad' ORDER BY u.id"
    )
    alla = (
        (
            datetime.fromisoformat(json.loads(rad.frusen)["datum"]),
            rad.kontakt_id,
            rad.sort,
            _steget(rigg, rad.data),
            tuple(sorted(arenden.get(rad.id, [rad.nyckel]))),
        )
        for rad in rader
        if json.loads(rad.frusen)["sort"] == "brev"
    )
    return Counter(
        Rad(tid.astimezone(STOCKHOLM).date(), *resten) for tid, *resten in alla if tid >= efter
    )


def _steget(rigg: Rigg, data: str) -> Trappsteg | None:
    nummer = json.loads(data).get("trappsteg")
    return rigg.omgang.trappa.finn(nummer) if nummer else None


def brevrader(utskick: Sequence[Planeratutskick]) -> Counter[Rad]:
    return planerade_rader([ett for ett in utskick if ett.kanal is Kanal.EPOST])


def test_a_round_of_49_gets_exactly_what_the_calendar_said_at_the_start(
    databas: Databas, smtp: Smtpmottagare
) -> None:
    runda = las_omgang(FULLMAKT)
    omgang = runda.omgang.model_copy(update={"skarpa": Skarpa.SKARP})
    start = kl(date(2016, 9, 30), 15)
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, omgang, runda.kontakter, miljo, nu=start)
        plan, fore = planen(rigg), dump(databas)
        assert dump(databas) == fore
        rigg.svep()
        rigg.svep_var(ETT_DYGN, till=kl(date(2016, 12, 20), 17))
    assert len(omgang.deltagare) == 49
    assert mottagna_brev(smtp) == planerade_brev(plan.sakra)
    assert skickade_rader(rigg, efter=start) == brevrader(plan.sakra)
    assert [*plan.villkorade, *plan.vilande, *plan.hindrade] == []
    assert summera(plan.sakra).meddelanden == len(smtp.mottagna) > 300


def test_a_ladder_through_summer_helgdagar_and_weekends_is_planned_as_it_is_sent(
    databas: Databas, smtp: Smtpmottagare
) -> None:
    runda = utan_kedja().model_copy(update={"trappa": SOMMAR})
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, med_samordnare(runda), miljo, nu=BORJAN)
        plan = planen(rigg)
        rigg.svep()
        rigg.svep_var(ETT_DYGN, till=SLUT)
    dagar = {ett.dag for ett in plan.sakra}
    assert date(2019, 6, 21) not in dagar
    assert date(2019, 6, 24) in dagar  # the Monday after midsommar
    assert mottagna_brev(smtp) == planerade_brev(plan.sakra)
    assert skickade_rader(rigg, efter=BORJAN) == brevrader(plan.sakra)


@pytest.mark.parametrize("klockslag", ["07:15", "10:30", "17:00"])
def test_a_ladder_with_another_time_of_day_is_planned_as_it_is_sent(
    databas: Databas, smtp: Smtpmottagare, klockslag: str
) -> None:
    kropp = STANDARDTRAPPA.model_dump(mode="json") | {"klockslag": klockslag}
    runda = utan_kedja().model_copy(update={"trappa": Trappa.model_validate(kropp)})
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, med_samordnare(runda), miljo, nu=kl(date(2019, 10, 24)))
        plan = planen(rigg)
        rigg.svep()
        rigg.svep_var(timedelta(hours=3), till=SLUT)
    assert mottagna_brev(smtp) == planerade_brev(plan.sakra)


def fram_till(rigg: Rigg, nu: datetime) -> None:
    """Lets a body answer and moves the deadline twice, with a sweep a day."""
    rigg.klocka.ga_till(kl(date(2019, 9, 1)))
    for dag, gor in (
        (date(2019, 9, 20), lambda: rigg.besluta("beslut/1487-bun")),
        (date(2019, 10, 17), lambda: rigg.flytta(date(2019, 12, 20))),
        (date(2019, 11, 4), lambda: rigg.flytta(date(2019, 12, 3), motivering="Åter kortare")),
    ):
        if kl(dag, 12) <= nu:
            rigg.svep_var(ETT_DYGN, till=kl(dag, 12))
            rigg.klocka.ga_till(kl(dag, 12))
            gor()
    rigg.svep_var(ETT_DYGN, till=nu)
    rigg.klocka.ga_till(nu)


@pytest.mark.parametrize(
    "nu",
    [
        kl(date(2019, 10, 13), 8, 30),  # a Sunday, with reminders that wait
        kl(date(2019, 10, 17), 12),  # the deadline has just been moved
        kl(date(2019, 11, 4), 12),  # moved once more, past rungs
        kl(date(2019, 11, 17), 20),
    ],
    ids=str,
)
def test_a_round_on_its_way_gets_what_the_calendar_says_from_there(
    rigg: Rigg, smtp: Smtpmottagare, nu: datetime
) -> None:
    fram_till(rigg, nu)
    plan, hittills = planen(rigg), len(smtp.mottagna)
    rigg.svep()
    rigg.svep_var(ETT_DYGN, till=nu + timedelta(hours=9))
    rigg.klocka.ga_till(kl(nu.date() + ETT_DYGN))
    rigg.svep()
    rigg.svep_var(ETT_DYGN, till=kl(date(2019, 12, 30), 17))
    assert mottagna_brev(smtp, efter=hittills) == planerade_brev(plan.sakra)
    assert plan.sakra


def test_what_waits_and_will_be_held_is_told_with_its_reason(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep(kl(date(2019, 10, 11), 9))
    rigg.klocka.ga_till(kl(date(2019, 10, 13), 9))  # a Sunday: the rung of 30 days waits
    paminn(rigg.databas, klocka=rigg.klocka)
    rigg.flytta(date(2020, 1, 28))
    plan, hittills = planen(rigg), len(smtp.mottagna)
    assert {ett.motivering for ett in plan.hindrade} == {
        "fristen eller mötet har flyttats: steget i trappan ligger framåt i tiden igen"
    }
    rigg.svep(kl(date(2019, 10, 14)))
    assert rigg.tillstand()["aterhallen"] == len(plan.hindrade)
    pa_mandag = [ett for ett in plan.sakra if ett.dag == date(2019, 10, 14)]
    assert mottagna_brev(smtp, efter=hittills) == planerade_brev(pa_mandag)


def test_sweeps_that_have_been_down_are_planned_as_one_message(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep(kl(date(2019, 9, 2)))
    rigg.klocka.ga_till(kl(date(2019, 11, 6), 10))
    plan, hittills = planen(rigg), len(smtp.mottagna)
    rigg.svep()
    rigg.svep_var(ETT_DYGN, till=SLUT)
    assert mottagna_brev(smtp, efter=hittills) == planerade_brev(plan.sakra)


@pytest.fixture
def teams(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Teamsmottagare]]:
    ca = Lokalca(tmp_path / "ca")
    with Teamsmottagare(tmp_path / "kort", tls=ca.serverkontext()) as mottagare:
        monkeypatch.setenv("BESLUT_DEMO_TEAMS", mottagare.adress())
        yield str(ca.ca_fil), mottagare


def test_what_hangs_on_others_comes_as_told_when_they_are_done_in_time(
    databas: Databas, fvm: Inlast, smtp: Smtpmottagare, teams: tuple[str, Teamsmottagare]
) -> None:
    ca_fil, kort = teams
    with sandmiljo(smtp.port, ca_fil=ca_fil) as miljo:
        rigg = rigga(databas, fvm.omgang, fvm.kontakter, miljo, nu=kl(date(2019, 6, 3), 9))
        fore = planen(rigg)
        oppna_kommunerna(rigg)
        plan = planen(rigg)
        rigg.svep()
        rigg.svep_var(ETT_DYGN, till=kl(date(2019, 6, 10), 9))
        rigg.klocka.ga_till(kl(date(2019, 8, 1)))
        rigg.svep_var(ETT_DYGN, till=SLUT)
    assert mottagna_brev(smtp) == planerade_brev(plan.sakra)
    assert skickade_rader(rigg, efter=BORJAN) == brevrader(plan.sakra)
    assert len(kort.mottagna) == sum(ett.kanal is Kanal.TEAMS for ett in plan.sakra)
    blev = {
        (ett.dag, ett.till.partition("<")[2], ett.roll, arende.nyckel, arende.trappsteg)
        for ett in plan.sakra
        if ett.sort == "paminnelse"
        for arende in ett.arenden
        if not arende.vantar_pa
    }
    sades = {
        (ett.dag, ett.till.partition("<")[2], ett.roll, arende.nyckel, arende.trappsteg)
        for ett in fore.villkorade
        for arende in ett.arenden
    }
    assert blev <= sades
    assert sum(len(ett.organ) for ett in fore.vilande) == 95
