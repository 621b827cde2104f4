"""A card about many is shortened to what Teams takes, and says truly what it leaves out."""

import json
import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.mottagare.kortkontroll import STORSTA_KORT, las_kort
from beslutsmodell.kontakt import Kanal, Kontaktroll
from notiser.dubblett import markera_dubblett
from notiser.forsandelse import Kort
from notiser.granska.granska import granska
from notiser.kanaler.kortstorlek import kuvert
from notiser.underlag import Underlag, Uppgift
from tests.notiser.kort.langa import en_paminnelse, kortet, langa
from tests.notiser.texter.exempelunderlag import NU, alla_sorter, en_adressat, sarskilda_fall

RESTEN = re.compile(
    r"(?P<till>… och )?(?P<antal>\d+) (?P<sak>\w+)(?(till) till| ryms inte i kortet)\. "
    r"(?:Fråga fvm@vastkom\.example om hela listan|Hela listan visas med `beslut lage \S+`)\."
)
SAKER = {"ärende", "ärenden", "organ", "brist", "brister"}


def till_teams(kort: Kort) -> dict[str, Any]:
    """Gives the card as the real check lets it through, with the note that it may be a copy."""
    markt = markera_dubblett(kort)
    assert isinstance(markt, Kort)
    las_kort(kuvert(markt.kort))
    return las_kort(kuvert(kort.kort))


def rubriker(kropp: list[dict[str, Any]]) -> list[str]:
    return [ett["text"] for ett in kropp if ett["type"] == "TextBlock"]


def utelamnade(kropp: list[dict[str, Any]]) -> int:
    (traff,) = filter(None, map(RESTEN.fullmatch, rubriker(kropp)))
    assert traff["sak"] in SAKER
    assert (traff["sak"] in {"ärende", "brist"}) == (traff["antal"] == "1") or (
        traff["sak"] == "organ"
    )
    return int(traff["antal"])


@given(
    sort=st.sampled_from(tuple(langa(1))),
    antal=st.integers(1, 90),
    langd=st.sampled_from((0, 0, 40, 700, 9_000)),
    roll=st.sampled_from(Kontaktroll),
)
@settings(max_examples=40, deadline=None)
def test_listed_and_left_out_are_all(sort: str, antal: int, langd: int, roll: Kontaktroll) -> None:
    underlag, kannetecken = langa(antal, langd=langd)[sort]
    hela = kortet(underlag, roll)
    kort = till_teams(hela)
    kropp, text = kort["body"], json.dumps(kort, ensure_ascii=False)
    listade = [ord_ for ord_ in kannetecken if ord_ in rubriker(kropp)]
    assert listade == list(kannetecken[: len(listade)])
    kvar = utelamnade(kropp) if len(listade) < antal else 0
    assert len(listade) + kvar == antal
    omgang = underlag.omgang
    for ord_ in (omgang.titel, omgang.agare, omgang.dnr, omgang.kontakt, *omgang.fiktivt):
        assert ord_ in text
    assert omgang.motpartens_frist.med_vecka in text
    assert "Innehåller fiktiva uppgifter" in rubriker(kropp)
    if roll is not Kontaktroll.AGARE:
        assert kort["actions"][0]["url"].startswith("mailto:fvm@vastkom.example?subject=")
    adressat = en_adressat(Kanal.TEAMS, roll=roll)
    assert granska(underlag, adressat=adressat, forsandelse=hela, nu=NU) == ()


@pytest.mark.parametrize("namn", alla_sorter() | sarskilda_fall())
def test_a_card_that_fits_leaves_nothing_out(namn: str) -> None:
    underlag = (alla_sorter() | sarskilda_fall())[namn]
    assert not RESTEN.search(str(kortet(underlag).kort))


def test_sixty_bodies_become_a_full_card_with_no_orphan_heading() -> None:
    kort = kortet(en_paminnelse(60)).kort
    storlek = len(kuvert(kort))
    assert STORSTA_KORT - 2_000 < storlek < STORSTA_KORT
    kropp = kort["body"]
    (plats,) = (nr for nr, ett in enumerate(kropp) if RESTEN.fullmatch(ett.get("text", "")))
    assert kropp[plats - 1]["type"] == "FactSet"
    assert utelamnade(kropp) == 60 - sum("Nämnd" in ett for ett in rubriker(kropp[1:plats]))
    assert "Så kan du hjälpa till" in rubriker(kropp[plats:])


def test_the_first_last_days_are_the_ones_that_stay() -> None:
    kort = kortet(en_paminnelse(60)).kort
    dagar = re.findall(
        r"Egen sista dag', 'value': '\w+ (\d+) november 2019 \(v\. 4\d\)'", str(kort)
    )
    assert [*map(int, dagar)] == sorted(map(int, dagar))
    assert dagar[0] == "16"


@pytest.mark.parametrize(("forst", "antal"), [(2, 8), (2, 80), (70, 90)])
def test_what_else_is_owed_is_left_out_first_and_counted(forst: int, antal: int) -> None:
    alla = en_paminnelse(antal).uppgifter
    underlag = en_paminnelse(1).model_copy(
        update={"uppgifter": alla[:forst], "ovriga": alla[forst:]}
    )
    kort = kortet(underlag, Kontaktroll.REGISTRATOR)
    kropp = till_teams(kort)["body"]
    listade = [ett for ett in rubriker(kropp) if ett.startswith("Nämnd")]
    ordnade = [*i_ordning(alla[:forst]), *i_ordning(alla[forst:])]
    assert listade == ordnade[: len(listade)]
    assert len(listade) + (utelamnade(kropp) if len(listade) < antal else 0) == antal
    assert ("Ni har också" in rubriker(kropp)) == (len(listade) > forst)
    adressat = en_adressat(Kanal.TEAMS, roll=Kontaktroll.REGISTRATOR)
    assert granska(underlag, adressat=adressat, forsandelse=kort, nu=NU) == ()


def i_ordning(uppgifter: Sequence[Uppgift]) -> list[str]:
    return [ett.organ for ett in sorted(uppgifter, key=lambda ett: ett.egen_frist)]


def test_a_single_item_without_room_is_told_of() -> None:
    kropp = till_teams(kortet(en_paminnelse(1, langd=20_000)))["body"]
    rad = "1 ärende ryms inte i kortet. Fråga fvm@vastkom.example om hela listan."
    assert rad in rubriker(kropp)


def bryt_resten(kort: Kort, nytt: str) -> Kort:
    text = RESTEN.sub(nytt, kort.model_dump_json())
    return Kort.model_validate_json(text)


@pytest.mark.parametrize("nytt", ["", "… och 1 ärende till. Fråga fvm@vastkom.example om allt."])
@pytest.mark.parametrize("sort", langa(1))
def test_a_card_that_is_silent_on_the_rest_is_found(sort: str, nytt: str) -> None:
    underlag: Underlag = langa(90, langd=150)[sort][0]
    brutet = bryt_resten(kortet(underlag), nytt)
    adressat = en_adressat(Kanal.TEAMS, roll=Kontaktroll.SAMORDNARE)
    assert granska(underlag, adressat=adressat, forsandelse=brutet, nu=NU) != ()


def test_more_left_out_than_there_are_is_found() -> None:
    underlag = en_paminnelse(60)
    rad = "… och 61 ärenden till. Fråga fvm@vastkom.example om hela listan."
    adressat = en_adressat(Kanal.TEAMS, roll=Kontaktroll.SAMORDNARE)
    brutet = bryt_resten(kortet(underlag), rad)
    assert granska(underlag, adressat=adressat, forsandelse=brutet, nu=NU) != ()
