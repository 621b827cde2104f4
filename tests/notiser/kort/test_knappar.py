"""The buttons of a card: letters that are written beforehand, to where answers go."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from beslutsmodell.kontakt import Kontaktroll
from notiser.underlag import Paminnelse
from tests.notiser.kort.langa import en_paminnelse, kortet
from tests.notiser.texter.exempelunderlag import alla_sorter, en_omgang, en_uppgift

TITLAR = {
    "paminnelse": ("Svara med e-post",),
    "oppning": ("Svara med e-post",),
    "fristandring": ("Svara med e-post",),
    "underlagsandring": ("Svara med e-post",),
    "aterkallelse": ("Fråga med e-post",),
    "komplettering": ("Svara med e-post",),
    "kvittering": ("Fråga med e-post",),
    "protokoll": ("Svara med e-post",),
    "kontaktfraga": ("Ja, det stämmer", "Nej, fel mottagare"),
    "paketleverans": ("Kvittera med e-post",),
}


def brevet(lank: str) -> tuple[str, str, str]:
    """Gives to whom, the subject and the text of the letter that a link opens."""
    delad = urlsplit(lank)
    assert delad.scheme == "mailto"
    falt = parse_qs(delad.query, strict_parsing=True)
    return unquote(delad.path), falt["subject"][0], falt.get("body", [""])[0]


@pytest.mark.parametrize("sort", alla_sorter())
def test_each_kind_has_its_buttons(sort: str) -> None:
    kort = kortet(alla_sorter()[sort], Kontaktroll.REGISTRATOR)
    assert tuple(ett["title"] for ett in kort.kort["actions"]) == TITLAR[sort]
    for ett in kort.kort["actions"]:
        assert ett["type"] == "Action.OpenUrl"
        assert ett["url"].isascii()
        assert not set(' "<>') & set(ett["url"])
        till, amne, _ = brevet(ett["url"])
        assert till in {"fvm@vastkom.example", "beslut@vastkom.example"}
        assert amne


def test_an_answer_has_the_messages_subject_and_its_body() -> None:
    kort = kortet(alla_sorter()["paminnelse"], Kontaktroll.REGISTRATOR)
    till, amne, text = brevet(kort.kort["actions"][0]["url"])
    assert (till, amne) == ("fvm@vastkom.example", f"Sv: {kort.rubrik}")
    assert text == "Organ: Kommunfullmäktige i Åmåls kommun\r\nSvar:\r\n"


def test_an_answer_about_several_bodies_leaves_room_for_which() -> None:
    kort = kortet(en_paminnelse(60), Kontaktroll.REGISTRATOR)
    assert brevet(kort.kort["actions"][0]["url"])[2] == "Organ: \r\nSvar:\r\n"


def test_yes_is_the_answer_that_a_program_reads() -> None:
    kort = kortet(alla_sorter()["kontaktfraga"], Kontaktroll.REGISTRATOR)
    ja, nej = (brevet(ett["url"]) for ett in kort.kort["actions"])
    assert ja == (
        "beslut@vastkom.example",
        "Stämmer [0123456789abcdef01234567]",
        "Ja, kontakten stämmer.",
    )
    assert nej[0] == "fvm@vastkom.example"
    assert nej[1].startswith("Fel mottagare: ")


def test_a_coordinator_is_offered_to_ask() -> None:
    kort = kortet(alla_sorter()["paminnelse"], Kontaktroll.SAMORDNARE)
    assert [ett["title"] for ett in kort.kort["actions"]] == ["Fråga med e-post"]


@pytest.mark.parametrize("sort", sorted(set(TITLAR) - {"kontaktfraga", "paketleverans"}))
def test_the_owner_is_not_offered_to_write_to_itself(sort: str) -> None:
    assert "actions" not in kortet(alla_sorter()[sort], Kontaktroll.AGARE).kort


def test_a_name_before_the_address_is_no_part_of_the_link() -> None:
    omgang = en_omgang(kontakt="VästKom <fvm@vastkom.example>")
    kort = kortet(Paminnelse(omgang=omgang, uppgifter=(en_uppgift(),), dagar=14))
    assert brevet(kort.kort["actions"][0]["url"])[0] == "fvm@vastkom.example"


@pytest.mark.parametrize("kontakt", ["", "VästKom", "fråga på kontoret"])
def test_without_an_address_for_answers_there_is_no_button(kontakt: str) -> None:
    omgang = en_omgang(kontakt=kontakt)
    kort = kortet(Paminnelse(omgang=omgang, uppgifter=(en_uppgift(),), dagar=14))
    assert "actions" not in kort.kort


def test_a_subject_too_long_to_be_opened_names_the_number_alone() -> None:
    omgang = en_omgang(titel="å" * 300)
    kort = kortet(Paminnelse(omgang=omgang, uppgifter=(en_uppgift(),), dagar=14))
    lank = kort.kort["actions"][0]["url"]
    assert len(lank) < 2_000
    assert brevet(lank)[1] == "Sv: dnr VK 2019/17 (fiktivt)"


def test_a_subject_cannot_add_a_recipient() -> None:
    omgang = en_omgang(titel="Avrop&cc=annan@vastkom.example?to=x\r\nBcc: y@z.example")
    kort = kortet(Paminnelse(omgang=omgang, uppgifter=(en_uppgift(),), dagar=14))
    delad = urlsplit(kort.kort["actions"][0]["url"])
    assert set(parse_qs(delad.query)) == {"subject"}
