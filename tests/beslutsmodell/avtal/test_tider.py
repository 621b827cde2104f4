"""When an agreement was sent: stated or not, and never after it came."""

import json
from datetime import datetime, timedelta

import pytest

from beslutsmodell import OgiltigtBeslut, sent_i_ord, tider_i_ord
from beslutsmodell.avtal.lage import Huvudmansavtal
from tests.beslutsmodell.avtal.avtalen import (
    EFTER,
    FORE,
    LAMNA_IN,
    TOMT,
    handling,
    kor,
    kvittera,
    registrera,
)

SKICKAT = FORE - timedelta(minutes=5)


def test_a_time_that_is_not_stated_leaves_no_trace() -> None:
    assert "skickat" not in json.loads(handling().model_dump_json())
    assert "skickat" not in kor(TOMT, registrera()).model_dump_json()
    avtal = kor(TOMT, registrera(skickat=SKICKAT))
    assert Huvudmansavtal.model_validate_json(avtal.model_dump_json()) == avtal


@pytest.mark.parametrize(
    ("skickat", "nu", "text"),
    [
        (FORE + timedelta(minutes=1), EFTER, "skickats 2019-11-20 12:01, efter att det kom in"),
        (FORE + timedelta(minutes=1), FORE, "sägs ha skickats i framtiden (2019-11-20 12:01)"),
    ],
)
def test_what_is_sent_before_it_comes_has_been_sent(
    skickat: datetime, nu: datetime, text: str
) -> None:
    with pytest.raises(OgiltigtBeslut) as fel:
        kor(TOMT, registrera(skickat=skickat), nu=nu)
    assert text in str(fel.value)
    assert kor(TOMT, registrera(skickat=FORE)).handlingar["avrop"].skickat == FORE


def test_the_time_may_be_told_afterwards_and_undoes_nothing() -> None:
    sent = kor(TOMT, registrera(inkommet=EFTER), nu=EFTER)
    igen = kor(sent, registrera(inkommet=EFTER, skickat=SKICKAT), nu=EFTER)
    assert igen.handlingar["avrop"].skickat == SKICKAT
    assert (igen.sent, igen.sent_godtas) == (True, None)
    assert kor(igen, registrera(inkommet=EFTER), nu=EFTER).handlingar == igen.handlingar


def test_what_has_been_handed_over_keeps_its_times() -> None:
    inlamnat = kor(TOMT, registrera(), LAMNA_IN, kvittera())
    igen = kor(inlamnat, registrera(skickat=SKICKAT))
    assert igen.handlingar == inlamnat.handlingar
    assert igen.kvittens == inlamnat.kvittens


def test_who_rules_is_told_every_time_that_is_known() -> None:
    med = handling(skickat=SKICKAT)
    assert tider_i_ord(med) == (
        "skickat 20 november 2019 kl. 11.55, inkommet 20 november 2019 kl. 12.00"
    )
    avtal = kor(TOMT, registrera(skickat=SKICKAT), registrera("samverkan"))
    assert sent_i_ord(avtal) == (
        f"avrop: {tider_i_ord(med)}; samverkan: inkommet 20 november 2019 kl. 12.00. "
        "När det skickades är inte angivet för alla."
    )
    assert sent_i_ord(TOMT) == ""
