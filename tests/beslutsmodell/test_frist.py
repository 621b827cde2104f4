"""Deadlines as they are written and moved: versions only grow."""

from datetime import UTC, date, datetime, time

import pytest

from beslutsmodell import Frist, OgiltigFrist, Tidpunkt, andra_frist
from beslutsmodell.frist import STOCKHOLM

NU = datetime(2019, 11, 1, 9, tzinfo=STOCKHOLM)
SISTA = Tidpunkt(datum=date(2019, 11, 26))
SENARE = Tidpunkt(datum=date(2020, 4, 30), klockslag=time(16))
FRISTER = (Frist(milstolpe="mottaget", version=1, tidpunkt=SISTA),)


def test_an_assumed_time_of_day_says_so() -> None:
    assert SISTA.antaget
    assert SISTA.i_text == "tisdag 26 november 2019 kl. 23.59 (klockslaget är antaget)"
    assert SISTA.med_vecka == "tisdag 26 november 2019 (v. 48) kl. 23.59 (klockslaget är antaget)"


@pytest.mark.parametrize(
    ("klockslag", "text"),
    [
        (time(16), "kl. 16.00"),
        (time(9, 5), "kl. 9.05"),
        (time(0, 0), "kl. 0.00"),
        (time(23, 59), "kl. 23.59"),
    ],
)
def test_a_stated_time_of_day_stands_alone(klockslag: time, text: str) -> None:
    tidpunkt = Tidpunkt(datum=date(2019, 11, 26), klockslag=klockslag)
    assert tidpunkt.i_text == f"tisdag 26 november 2019 {text}"


def test_the_instant_is_in_stockholm() -> None:
    assert SISTA.instant.astimezone(UTC) == datetime(2019, 11, 26, 22, 59, tzinfo=UTC)
    assert SENARE.instant.astimezone(UTC) == datetime(2020, 4, 30, 14, 0, tzinfo=UTC)


def test_a_moved_deadline_is_a_new_version() -> None:
    bytt = andra_frist(
        FRISTER,
        milstolpe="mottaget",
        tidpunkt=SENARE,
        motivering="VGR förlänger",
        nu=NU,
    )
    assert bytt.frist == Frist(
        milstolpe="mottaget",
        version=2,
        tidpunkt=SENARE,
        motivering="VGR förlänger",
    )
    assert FRISTER[0].tidpunkt == SISTA


def test_a_deadline_may_move_back_again() -> None:
    tva = Frist(milstolpe="mottaget", version=2, tidpunkt=SENARE, motivering="VGR förlänger")
    bytt = andra_frist(
        (tva, *FRISTER),
        milstolpe="mottaget",
        tidpunkt=SISTA,
        motivering="VGR ångrar sig",
        nu=NU,
    )
    assert (bytt.frist.version, bytt.frist.tidpunkt) == (3, SISTA)


@pytest.mark.parametrize(
    ("milstolpe", "tidpunkt", "motivering", "svar"),
    [
        ("undertecknat", SENARE, "skäl", r"ingen milstolpe 'undertecknat'. Välj bland: mottaget\."),
        ("mottaget", SENARE, "  ", "Ange varför fristen ändras"),
        ("mottaget", SISTA, "skäl", r"Fristen är redan tisdag 26 november 2019 kl\. 23\.59"),
        ("mottaget", Tidpunkt(datum=date(2019, 10, 31)), "skäl", "har redan passerat"),
    ],
)
def test_what_is_no_change_is_refused(
    milstolpe: str,
    tidpunkt: Tidpunkt,
    motivering: str,
    svar: str,
) -> None:
    with pytest.raises(OgiltigFrist, match=svar):
        andra_frist(
            iter(FRISTER),
            milstolpe=milstolpe,
            tidpunkt=tidpunkt,
            motivering=motivering,
            nu=NU,
        )
