"""The chain can be checked by anyone who has only its texts."""

import json
from datetime import UTC, datetime
from hashlib import sha256

from beslutsmodell.utfall import Utfall
from tests.diarium.diariet import NU, START, Diariet, beslut


def _spelat(diariet: Diariet) -> Diariet:
    diariet.besluta("vastkom/vk-styrelse", "au/fyr-au", "direktion/gr-styrelse")
    diariet.gor("beslut/1440-kf", beslut("beslut/1440-kf", Utfall.AVSLAG))
    return diariet


def test_the_hashes_follow_from_the_stored_texts(diariet: Diariet) -> None:
    kedja = _spelat(diariet).kedja()
    fore = "0" * 64
    for rad in kedja:
        fore = sha256(f"{fore}\n{rad.kropp}".encode()).hexdigest()
        assert rad.hash == fore
    huvud = diariet.las("SELECT lopnr, huvudhash FROM omgang")[0]
    assert (huvud.lopnr, huvud.huvudhash) == (len(kedja), fore)


def test_every_text_is_json_that_agrees_with_its_columns(diariet: Diariet) -> None:
    for rad in _spelat(diariet).kedja():
        kropp = json.loads(rad.kropp)
        assert list(kropp)[-1] == "handelse"
        assert kropp["omgang"] == diariet.kod
        assert (kropp["lopnr"], kropp["nummer"], kropp["nyckel"], kropp["handelse"]["typ"]) == (
            rad.lopnr,
            rad.nummer,
            rad.nyckel,
            rad.typ,
        )


def test_numbers_have_no_gaps_in_round_or_case(diariet: Diariet) -> None:
    kedja = _spelat(diariet).kedja()
    assert [rad.lopnr for rad in kedja] == list(range(1, len(kedja) + 1))
    per_arende: dict[str, list[int]] = {}
    for rad in kedja[1:]:
        kropp = json.loads(rad.kropp)
        per_arende.setdefault(kropp["arende"], []).append(kropp["nummer"])
    assert per_arende["beslut/1440-kf"] == [1, 2]
    assert all(tal == list(range(1, len(tal) + 1)) for tal in per_arende.values())


def test_times_are_written_in_utc(diariet: Diariet) -> None:
    kedja = _spelat(diariet).kedja()
    tider = [datetime.fromisoformat(json.loads(rad.kropp)["tid"]) for rad in kedja]
    assert tider[0] == START
    assert tider[-1] == NU
    assert {tid.tzinfo for tid in tider} == {UTC}


def test_both_databases_write_the_same_first_text(diariet: Diariet) -> None:
    kropp = diariet.kedja()[0].kropp
    assert '"agare":"VästKom"' in kropp
    assert json.loads(kropp)["handelse"]["arenden"][0]["nyckel"] == "vastkom/vk-styrelse"


def test_the_first_event_names_no_contact(diariet: Diariet) -> None:
    kropp = diariet.kedja()[0].kropp
    assert "registrator@" not in kropp
    assert "Registrator" not in kropp
