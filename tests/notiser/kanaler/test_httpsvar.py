"""Reading Retry-After."""

from datetime import UTC, datetime

import pytest

from notiser.kanaler.httpsvar import vantan

NU = datetime(2019, 9, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("huvud", "sekunder"),
    [
        (None, None),
        ("", None),
        ("snart", None),
        ("-5", None),
        ("0", 0),
        (" 90 ", 90),
        ("99999999999999999999", 86_400),
        ("Tue, 03 Sep 2019 08:02:00 GMT", 120),
        ("Tue, 03 Sep 2019 07:00:00 GMT", 0),
        ("Wed, 03 Sep 2025 07:00:00 GMT", 86_400),
    ],
)
def test_the_wait_is_seconds_or_a_date(huvud: str | None, sekunder: int | None) -> None:
    assert vantan(huvud, nu=NU) == sekunder
