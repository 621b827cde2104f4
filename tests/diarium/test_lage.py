"""The state of a round: sums that add up, and lateness that needs no sweep."""

from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.utfall import Utfall
from diarium.databas import Databas
from diarium.inlasning.omgang import Inlast
from diarium.lage import las_lage
from diarium.lagerapport import Omgangslage
from diarium.registrera import registrera
from tests.diarium.diariet import START, Diariet, borja
from tests.diarium.svep.rigg import beslut

ANTAL = 49
UTFALL = (Utfall.BIFALL, Utfall.AVSLAG, Utfall.ATERREMISS, Utfall.BORDLAGGNING, Utfall.NOTERAT)


def lage(diariet: Diariet, nu: datetime) -> Omgangslage:
    with diariet.databas.las() as session:
        return las_lage(session, diariet.kod, nu=nu)


@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(val=st.lists(st.tuples(st.integers(0, 200), st.sampled_from(UTFALL)), max_size=20))
def test_every_sum_of_2019_is_49_whatever_is_decided(
    databas: Databas, fvm: Inlast, val: list[tuple[int, Utfall]]
) -> None:
    diariet = borja(databas, fvm.omgang, fvm.kontakter)
    nycklar = [
        rad.nyckel
        for rad in diariet.las("SELECT nyckel FROM arende WHERE sort = 'beslutar' ORDER BY id")
    ]
    for dag, (plats, utfall) in enumerate(val):
        nyckel = nycklar[plats % len(nycklar)]
        punkter = list(diariet.punkter(nyckel))
        kommando = beslut(nyckel, START.date() + timedelta(days=dag), utfall, punkter)
        with databas.skriv() as session:
            registrera(session, diariet.kod, nyckel, kommando, nu=START + timedelta(days=dag))
    for nu in (START, datetime(2019, 11, 27, 12, tzinfo=STOCKHOLM)):
        summor = lage(diariet, nu).summa
        assert {namn: sum(summa.values()) for namn, summa in summor.items()} == dict.fromkeys(
            summor, ANTAL
        )


def test_a_body_is_late_the_minute_after_its_own_day_without_any_sweep(
    diariet: Diariet,
) -> None:
    sista = datetime(2019, 11, 12, 23, 59, tzinfo=STOCKHOLM)
    for nu, forsenad in ((sista, False), (sista + timedelta(minutes=1), True)):
        ale = next(man for man in lage(diariet, nu).kommuner if man.kod == "1440")
        assert ale.forsenad is forsenad


def test_who_has_answered_is_never_late(diariet: Diariet) -> None:
    kf = "beslut/1440-kf"
    diariet.gor(kf, beslut(kf, date(2019, 10, 9)))
    nu = datetime(2020, 3, 1, 12, tzinfo=STOCKHOLM)
    assert not next(man for man in lage(diariet, nu).kommuner if man.kod == "1440").forsenad
