"""What every notice tells, whatever its kind and channel."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from app.mottagare.kortkontroll import las_kort
from beslutsmodell.datum import datum_med_vecka
from beslutsmodell.kontakt import Kanal, Kontaktroll
from beslutsmodell.process import Stegsort
from notiser.forsandelse import Brev, Filpost, Forsandelse, Kort, Notis, frys, tina
from notiser.kanaler.kortstorlek import kuvert
from notiser.kanaler.mime import bygg_brev
from notiser.parter import Adressat
from notiser.skriv import mallversion, skriv
from notiser.underlag import Fristandring, Oppning, Paminnelse, Underlag
from tests.notiser.texter.exempelunderlag import (
    AVSANDARE,
    NU,
    PAKET,
    SUMMA,
    alla_sorter,
    en_adressat,
    en_omgang,
    en_uppgift,
    sarskilda_fall,
    tva_namnder,
)

FALL = alla_sorter() | sarskilda_fall()
ENGELSKA = re.compile(
    r"\b(the|and|your|with|from|reminder|deadline|please|None|True|False|null)\b|\{\{|\{%|\}\}"
)


def skrivet(
    underlag: Underlag, adressat: Adressat | None = None, *, utskick: str = "u-1"
) -> Forsandelse:
    return skriv(
        underlag,
        adressat=adressat or en_adressat(),
        avsandare=AVSANDARE,
        utskick=utskick,
        trad="t-1",
        nu=NU,
    )


def brevet(underlag: Underlag, adressat: Adressat | None = None) -> Brev:
    forsandelse = skrivet(underlag, adressat)
    assert isinstance(forsandelse, Brev)
    return forsandelse


def texter(forsandelse: Forsandelse) -> list[str]:
    """Gives every form in which a person may read it."""
    match forsandelse:
        case Brev(amne=amne, text=text, html=html):
            return [f"{amne}\n{text}", f"{amne}\n{html}"]
        case Kort(kort=kort, text=text):
            return [text, "\n".join(synliga(kort))]
        case Notis(text=text) | Filpost(text=text):
            return [text]


def synliga(del_: object) -> Iterator[str]:
    """Gives what a card shows."""
    if isinstance(del_, list):
        for en in del_:
            yield from synliga(en)
    elif isinstance(del_, dict):
        for namn, varde in del_.items():
            if namn in {"text", "title", "value", "fallbackText"}:
                yield varde
            elif isinstance(varde, list | dict):
                yield from synliga(varde)


@pytest.mark.parametrize("namn", FALL)
@pytest.mark.parametrize("kanal", Kanal)
def test_every_text_names_its_dates_and_number(namn: str, kanal: Kanal) -> None:
    underlag = FALL[namn]
    for text in texter(skrivet(underlag, en_adressat(kanal))):
        platt = " ".join(text.split())
        assert underlag.omgang.dnr in platt
        assert underlag.omgang.motpartens_frist.med_vecka in platt
        assert underlag.omgang.kontakt in platt
        for rad in underlag.omgang.fiktivt:
            assert rad in platt
        if isinstance(underlag, Paminnelse | Oppning | Fristandring):
            for uppgift in underlag.uppgifter:
                assert datum_med_vecka(uppgift.egen_frist) in platt
                assert uppgift.organ in platt
                assert uppgift.atgard in platt
                assert all(punkt in platt for punkt in uppgift.punkter)


@pytest.mark.parametrize("namn", FALL)
@pytest.mark.parametrize("kanal", Kanal)
def test_nothing_is_unrendered_or_english(namn: str, kanal: Kanal) -> None:
    forsandelse = skrivet(FALL[namn], en_adressat(kanal))
    for text in texter(forsandelse):
        synligt = re.sub(r"<head>.*?</head>|<[^>]*>", "", text, flags=re.DOTALL)
        assert not ENGELSKA.search(synligt)


@pytest.mark.parametrize("namn", FALL)
@pytest.mark.parametrize("kanal", Kanal)
@pytest.mark.parametrize("roll", Kontaktroll)
def test_the_same_facts_give_the_same_bytes(namn: str, kanal: Kanal, roll: Kontaktroll) -> None:
    adressat = en_adressat(kanal, roll=roll)
    forst, sedan = skrivet(FALL[namn], adressat), skrivet(FALL[namn], adressat)
    assert frys(forst) == frys(sedan)
    assert tina(frys(forst)) == forst


@pytest.mark.parametrize("namn", FALL)
def test_a_letter_goes_through_the_mail_transport(namn: str) -> None:
    assert bygg_brev(brevet(FALL[namn])).isascii()


@pytest.mark.parametrize("namn", FALL)
def test_teams_takes_the_card(namn: str) -> None:
    kort = skrivet(FALL[namn], en_adressat(Kanal.TEAMS))
    assert isinstance(kort, Kort)
    assert las_kort(kuvert(kort.kort))["version"] == "1.4"


@pytest.mark.parametrize("namn", FALL)
def test_text_lines_are_at_most_72_columns(namn: str) -> None:
    assert max(len(rad) for rad in brevet(FALL[namn]).text.splitlines()) <= 72


def test_a_title_cannot_start_a_header() -> None:
    omgang = en_omgang(titel="Avrop\r\nBcc: alla@kommun.example\u2028x\x00y")
    brev = brevet(Paminnelse(omgang=omgang, uppgifter=(en_uppgift(),), dagar=14))
    assert brev.amne.isprintable()


def test_markup_in_a_title_is_shown_as_text() -> None:
    farlig = "<script>alert(1)</script>"
    uppgift = en_uppgift(organ=farlig, punkter=(farlig,), atgard=farlig, lage=farlig)
    omgang = en_omgang(titel=farlig, agare=farlig, fiktivt=(farlig,))
    oppning = Oppning(omgang=omgang, uppgifter=(uppgift,), rekommendation=(farlig,))
    html = brevet(oppning).html or ""
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "&amp;lt;" not in html
    assert farlig in brevet(oppning).text


def test_a_link_in_a_title_is_no_link_in_a_card() -> None:
    omgang = en_omgang(titel="[Läs mer](https://annat.example)")
    paminnelse = Paminnelse(omgang=omgang, uppgifter=(en_uppgift(),), dagar=14)
    kort = skrivet(paminnelse, en_adressat(Kanal.TEAMS))
    assert isinstance(kort, Kort)
    assert "](" not in kuvert(kort.kort).decode()


def test_messages_of_a_thread_share_their_root() -> None:
    brev = brevet(FALL["paminnelse"])
    assert brev.message_id == "<u-1@beslut.vastkom.example>"
    assert brev.referenser == ("<t-1@beslut.vastkom.example>",)


def test_the_root_of_a_thread_refers_to_nothing() -> None:
    rot = skrivet(FALL["paminnelse"], utskick="t-1")
    assert isinstance(rot, Brev)
    assert rot.referenser == ()


def test_a_name_with_a_comma_stays_one_recipient() -> None:
    brev = brevet(FALL["paminnelse"], en_adressat(namn='Registrator "R", Åmål \\ (fiktiv)'))
    assert brev.till.endswith(" <registrator@amal.example>")
    assert b"\r\n <registrator@amal.example>" in bygg_brev(brev)


def test_an_address_without_a_name_stands_alone() -> None:
    assert brevet(FALL["paminnelse"], en_adressat(namn=" ")).till == "registrator@amal.example"


def test_a_coordinator_reads_that_it_is_an_escalation() -> None:
    brev = brevet(FALL["paminnelse"], en_adressat(roll=Kontaktroll.SAMORDNARE))
    assert "Eskalering: Kommunfullmäktige i Åmåls kommun" in brev.amne
    assert "ett annat organ än ditt eget" in " ".join(brev.text.split())
    assert "Så svarar ni" not in brev.text


def test_a_digest_names_the_first_last_day_first() -> None:
    brev = brevet(FALL["paminnelse-flera"])
    assert "2 ärenden, det första senast tisdag 12 november 2019" in brev.amne
    forst, sedan = "Socialnämnden i Vänersborgs", "Barn- och utbildningsnämnden"
    assert brev.text.index(forst) < brev.text.index(sedan)


@pytest.mark.parametrize("namn", FALL)
@pytest.mark.parametrize("kanal", Kanal)
def test_a_body_has_its_capital_only_where_a_text_begins(namn: str, kanal: Kanal) -> None:
    for text in texter(skrivet(FALL[namn], en_adressat(kanal))):
        platt = " ".join(text.split())
        assert not re.search(r"\b(?:från|gäller|på|för|med) (?:Komm|Soc|Barn- och)", platt)
        assert not re.search(r"[a-zåäö.] \((?:Komm|Soc|Barn- och)", platt)


def test_each_kind_of_step_asks_for_its_own() -> None:
    uppgifter = tuple(en_uppgift(sort=sort) for sort in Stegsort)
    text = brevet(Paminnelse(omgang=en_omgang(), uppgifter=uppgifter, dagar=14)).text
    assert "undertecknade avtalen" in text
    assert text.count("så att nästa organ") == 2


def test_a_near_day_is_said_to_be_near() -> None:
    uppgift = en_uppgift(egen_frist=date(2019, 10, 30))
    text = brevet(Paminnelse(omgang=en_omgang(), uppgifter=(uppgift,), dagar=1)).text
    assert "kort tid kvar" in text


def test_a_body_that_put_it_off_still_owes_a_final_answer() -> None:
    uppgifter = [u.model_copy(update={"egen_frist": date(2019, 10, 1)}) for u in tva_namnder()]
    text = brevet(Paminnelse(omgang=en_omgang(), uppgifter=tuple(uppgifter), dagar=1)).text
    assert "utan att vi har fått ett slutligt besked" in " ".join(text.split())


def test_a_lack_is_followed_by_what_to_send() -> None:
    text = " ".join(brevet(FALL["komplettering"]).text.split())
    assert "men beslutet är avslag. Skicka in ett beslut om punkt 3" in text


def test_a_late_receipt_is_not_said_to_be_the_end() -> None:
    brev = brevet(FALL["kvittering-sen"])
    assert "men kom in efter fristen: Åmåls kommun" in brev.amne
    assert "efter motpartens frist" in " ".join(brev.text.split())
    assert "inte göra något mer med inlämningen" not in " ".join(brev.text.split())


def test_a_letter_that_nobody_reads_answers_to_says_where_to_write() -> None:
    tyst = AVSANDARE.model_copy(update={"svara_till": None})
    brev = skriv(
        FALL["paminnelse"], adressat=en_adressat(), avsandare=tyst, utskick="u", trad="t", nu=NU
    )
    assert isinstance(brev, Brev)
    assert "Svara på det här brevet" not in brev.text
    assert "Skriv till fvm@vastkom.example." in brev.text


def test_the_package_goes_with_the_letter_only() -> None:
    brev = brevet(FALL["paketleverans"])
    assert [(b.namn, b.innehall) for b in brev.bilagor] == [("Avtal Åmåls kommun § 12.zip", PAKET)]
    assert SUMMA in brev.text
    fil = skrivet(FALL["paketleverans"], en_adressat(Kanal.FIL))
    assert isinstance(fil, Filpost)
    assert "följer inte med" in " ".join(fil.text.split())


def test_every_kind_has_a_template_version() -> None:
    for sort, underlag in alla_sorter().items():
        assert mallversion(underlag.sort).startswith(f"{sort}-")
