"""What who stands beside a body reads: never what only the body can do."""

import re

import pytest

from beslutsmodell.kontakt import Kanal, Kontaktroll
from notiser.forsandelse import Brev, Kort
from notiser.parter import Onadd
from notiser.skriv import skriv
from notiser.underlag import Paminnelse
from tests.notiser.texter.exempelunderlag import (
    AVSANDARE,
    NU,
    alla_sorter,
    en_adressat,
    en_omgang,
    en_uppgift,
    sarskilda_fall,
)
from tests.notiser.texter.test_skriv import synliga

FALL = alla_sorter() | sarskilda_fall()
TILL_ANDRA = [namn for namn in FALL if not namn.startswith(("kontaktfraga", "paketleverans"))]
UTOMSTAENDE = (Kontaktroll.SAMORDNARE, Kontaktroll.AGARE)
ONADD = Onadd(organ="kommunfullmäktige i Åmåls kommun", adress="registrator@amal.example")
BARA_ORGANET = re.compile(r"\b(?:[Nn]i|[Ee]ra?|[Ee]rt)\b|Så svarar|Skicka ett protokollsutdrag")
"""What is said to the body itself."""
TILL_HUVUDMANNEN = re.compile(r"Skicka in [^.]*\.")
"""The remedy under a lack, which is told as the kommun reads it."""


def delarna(namn: str, roll: Kontaktroll, *, onadd: Onadd | None = ONADD) -> dict[str, str]:
    """Gives what a letter and a card say, each on one line."""
    delar: dict[str, str] = {}
    for kanal in (Kanal.EPOST, Kanal.TEAMS):
        adressat = en_adressat(kanal, roll=roll, i_stallet_for=onadd)
        ett = skriv(
            FALL[namn], adressat=adressat, avsandare=AVSANDARE, utskick="u", trad="t", nu=NU
        )
        match ett:
            case Brev(amne=amne, text=text, html=str() as html):
                utan = re.sub(r"<head>.*?</head>|<[^>]*>", " ", html, flags=re.DOTALL)
                delar |= {"ämnet": amne, "texten": text, "HTML-delen": utan}
            case Kort(kort=kort):
                delar["kortet"] = "\n".join(synliga(kort))
            case _:
                pytest.fail("ett brev har alltid en HTML-del")
    return {del_: " ".join(ord_.split()) for del_, ord_ in delar.items()}


@pytest.mark.parametrize("roll", UTOMSTAENDE)
@pytest.mark.parametrize("namn", TILL_ANDRA)
def test_nobody_beside_the_body_is_spoken_to_as_the_body(namn: str, roll: Kontaktroll) -> None:
    fiktivt = " ".join(FALL[namn].omgang.fiktivt)
    for del_, ord_ in delarna(namn, roll).items():
        egna = TILL_HUVUDMANNEN.sub("", ord_.replace(fiktivt, ""))
        assert not BARA_ORGANET.search(egna), (del_, egna)


@pytest.mark.parametrize("namn", TILL_ANDRA)
def test_the_owner_is_never_told_to_write_to_the_owner(namn: str) -> None:
    for del_, ord_ in delarna(namn, Kontaktroll.AGARE).items():
        assert not re.search(r"Svara på det här|Vänd dig till|[Ss]kriv till \S+@", ord_), del_


def test_the_owners_reminder_says_who_has_not_answered_and_what_to_do() -> None:
    delar = delarna("paminnelse", Kontaktroll.AGARE, onadd=None)
    assert delar["ämnet"].startswith(
        "[Fiktivt] Eskalering: inget svar från kommunfullmäktige i Åmåls kommun, beslut senast "
        "tisdag 12 november 2019. "
    )
    for del_ in ("texten", "HTML-delen", "kortet"):
        ord_ = delar[del_]
        assert "till dig som äger omgången." in ord_
        assert "Kommunfullmäktige i Åmåls kommun har inte lämnat något svar." in ord_
        assert "Väntas av organet" in ord_
        assert "Ring eller skriv till den som är kontakt" in ord_
        assert "beslut kontakt lista fvm-avrop-2019" in ord_
        assert "hör med Västra Götalandsregionen vad som gäller" in ord_
        assert "tisdag 12 november 2019 (v. 46)" in ord_


def test_a_matter_that_was_put_off_has_had_an_answer() -> None:
    uppgift = en_uppgift(lage="återremitterad")
    underlag = Paminnelse(omgang=en_omgang(), uppgifter=(uppgift,), dagar=3)
    adressat = en_adressat(roll=Kontaktroll.AGARE)
    brev = skriv(underlag, adressat=adressat, avsandare=AVSANDARE, utskick="u", trad="t", nu=NU)
    assert isinstance(brev, Brev)
    assert "inget slutligt svar från kommunfullmäktige" in brev.amne
    assert "har inte lämnat något slutligt svar." in " ".join(brev.text.split())


def test_the_owner_of_a_dead_address_is_told_to_replace_it() -> None:
    for del_, ord_ in delarna("oppning", Kontaktroll.AGARE).items():
        utan_tecken = " ".join(ord_.replace("`", " ").split())  # HTML shows it as code
        assert del_ == "ämnet" or "byt ut kontakten med beslut kontakt byt" in utan_tecken
