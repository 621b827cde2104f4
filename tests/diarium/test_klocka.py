"""The clock is read in one place, and stepped only forward."""

from datetime import UTC, datetime, timedelta

import pytest

from beslutsmodell.frist import STOCKHOLM
from diarium.klocka import Stegklocka, Systemklocka

MIDDAG = datetime(2019, 11, 26, 12, tzinfo=STOCKHOLM)


def test_the_system_clock_is_aware_and_in_utc() -> None:
    nu = Systemklocka().nu()
    assert nu.tzinfo is UTC
    assert Systemklocka().nu() >= nu


def test_a_stepped_clock_stands_still_until_moved() -> None:
    klocka = Stegklocka(MIDDAG)
    assert klocka.nu() == klocka.nu() == MIDDAG
    assert klocka.nu().tzinfo is UTC
    klocka.ga_till(MIDDAG + timedelta(days=1))
    assert klocka.nu() == MIDDAG + timedelta(days=1)


def test_a_stepped_clock_may_stay_but_not_go_back() -> None:
    klocka = Stegklocka(MIDDAG)
    klocka.ga_till(MIDDAG)
    with pytest.raises(ValueError, match="går inte bakåt"):
        klocka.ga_till(MIDDAG - timedelta(seconds=1))
    assert klocka.nu() == MIDDAG
