"""Which reminders come, when and to whom, if nobody answers."""

from datetime import date, datetime, time, timedelta

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from beslutsmodell.trappa import STANDARDTRAPPA
from beslutsmodell.trappsteg import Ankardagar
from beslutsmodell.utskicksplan import (
    Ansprak,
    Hittills,
    Paminnelsefall,
    Planeradpaminnelse,
    Vantande,
    planera_paminnelser,
)

MOTPARTENS = datetime(2019, 11, 26, 23, 59, tzinfo=STOCKHOLM)
FRISTEN = Ankardagar(frist=date(2019, 11, 12))
FALL = Paminnelsefall(1, "kf", "kommun", FRISTEN, 1, date(2019, 6, 4))
STEGEN = {steg.dagar: nummer for nummer, steg in STANDARDTRAPPA.numrerade}


def kl(dag: date, timme: int = 8) -> datetime:
    return datetime.combine(dag, time(timme), tzinfo=STOCKHOLM)


def kontakt(organ: str = "kf", adress: str = "kf@kommunen.example", **annat: object) -> Kontakt:
    grund = {"organ": organ, "roll": Kontaktroll.REGISTRATOR, "kanal": Kanal.EPOST, "namn": "Namn"}
    return Kontakt.model_validate(grund | {"adress": adress} | annat)


def planen(
    *fall: Paminnelsefall,
    nu: datetime,
    kontakter: dict[int, Kontakt] | None = None,
    senast: datetime | None = None,
    gjorda: frozenset[Ansprak] = frozenset(),
    vantande: tuple[Vantande, ...] = (),
    pausade: tuple[Ansprak, ...] = (),
) -> tuple[Planeradpaminnelse, ...]:
    return planera_paminnelser(
        fall,
        kontakter or {7: kontakt()},
        STANDARDTRAPPA,
        motpartens=MOTPARTENS,
        hittills=Hittills(senast or nu, gjorda, vantande, pausade),
        nu=nu,
    )


def test_what_the_window_would_make_too_late_goes_at_once() -> None:
    """The last day is a Sunday: the rungs of three days and one fall on Thursday and Saturday."""
    sondag = FALL._replace(dagar=Ankardagar(frist=date(2019, 11, 17)))
    assert dagar(planen(sondag, nu=kl(date(2019, 11, 12)))) == [
        ("2019-11-14", 3),
        ("2019-11-16", 1),
    ]


def dagarna(ett: Planeradpaminnelse) -> int:
    return STANDARDTRAPPA.finn(ett.trappsteg).dagar


def anspraket(dagar: int, kontakt: int = 7) -> Ansprak:
    """The claim of a rung of the case."""
    return Ansprak(1, 1, STEGEN[dagar], FRISTEN.frist - timedelta(days=dagar), kontakt)


def dagar(plan: tuple[Planeradpaminnelse, ...]) -> list[tuple[str, int]]:
    return [(str(ett.tid.date()), dagarna(ett)) for ett in plan]


def test_each_rung_comes_on_its_day_or_on_the_next_vardag() -> None:
    assert dagar(planen(FALL, nu=kl(date(2019, 6, 3)))) == [
        ("2019-09-13", 60),
        ("2019-10-14", 30),
        ("2019-10-29", 14),
        ("2019-11-05", 7),
        ("2019-11-11", 1),  # takes in the rung of three days, which fell on a Saturday
    ]


def test_rungs_before_the_step_opened_do_not_come() -> None:
    oppnad = FALL._replace(fran=date(2019, 11, 6))
    assert dagar(planen(oppnad, nu=kl(date(2019, 11, 5), 12))) == [("2019-11-11", 1)]


def test_what_is_claimed_is_not_planned_again() -> None:
    gjorda = frozenset({anspraket(7)})
    assert dagar(planen(FALL, nu=kl(date(2019, 11, 5)), gjorda=gjorda)) == [("2019-11-11", 1)]


def test_a_missed_week_becomes_one_message_now() -> None:
    plan = planen(FALL, nu=kl(date(2019, 11, 6), 10), senast=kl(date(2019, 10, 20)))
    assert dagar(plan) == [("2019-11-06", 7), ("2019-11-11", 1)]


