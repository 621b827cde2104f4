"""Dates as people in Sweden read them."""

from datetime import UTC, date, datetime

import pytest

from beslutsmodell import datum_i_text, datum_med_vecka, kort_datum, tid_i_text, vecka


def test_a_day_is_written_with_its_year() -> None:
    assert datum_i_text(date(2019, 11, 26)) == "tisdag 26 november 2019"
    assert kort_datum(date(2020, 5, 1)) == "1 maj 2020"


@pytest.mark.parametrize(
    ("dag", "text"),
    [(date(2019, 11, 26), "v. 48"), (date(2019, 12, 30), "v. 1"), (date(2021, 1, 1), "v. 53")],
)
def test_weeks_are_numbered_by_iso(dag: date, text: str) -> None:
    assert vecka(dag) == text


def test_a_last_day_is_written_with_its_week() -> None:
    assert datum_med_vecka(date(2019, 11, 26)) == "tisdag 26 november 2019 (v. 48)"


def test_a_time_of_day_has_a_full_stop() -> None:
    assert tid_i_text(datetime(2019, 11, 26, 9, 5, tzinfo=UTC)) == "26 november 2019 kl. 9.05"
