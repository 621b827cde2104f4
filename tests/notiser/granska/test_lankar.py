"""Links, addresses and marks of templates: what leads nowhere is found."""

import pytest

from beslutsmodell.kontakt import Kanal
from notiser.granska.fynd import Fyndslag
from notiser.parter import Avsandare
from notiser.underlag import Fristandring
from tests.notiser.granska.planterat import fynden, i_bada, i_brevet, i_kortet, sort, till_teams
from tests.notiser.texter.exempelunderlag import AVSANDARE, en_adressat

MAILTO = "mailto:fvm@vastkom.example"


@pytest.mark.parametrize(
    ("lank", "ord_"),
    [
        ("mailto:nagon.annan@vastkom.example", "går till någon annan än fvm@vastkom.example"),
        ("mailto:", "går inte att skriva ett brev till"),
        (f"{MAILTO},en.till@vastkom.example", "går inte att skriva ett brev till"),
        (f"{MAILTO}?cc=en.till@vastkom.example&x=1", "fyller i mer än ämne och text"),
        ("/svara", "är inte hel"),
        ("vastkom.example/svara", "är inte hel"),
        ("http://vastkom.example/svara", "börjar med http:"),
        ("javascript:alert(1)", "börjar med javascript:"),
        ("file:///srv/beslut", "börjar med file:"),
        ("https:///svara", "saknar värd"),
        ("https://localhost:8000/svara", "leder till localhost"),
        ("https://127.0.0.1/svara", "leder till 127.0.0.1"),
        ("https://diariet/svara", "leder till diariet"),
        ("https://example.com/svara", "leder till example.com"),
        ("https://beslut.invalid/svara", "leder till beslut.invalid"),
        ("https://a:b@vastkom.example/svara", "användarnamn eller lösenord"),
        ("https://vastkom.example:svara/", "går inte att läsa"),
        ("https://vastkom.example/svara här", "innehåller mellanslag"),
        ("https://[vastkom/", "går inte att läsa"),
    ],
)
def test_a_link_that_leads_nowhere_good_is_found(lank: str, ord_: str) -> None:
    andra = i_brevet(html=("<h1 ", f'<a href="{lank}">Svara</a><h1 '))
    (ett,) = fynden(sort("paminnelse"), andra=andra)
    assert (ett.slag, ett.var) == (Fyndslag.LANK, "HTML-delen")
    assert ord_ in ett.motivering


@pytest.mark.parametrize(
    "lank", ["https://vastkom.example/svara?i=1#2", f"{MAILTO}?subject=Svar&amp;body=Hej%0D%0A"]
)
def test_a_good_link_is_left_alone(lank: str) -> None:
    andra = i_brevet(html=("<h1 ", f'<a href="{lank}">Svara</a><h1 '))
    assert fynden(sort("paminnelse"), andra=andra) == ()


def test_a_cards_button_and_hidden_link_are_found() -> None:
    knapp = {"type": "Action.OpenUrl", "title": "Svara", "url": "http://localhost/svara"}
    rad = {"type": "TextBlock", "text": "[Svara här](/svara)"}
    funna = fynden(
        sort("paminnelse"),
        adressat=till_teams(),
        andra=i_kortet({"type": "ActionSet", "actions": [knapp]}, rad),
    )
    assert [ett.slag for ett in funna] == [Fyndslag.LANK, Fyndslag.LANK]
    assert {ett.var for ett in funna} == {"kortet"}


def test_an_address_that_stands_in_a_text_is_a_link_too() -> None:
    andring = sort("fristandring")
    assert isinstance(andring, Fristandring)
    skrivet = andring.model_copy(update={"motivering": "Läs mer: http://vastkom.example/nytt."})
    funna = fynden(skrivet)
    assert {ett.var for ett in funna if ett.slag is Fyndslag.LANK} == {"texten", "HTML-delen"}
    assert "”http://vastkom.example/nytt”" in funna[0].motivering


