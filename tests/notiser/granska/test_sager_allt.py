"""Who asks, about what, what to do next and by when, where to answer: what is left out is found."""

import pytest

from beslutsmodell.kontakt import Kanal, Kontaktroll
from notiser.granska.fynd import Fyndslag
from notiser.texter.stegord import NYTT_BESLUT, TILL_PROTOKOLLET
from tests.notiser.granska.planterat import (
    Byte,
    fynden,
    i_amnet,
    i_bada,
    i_brevet,
    i_kortet,
    sort,
    till_teams,
)
from tests.notiser.texter.exempelunderlag import alla_sorter, en_adressat, sarskilda_fall

FALL = alla_sorter() | sarskilda_fall()
FRISTEN = "tisdag 26 november 2019 (v. 48) kl. 23.59"


@pytest.mark.parametrize("roll", Kontaktroll)
@pytest.mark.parametrize("kanal", Kanal)
@pytest.mark.parametrize("namn", FALL)
def test_a_message_as_it_is_written_has_no_findings(
    namn: str, kanal: Kanal, roll: Kontaktroll
) -> None:
    adressat = en_adressat(kanal, roll=roll)
    assert [*map(str, fynden(FALL[namn], adressat=adressat))] == []


@pytest.mark.parametrize(
    ("slag", "gammalt", "nytt"),
    [
        (Fyndslag.AGARE, "VästKom", "Vi"),
        (Fyndslag.TITEL, "framtidens vårdinformationsmiljö", "en miljö"),
        (Fyndslag.DNR, "VK 2019/17 (fiktivt)", "(fiktivt)"),
        (Fyndslag.EGEN_FRIST, "tisdag 12 november 2019", "i höst"),
        (Fyndslag.MOTPARTENS_FRIST, FRISTEN, "i november"),
        (Fyndslag.KONTAKT, "fvm@vastkom.example", "oss"),
        (Fyndslag.ARENDE, "Kommunens beslut", "…"),
        (Fyndslag.NASTA_STEG, "Ta upp ärendet på", "Fundera på"),
    ],
)
def test_what_is_left_out_of_a_letter_is_found(slag: Fyndslag, gammalt: str, nytt: str) -> None:
    funna = fynden(sort("paminnelse"), andra=i_bada(gammalt, nytt))
    assert {(ett.slag, ett.var) for ett in funna} >= {(slag, "texten"), (slag, "HTML-delen")}


@pytest.mark.parametrize(
    ("namn", "slag", "gammalt"),
    [
        ("oppning", Fyndslag.NASTA_STEG, "Skicka ett protokollsutdrag så snart"),
        ("fristandring", Fyndslag.EGEN_FRIST, "tisdag 3 december 2019 (v. 49) kl. 16.00"),
        ("fristandring", Fyndslag.EGEN_FRIST, "tisdag 19 november 2019"),
        ("underlagsandring", Fyndslag.EGEN_FRIST, "måndag 28 oktober 2019"),
        ("underlagsandring", Fyndslag.NASTA_STEG, NYTT_BESLUT[:30]),
        ("aterkallelse", Fyndslag.NASTA_STEG, "ska inte längre besluta"),
        ("komplettering", Fyndslag.NASTA_STEG, "Skicka in version 2 undertecknad."),
        ("komplettering", Fyndslag.ARENDE, "har inte kommit in."),
        ("kvittering", Fyndslag.EGEN_FRIST, "21 november 2019 kl. 9.05"),
        ("kvittering", Fyndslag.ARENDE, "RS 2019-04711"),
        ("protokoll", Fyndslag.EGEN_FRIST, "onsdag 23 oktober 2019"),
        ("protokoll", Fyndslag.NASTA_STEG, TILL_PROTOKOLLET[:30]),
        ("kontaktfraga", Fyndslag.EGEN_FRIST, "måndag 4 november 2019"),
        ("kontaktfraga", Fyndslag.EGEN_FRIST, "fredag 8 november 2019"),
        ("kontaktfraga", Fyndslag.ARENDE, "Kommunens beredning"),
        ("kontaktfraga", Fyndslag.NASTA_STEG, "Hör vi inget"),
        ("paketleverans", Fyndslag.ARENDE, "Avtal Åmåls kommun § 12.zip"),
    ],
)
def test_each_kind_must_say_its_own(namn: str, slag: Fyndslag, gammalt: str) -> None:
    andra = i_bada(gammalt, "…")
    assert slag in {ett.slag for ett in fynden(sort(namn), andra=andra)}


