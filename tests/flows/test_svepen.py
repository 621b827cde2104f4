"""The sweeps derive what is due from the record, and the hourly check says what is wrong."""

import re
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from beslutsmodell.frist import STOCKHOLM
from diarium.databas import Databas
from diarium.databaslage import stega_klocka
from diarium.forsummat import Forsummat
from flows.diariet import Avstamning
from tests.flows.korning import NU, START, kor, korningen

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server")]


@pytest.fixture
def startad(diariet: Databas) -> Databas:
    """A record in which the round of 2019 has started."""
    from flows.starta_omgang import starta_omgang

    assert kor(starta_omgang, START).is_completed()
    stega_klocka(diariet, NU + timedelta(minutes=5))
    return diariet


def test_a_reminder_sweep_twice_claims_once(startad: Databas) -> None:
    from flows.paminn import paminn

    kor(paminn)
    stega_klocka(startad, datetime(2019, 6, 17, 9, tzinfo=STOCKHOLM))
    forsta, andra = kor(paminn), kor(paminn)
    assert not str(forsta.message).startswith("0 påminnelser")
    assert str(andra.message).startswith("0 påminnelser")


@pytest.mark.usefixtures("startad")
def test_a_sender_without_a_server_tries_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.skicka_utskick import skicka_utskick

    monkeypatch.setenv("BESLUT_SMTP_PORT", "9")
    lage = kor(skicka_utskick)
    assert lage.is_completed()
    assert lage.message == "1 tillfälligt fel"


def test_a_sweep_that_the_guard_stopped_asks_for_a_human(
    startad: Databas, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.paminn import paminn
    from flows.skicka_utskick import skicka_utskick

    monkeypatch.setenv("BESLUT_SPARR", "1")
    stega_klocka(startad, datetime(2019, 6, 17, 9, tzinfo=STOCKHOLM))
    kor(paminn)
    lage = kor(skicka_utskick)
    assert (lage.is_failed(), lage.name) == (True, "Kräver åtgärd")
    assert (
        str(lage.message).splitlines()[1] == "fvm-avrop-2019: 1 ärende att ta upp och 1 påminnelse."
    )
    assert "`beslut svep --slapp`" in str(lage.message)


@pytest.mark.usefixtures("startad")
@pytest.mark.parametrize(
    ("variabel", "varde", "svar"),
    [
        ("PORT", "abc", "BESLUT_SMTP_PORT: 'abc' är inget heltal. Skriv bara siffror."),
        ("PORT", "70000", "BESLUT_SMTP_PORT: "),
        ("ANVANDARE", "u", "BESLUT_SMTP_ANVANDARE och BESLUT_SMTP_LOSENORD, eller inget av dem."),
    ],
)
def test_a_setting_that_does_not_do_is_told_in_swedish(
    monkeypatch: pytest.MonkeyPatch, variabel: str, varde: str, svar: str
) -> None:
    from flows.skicka_utskick import skicka_utskick

    monkeypatch.setenv(f"BESLUT_SMTP_{variabel}", varde)
    lage = kor(skicka_utskick)
    assert (lage.is_failed(), lage.name) == (True, "Nekat")
    assert svar in str(lage.message)


@pytest.mark.parametrize(
    ("antal", "mening"),
    [
        ({"skickad": 1, "aterhallen": 2}, "1 skickat, 2 återhållna"),
        ({"skickad": 8, "dod": 1, "planerad": 0}, "8 skickade, 1 uppgivet"),
        ({}, "Inget att skicka."),
    ],
)
def test_what_was_sent_is_said_in_correct_swedish(antal: dict[str, int], mening: str) -> None:
    from flows.skicka_utskick import utfall_i_ord

    assert utfall_i_ord(antal) == mening


def test_a_sweep_is_named_by_its_time() -> None:
    from flows.paminn import paminn

    assert re.fullmatch(r"Påminnelser \d{4}-\d\d-\d\d kl\. \d\d\.\d\d", korningen(kor(paminn)).name)


@pytest.mark.usefixtures("startad")
def test_the_hourly_check_finds_all_well() -> None:
    from flows.avstamning import avstamning
    from flows.paminn import paminn

    kor(paminn)
    lage = kor(avstamning)
    assert lage.is_completed()
    assert str(lage.message).startswith(
        "Diariet stämmer. Senaste svepet gick 12 juni 2019 kl. 12.05.",
    )


def test_sweeps_that_stopped_are_told_of(startad: Databas) -> None:
    from flows.avstamning import avstamning
    from flows.paminn import paminn

    kor(paminn)
    stega_klocka(startad, NU + timedelta(hours=2))
    lage = kor(avstamning)
    assert (lage.is_failed(), lage.name) == (True, "Kräver åtgärd")
    assert "Svepen har stått stilla sedan dess" in str(lage.message)


def test_a_week_without_sweeps_is_told_of_and_made_up_for(
    startad: Databas, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.avstamning import avstamning
    from flows.paminn import paminn
    from flows.skicka_utskick import skicka_utskick

    monkeypatch.setenv("BESLUT_SMTP_PORT", "9")
    kor(paminn)
    stega_klocka(startad, datetime(2019, 6, 19, 9, tzinfo=STOCKHOLM))
    stilla = str(kor(avstamning).message)
    assert "Senaste svepet gick 12 juni 2019 kl. 12.05. Svepen har stått stilla" in stilla
    assert "Meddelanden som skulle ha gått för mer än en timme sedan: 1." in stilla
    assert str(kor(paminn).message).startswith("2 påminnelser")
    kor(skicka_utskick)
    igen = str(kor(avstamning).message)
    assert "Svepen har stått stilla" not in igen
    assert "hoppades över det senaste dygnet, för att en senare gick: 1." in igen


@pytest.mark.usefixtures("startad")
def test_a_change_behind_the_back_is_told_of(hem: Path) -> None:
    from flows.avstamning import avstamning

    with sqlite3.connect(hem / "diarium.sqlite") as fil:
        fil.execute("UPDATE punktlage SET utfall = 'bifall' WHERE punkt = '1'")
    fil.close()
    lage = kor(avstamning)
    assert lage.is_failed()
    assert "Diariet stämmer inte" in str(lage.message)


def test_a_record_that_never_swept_is_new() -> None:
    from flows.avstamning import tyst

    assert not tyst(Avstamning(nu=NU, fynd=(), senaste_svep=None, forsummat=Forsummat(0, 0)))
