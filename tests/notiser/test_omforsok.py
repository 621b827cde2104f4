"""When a failed message is tried again."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from notiser.omforsok import VANTETIDER, nasta_forsok

NU = datetime(2019, 9, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize(("antal", "minuter"), [(1, 1), (2, 5), (3, 30), (4, 120), (5, 360)])
def test_the_wait_grows_with_each_attempt(antal: int, minuter: int) -> None:
    assert nasta_forsok(antal, nu=NU, slump=0.5) == NU + timedelta(minutes=minuter)


def test_after_the_sixth_attempt_the_message_is_dead() -> None:
    assert nasta_forsok(len(VANTETIDER) + 1, nu=NU, slump=0.5) is None


def test_chance_spreads_the_wait_by_a_fifth() -> None:
    assert nasta_forsok(2, nu=NU, slump=0.0) == NU + timedelta(minutes=4)
    senast = nasta_forsok(2, nu=NU, slump=0.999)
    assert senast is not None
    assert timedelta(minutes=5.9) < senast - NU < timedelta(minutes=6)


def test_the_receivers_wish_is_never_hurried() -> None:
    assert nasta_forsok(1, nu=NU, slump=0.5, vanta_s=600) == NU + timedelta(seconds=600)
    assert nasta_forsok(3, nu=NU, slump=0.5, vanta_s=600) == NU + timedelta(minutes=30)


def test_the_wait_is_true_over_the_change_of_clocks() -> None:
    natten = datetime(2019, 10, 27, 1, 30, tzinfo=ZoneInfo("Europe/Stockholm"))
    nasta = nasta_forsok(4, nu=natten, slump=0.5)
    assert nasta is not None
    assert nasta - natten.astimezone(UTC) == timedelta(hours=2)


@pytest.mark.parametrize(
    ("antal", "nu", "slump"),
    [(0, NU, 0.5), (1, NU.replace(tzinfo=None), 0.5), (1, NU, 1.0), (1, NU, -0.1)],
)
def test_a_question_without_meaning_is_refused(antal: int, nu: datetime, slump: float) -> None:
    with pytest.raises(ValueError, match="Räkna försök från 1"):
        nasta_forsok(antal, nu=nu, slump=slump)
