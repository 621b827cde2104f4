"""Agreements are always registered, and their notices and rulings are not lost."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from beslutsmodell.avtal.kommandon import ProvaSent
from diarium.avtal import registrera_avtalskommando
from diarium.databas import Databas
from diarium.fel import OkandHuvudman
from tests.diarium.avtalsrigg import AMAL, FRIST, NU, rigga_avtal

SENT = FRIST + timedelta(hours=1)
GODTAS = ProvaSent(huvudman=AMAL, godtas=True, motivering="godtas", av="VGR")


def test_an_agreement_outside_the_decision_is_registered_all_the_same(
    databas: Databas, tmp_path: Path
) -> None:
    rigg = rigga_avtal(databas, tmp_path)
    assert rigg.avtalsstatus() == "saknas"
    assert rigg.skriv_under("avrop", "1", "2", "3").nytt
    assert rigg.avtalsstatus() == "komplettering_kravs"


def test_the_same_agreement_twice_is_recorded_once(databas: Databas, tmp_path: Path) -> None:
    rigg = rigga_avtal(databas, tmp_path)
    assert rigg.skriv_under("avrop").nytt
    assert not rigg.skriv_under("avrop").nytt


def test_what_was_misread_in_an_agreement_can_be_put_right(
    databas: Databas, tmp_path: Path
) -> None:
    rigg = rigga_avtal(databas, tmp_path)
    rigg.besluta("1")
    rigg.skriv_under("samverkansavtal")
    rigg.skriv_under("avrop", "1", "2")
    rigg.skriv_under("avrop", "1", nu=NU + timedelta(minutes=5))
    assert rigg.avtalsstatus(nu=NU + timedelta(hours=1)) == "undertecknat"


def test_a_ruling_in_the_same_words_on_something_new_is_recorded(
    databas: Databas, tmp_path: Path
) -> None:
    rigg = rigga_avtal(databas, tmp_path)
    rigg.besluta("1")
    rigg.skriv_under("avrop", nu=SENT)
    assert rigg.gor(GODTAS, nu=SENT).nytt
    assert not rigg.gor(GODTAS, nu=SENT).nytt
    senare = SENT + timedelta(hours=1)
    rigg.skriv_under("samverkansavtal", nu=senare)
    assert rigg.avtalsstatus(nu=senare) == "inkommet_efter_frist"
    assert rigg.gor(GODTAS, nu=senare).nytt
    assert rigg.avtalsstatus(nu=senare) == "undertecknat"


def test_a_stranger_to_the_round_is_refused(databas: Databas, tmp_path: Path) -> None:
    rigg = rigga_avtal(databas, tmp_path)
    with databas.skriv() as session, pytest.raises(OkandHuvudman, match="9999"):
        registrera_avtalskommando(session, rigg.omgang.kod, "9999", GODTAS, nu=NU)


def test_what_is_lacking_is_told_in_one_letter(databas: Databas, tmp_path: Path) -> None:
    rigg = rigga_avtal(databas, tmp_path)
    rigg.besluta("1")
    for slag in ("avrop", "samverkansavtal"):
        rigg.skriv_under(slag, "1", "2")
    with databas.las() as session:
        breven = session.execute(
            text("SELECT tillstand, motivering FROM utskick WHERE sort = 'komplettering'"),
        ).all()
    assert Counter(map(tuple, breven)) == {
        ("aterhallen", "ersattes av ett nyare besked"): 1,
        ("planerad", None): 1,
    }