@pytest.mark.parametrize(
    ("namn", "slag", "gammalt", "nytt"),
    [
        ("paminnelse", Fyndslag.DNR, "VK 2019/17", "VK 2019/171"),
        ("paminnelse", Fyndslag.AGARE, "VästKom", "VästKomet"),
        (
            "kvittering",
            Fyndslag.EGEN_FRIST,
            "21 november 2019 kl. 9.05",
            "21 november 2019 kl. 9.051",
        ),
    ],
)
def test_what_only_begins_in_the_same_way_does_not_do(
    namn: str, slag: Fyndslag, gammalt: str, nytt: str
) -> None:
    underlag = sort(namn, dnr="VK 2019/17")
    assert slag in {ett.slag for ett in fynden(underlag, andra=i_bada(gammalt, nytt))}


def test_what_one_part_alone_leaves_out_is_found_there() -> None:
    andra = i_brevet(html=("tisdag 12 november 2019", "snart"))
    funna = fynden(sort("paminnelse"), andra=andra)
    assert {ett.var for ett in funna if ett.slag is Fyndslag.EGEN_FRIST} == {"HTML-delen"}


@pytest.mark.parametrize(
    ("slag", "gammalt"),
    [(Fyndslag.TITEL, "framtidens vårdinformationsmiljö"), (Fyndslag.DNR, "2019/17")],
)
def test_a_subject_must_tell_the_round(slag: Fyndslag, gammalt: str) -> None:
    (ett,) = fynden(sort("paminnelse"), andra=i_amnet(gammalt, "…"))
    assert (ett.slag, ett.var) == (slag, "ämnet")


@pytest.mark.parametrize(
    ("namn", "utan", "slag"),
    [
        ("paminnelse", "Diarienummer", Fyndslag.MOTPARTENS_FRIST),
        ("paminnelse", "Så svarar ni", None),
        ("paminnelse", "Skicka ett protokollsutdrag", Fyndslag.NASTA_STEG),
        ("fristandring", "Egen sista dag", Fyndslag.EGEN_FRIST),
        ("aterkallelse", "inte längre besluta", Fyndslag.NASTA_STEG),
        ("kvittering", "inte göra något mer", Fyndslag.NASTA_STEG),
        ("protokoll", "Skulle justeras", Fyndslag.EGEN_FRIST),
        ("kontaktfraga", "Omgången öppnar", Fyndslag.EGEN_FRIST),
        ("kontaktfraga", "Hör vi inget", Fyndslag.NASTA_STEG),
    ],
)
def test_a_card_must_say_the_same_as_a_letter(namn: str, utan: str, slag: Fyndslag | None) -> None:
    funna = fynden(sort(namn), adressat=till_teams(), andra=i_kortet(utan=utan))
    slagen = {(ett.slag, ett.var) for ett in funna}
    assert (slag, "kortet") in slagen if slag else not slagen


def test_a_notice_and_a_file_are_read_too() -> None:
    tom: Byte = lambda forsandelse: forsandelse.model_copy(update={"text": "Hej!"})  # noqa: E731
    for kanal in (Kanal.APPRISE, Kanal.FIL):
        funna = fynden(sort("paminnelse"), adressat=en_adressat(kanal), andra=tom)
        assert {ett.slag for ett in funna} == {
            *(Fyndslag.AGARE, Fyndslag.TITEL, Fyndslag.DNR, Fyndslag.ARENDE),
            *(Fyndslag.EGEN_FRIST, Fyndslag.MOTPARTENS_FRIST),
            *(Fyndslag.NASTA_STEG, Fyndslag.KONTAKT),
        }


@pytest.mark.parametrize(
    ("fakta", "slag", "ord_"),
    [
        ({"dnr": " "}, Fyndslag.DNR, "Omgångens diarienummer saknas."),
        ({"dnr": "XXX"}, Fyndslag.DNR, "är en platshållare: ”XXX”."),
        ({"dnr": "ange dnr 2019"}, Fyndslag.DNR, "är en platshållare"),
        ({"dnr": "VK"}, Fyndslag.DNR, "Diarienumret ”VK” har ingen siffra."),
        ({"agare": ""}, Fyndslag.AGARE, "Omgångens ägare saknas."),
        ({"titel": "TODO"}, Fyndslag.TITEL, "är en platshållare: ”TODO”."),
        ({"kontakt": ""}, Fyndslag.KONTAKT, "Adressen för frågor och svar saknas."),
    ],
)
def test_facts_that_no_text_can_make_up_for_are_found(
    fakta: dict[str, str], slag: Fyndslag, ord_: str
) -> None:
    (ett,) = (ett for ett in fynden(sort("paminnelse", **fakta)) if ett.slag is slag)
    assert ett.var == "uppgifterna"
    assert ord_ in ett.motivering
    assert ett.atgard