@pytest.mark.parametrize(
    ("adress", "ord_"),
    [
        ("inte en adress", "går inte att skriva till"),
        ("fvm@vastkom@example", "går inte att skriva till"),
        ("no-reply@vastkom.example", "tar inte emot svar"),
        ("noreply-beslut@vastkom.example", "tar inte emot svar"),
        ("svara.inte@vastkom.example", "tar inte emot svar"),
        ("fornamn.efternamn@vastkom.example", "är en platshållare"),
        ("fvm@localhost", "ligger på localhost"),
        ("fvm@example.com", "ligger på example.com"),
        ("fvm@vastkom", "ligger på vastkom"),
    ],
)
def test_an_address_that_nobody_reads_is_found(adress: str, ord_: str) -> None:
    for funna, slag in (
        (fynden(sort("paminnelse", kontakt=adress)), Fyndslag.KONTAKT),
        (fynden(sort("paminnelse"), adressat=en_adressat(adress=adress)), Fyndslag.MOTTAGARE),
        (fynden(sort("paminnelse"), avsandare=svarar_till(adress)), Fyndslag.KONTAKT),
    ):
        assert any(ett.slag is slag and ord_ in ett.motivering for ett in funna)


def svarar_till(adress: str) -> Avsandare:
    return AVSANDARE.model_copy(update={"svara_till": adress})


def test_a_made_up_host_does_only_in_a_round_that_says_so() -> None:
    skarpt = {"fiktivt": (), "dnr": "VK 2019/17"}
    funna = fynden(sort("paminnelse", **skarpt))
    assert {ett.slag for ett in funna} == {Fyndslag.KONTAKT, Fyndslag.MOTTAGARE}
    assert fynden(sort("paminnelse", **skarpt, sandlada=True)) == ()
    riktig = {**skarpt, "kontakt": "fvm@vastkom.se"}
    till, fran = en_adressat(adress="registrator@amal.se"), svarar_till("fvm@vastkom.se")
    assert fynden(sort("paminnelse", **riktig), adressat=till, avsandare=fran) == ()


@pytest.mark.parametrize(
    "rest", ["{{ omgang.dnr }}", "{% if %}", "None", "Undefined", "<Stegsort.BESLUTAR: 'beslutar'>"]
)
def test_a_rest_of_a_template_is_found(rest: str) -> None:
    andra = i_brevet(text=("Hej!", f"Hej! {rest}"))
    (ett,) = fynden(sort("paminnelse"), andra=andra)
    assert (ett.slag, ett.var) == (Fyndslag.MALLREST, "texten")
    assert f"”{rest}”" in ett.motivering


def test_a_sentence_that_ends_where_its_value_was_is_found() -> None:
    andra = i_bada("Vänd dig till VästKom: fvm@vastkom.example.", "Vänd dig till .")
    funna = fynden(sort("paminnelse"), andra=andra)
    assert {ett.motivering for ett in funna} == {"Efter ”Vänd dig till” saknas något."}


@pytest.mark.parametrize(
    ("gammalt", "nytt", "ord_"),
    [
        ("fredag 1 november 2019", "torsdag 31 oktober 2019", "torsdag 31 oktober 2019"),
        ("Vänd dig till VästKom", "Ring eller skriv till a@b.example", "a@b.example"),
    ],
)
def test_parts_that_say_different_things_are_found(gammalt: str, nytt: str, ord_: str) -> None:
    funna = fynden(sort("paminnelse"), andra=i_brevet(text=(gammalt, nytt)))
    (ett,) = (ett for ett in funna if ett.slag is Fyndslag.OLIKA_DELAR and ord_ in ett.motivering)
    assert ett.var == "HTML-delen"


def test_a_dnr_that_the_html_alone_lacks_is_found_twice() -> None:
    andra = i_brevet(html=("VK 2019/17 (fiktivt)", "VK 2019/18 (fiktivt)"))
    funna = fynden(sort("paminnelse"), andra=andra)
    assert {ett.slag for ett in funna} == {Fyndslag.DNR, Fyndslag.OLIKA_DELAR}


def test_other_channels_need_no_mail_address() -> None:
    for kanal in (Kanal.TEAMS, Kanal.APPRISE, Kanal.FIL):
        assert fynden(sort("oppning"), adressat=en_adressat(kanal)) == ()
