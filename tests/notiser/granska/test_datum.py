"""Dates of another form, on the wrong weekday, or gone and told as if they were to come."""

import pytest

from beslutsmodell.kontakt import Kanal
from notiser.granska.fynd import Fyndslag
from notiser.underlag import Komplettering, Paminnelse
from tests.notiser.granska.planterat import fynden, i_bada, i_kortet, sort, till_teams
from tests.notiser.texter.exempelunderlag import en_adressat, en_omgang, en_uppgift


def med_fraga(mening: str) -> Paminnelse:
    """Gives a reminder whose rung asks in the words of a coordinator."""
    return Paminnelse(omgang=en_omgang(), uppgifter=(en_uppgift(fraga=mening),), dagar=14)


@pytest.mark.parametrize(
    ("mening", "funnet"),
    [
        ("Svara senast 2019-11-12.", "2019-11-12"),
        ("Svara 2019-11-12T08:00:00+01:00.", "2019-11-12T08:00:00+01:00."),
        ("Svara senast 12/11.", "senast 12/11"),
        ("Svara senast 12/11 2019.", "senast 12/11 2019"),
        ("Svara före 12.11.2019.", "12.11.2019"),
        ("Svara den 12 nov 2019.", "12 nov 2019"),
        ("Svara den 12 november.", "12 november"),
        ("Svara tisdagen den 12 november 2019.", "tisdagen den 12"),
        ("Svara 12 November 2019.", "12 November"),
        ("Svara 12 november 2019 kl. 16:00.", "kl. 16:00"),
    ],
)
def test_a_date_of_another_form_is_found(mening: str, funnet: str) -> None:
    funna = [
        ett
        for ett in fynden(med_fraga(mening), adressat=en_adressat(Kanal.FIL))
        if ett.slag is Fyndslag.DATUMFORM
    ]
    assert f"”{funnet}”" in funna[0].motivering


@pytest.mark.parametrize(
    "mening",
    [
        "Svara senast tisdag 12 november 2019 kl. 16.00.",
        "Beslutet fattas enligt KL 5:69 och 13:14, se punkt 1/2 i VK 2019/17.",
        "Planen för 2019 har 3 delar: 12 mötesdagar, 5 majoriteter och 10 augustikvällar.",
    ],
)
def test_what_is_no_date_of_another_form_is_left_alone(mening: str) -> None:
    assert [*map(str, fynden(med_fraga(mening)))] == []


def test_a_number_or_a_version_that_looks_like_a_date_is_left_alone() -> None:
    paminnelse = sort("paminnelse", dnr="2019-11-12")
    assert fynden(paminnelse) == ()
    andrat = sort("underlagsandring").model_copy(
        update={"tidigare": "2019-06-11", "ny": "2019-10-28"}
    )
    assert fynden(andrat) == ()


def test_a_wrong_weekday_is_found() -> None:
    andra = i_bada("tisdag 12 november 2019", "onsdag 12 november 2019")
    funna = [ett for ett in fynden(sort("paminnelse"), andra=andra) if ett.slag == "veckodag"]
    assert {ett.var for ett in funna} == {"texten", "HTML-delen"}
    assert funna[0].motivering == "”onsdag 12 november 2019” är en tisdag."


@pytest.mark.parametrize("dag", ["tisdag 12 november 2019", "tisdag 26 november 2019"])
def test_a_wrong_week_is_found(dag: str) -> None:
    ratt = {"tisdag 12 november 2019": 46, "tisdag 26 november 2019": 48}[dag]
    andra = i_bada(f"{dag} (v. {ratt})", f"{dag} (v. 45)")
    funna = [ett for ett in fynden(sort("paminnelse"), andra=andra) if ett.slag == "veckodag"]
    assert {ett.var for ett in funna} == {"texten", "HTML-delen"}
    assert funna[0].motivering == f"”{dag}” är i v. {ratt}, inte v. 45."


@pytest.mark.parametrize("dag", ["tisdag 12 november 2019", "tisdag 26 november 2019"])
def test_a_deadline_without_its_week_is_found(dag: str) -> None:
    vecka = {"tisdag 12 november 2019": " (v. 46)", "tisdag 26 november 2019": " (v. 48)"}[dag]
    funna = fynden(sort("paminnelse"), andra=i_bada(f"{dag}{vecka}", dag))
    assert {ett.var for ett in funna} == {"texten", "HTML-delen"}


def test_a_day_that_does_not_exist_is_found() -> None:
    funna = fynden(med_fraga("Svara senast fredag 31 november 2019."))
    assert "Dagen ”fredag 31 november 2019” finns inte." in {ett.motivering for ett in funna}


FORBI = en_uppgift(egen_frist="2019-10-28")


def test_a_passed_day_that_is_told_as_if_to_come_is_found() -> None:
    paminnelse = Paminnelse(omgang=en_omgang(), uppgifter=(FORBI,), dagar=1)
    andra = i_bada("Den dagen har passerat", "Vi väntar")
    funna = [ett for ett in fynden(paminnelse, andra=andra) if ett.slag is Fyndslag.PASSERAD]
    assert {ett.var for ett in funna} == {"texten", "HTML-delen"}
    utan = i_kortet(utan="har redan passerat")
    (ett, *_) = fynden(paminnelse, adressat=till_teams(), andra=utan)
    assert (ett.slag, ett.var) == (Fyndslag.PASSERAD, "kortet")


@pytest.mark.parametrize(
    ("atgard", "slagen"),
    [
        ("Skicka bevis.", set()),
        ("Skicka senast måndag 28 oktober 2019.", {Fyndslag.PASSERAD}),
    ],
)
def test_what_was_to_be_done_may_stand_in_a_lack(atgard: str, slagen: set[Fyndslag]) -> None:
    underlag = Komplettering(
        omgang=en_omgang(),
        huvudman="Åmåls kommun",
        brister=("protokollet är inte justerat (senast onsdag 2 oktober 2019)",),
        atgarder=(atgard,),
    )
    assert {ett.slag for ett in fynden(underlag)} == slagen


def test_documents_that_are_asked_for_too_late_are_found() -> None:
    sent = en_uppgift(
        atgard="Ta upp ärendet; handlingarna ska vara inne senast fredag 25 oktober 2019."
    )
    paminnelse = Paminnelse(omgang=en_omgang(), uppgifter=(sent, FORBI), dagar=1)
    funna = [ett.motivering for ett in fynden(paminnelse) if ett.slag is Fyndslag.PASSERAD]
    assert funna[0].startswith("”senast fredag 25 oktober 2019” har redan passerat")