def test_bodies_with_one_mailbox_share_a_message() -> None:
    annat = Paminnelsefall(2, "ks", "kommun", FRISTEN, 1, date(2019, 6, 4))
    kontakter = {7: kontakt(), 8: kontakt("ks"), 9: kontakt("ks", "ks@kommunen.example")}
    plan = planen(FALL, annat, nu=kl(date(2019, 11, 11), 7), kontakter=kontakter)
    assert [(ett.kontakt, [bit.arende for bit in ett.ansprak]) for ett in plan] == [
        (7, [1, 2]),
        (9, [2]),
    ]


def test_a_reminder_that_waits_is_taken_into_the_next() -> None:
    vantar = Vantande(5, 7, kl(date(2019, 11, 11)), (anspraket(3),))
    gjorda = frozenset(vantar.ansprak)
    lordag = kl(date(2019, 11, 9), 12)
    (ett,) = planen(FALL, nu=lordag, gjorda=gjorda, vantande=(vantar,))
    assert (ett.utskick, dagarna(ett), ett.ansprak) == (None, 1, (anspraket(1),))


def test_a_reminder_that_waits_alone_keeps_its_number() -> None:
    vantar = Vantande(5, 7, kl(date(2019, 10, 14)), (anspraket(30),))
    gjorda = frozenset(vantar.ansprak)
    forst, *_ = planen(FALL, nu=kl(date(2019, 10, 13), 12), gjorda=gjorda, vantande=(vantar,))
    assert (forst.utskick, forst.tid, dagarna(forst)) == (5, kl(date(2019, 10, 14)), 30)


def test_what_waits_is_left_out_when_its_rung_lies_ahead_again() -> None:
    flyttat = FALL._replace(dagar=Ankardagar(frist=date(2020, 1, 14)), version=2)
    vantar = Vantande(5, 7, kl(date(2019, 10, 14)), (anspraket(30),))
    plan = planen(flyttat, nu=kl(date(2019, 10, 13), 12), vantande=(vantar,))
    assert all(ett.utskick is None for ett in plan)
    assert dagar(plan)[0] == ("2019-11-15", 60)


def test_a_contact_gets_nothing_outside_its_time() -> None:
    kontakter = {
        7: kontakt(galler_till=date(2019, 10, 31)),
        8: kontakt(adress="ny@kommunen.example", galler_fran=date(2019, 11, 1)),
    }
    plan = planen(FALL, nu=kl(date(2019, 10, 1)), kontakter=kontakter)
    assert [(ett.kontakt, dagarna(ett)) for ett in plan] == [(7, 30), (7, 14), (8, 7), (8, 1)]


def test_a_contact_that_ends_over_the_weekend_gets_nothing_on_monday() -> None:
    kontakter = {7: kontakt(galler_till=date(2019, 10, 13))}  # the Sunday of the rung of 30 days
    assert planen(FALL, nu=kl(date(2019, 10, 1)), kontakter=kontakter) == ()


def test_what_falls_due_during_a_pause_comes_as_one_message_after_it() -> None:
    pausad = FALL._replace(pausad_till=date(2019, 11, 1))
    assert dagar(planen(pausad, nu=kl(date(2019, 10, 1)))) == [
        ("2019-11-01", 14),
        ("2019-11-05", 7),
        ("2019-11-11", 1),
    ]


def test_a_claim_that_waits_for_the_end_of_a_pause_comes_then() -> None:
    pausad = FALL._replace(pausad_till=date(2019, 10, 25))
    vantar = anspraket(30)
    plan = planen(pausad, nu=kl(date(2019, 10, 20)), gjorda=frozenset({vantar}), pausade=(vantar,))
    assert dagar(plan)[:2] == [("2019-10-25", 30), ("2019-10-29", 14)]


def test_a_pause_ends_on_the_last_day_at_the_latest() -> None:
    pausad = FALL._replace(pausad_till=date(2019, 12, 24))
    assert dagar(planen(pausad, nu=kl(date(2019, 11, 4)))) == [("2019-11-12", 1)]
