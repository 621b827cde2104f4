"""A round is started from a shipped example or a folder, never from both."""

from datetime import date
from pathlib import Path

import pytest

import exempel
from beslutsmodell.omgang import Skarpa
from flows.formular.fel import Formularfel
from flows.formular.inlamning import las_inlamning
from flows.formular.start import Kalla, las_start

VEM = "Samordnare, VästKom"


def test_every_shipped_example_can_be_chosen() -> None:
    rot = Path(exempel.__file__).parent
    skickade = {mapp.name for mapp in rot.iterdir() if (mapp / "omgang.yaml").exists()}
    assert skickade == {kalla.value for kalla in Kalla} - {Kalla.EGEN_MAPP.value}


def test_an_example_points_at_its_folder() -> None:
    val = las_start({"kalla": "fvm-avrop-2019", "startad_av": VEM})
    assert (val.mapp / "omgang.yaml").exists()
    assert (val.skarpa, val.startad_av) == (None, VEM)


def test_a_folder_of_ones_own_is_taken_as_it_is() -> None:
    ifylld = {"kalla": "egen-mapp", "mapp": "/srv/min", "utskick": "sandlada", "startad_av": VEM}
    val = las_start(ifylld)
    assert (val.mapp, val.skarpa) == (Path("/srv/min"), Skarpa.SANDLADA)


@pytest.mark.parametrize(
    ("ifylld", "svar"),
    [
        ({"kalla": "egen-mapp", "startad_av": VEM}, "Egen mapp: uppgiften saknas"),
        ({"mapp": "/srv/min", "startad_av": VEM}, "Töm fältet eller välj egen-mapp"),
        ({}, "Startad av: uppgiften saknas"),
        ({"frist": "2027-11-26", "startad_av": VEM}, "Motpartens frist: klockslaget saknas"),
        ({"frist": "2027-02-30 12:00", "startad_av": VEM}, "datumet 2027-02-30 finns inte"),
        ({"punkter": "", "startad_av": VEM}, "Punkter: uppgiften saknas"),
        ({"punkter": " , ", "startad_av": VEM}, "Punkter: ',' anger ingen"),
        ({"deltagare": ";", "startad_av": VEM}, "Deltagare: ';' anger ingen"),
        ({"trappa": "60 dagar", "startad_av": VEM}, "Påminnelsetrappa: 'dagar' är inget antal"),
        ({"kod": "Avrop 2027", "startad_av": VEM}, "Omgångens kod: 'Avrop 2027' går inte"),
        ({"kalla": "fvm", "startad_av": VEM}, "Process och underlag: 'fvm' finns inte att välja"),
    ],
)
def test_what_does_not_do_is_told_in_swedish(ifylld: dict[str, str], svar: str) -> None:
    with pytest.raises(Formularfel) as fel:
        las_start(ifylld)
    assert svar in str(fel.value)


def test_a_submission_needs_round_and_principal() -> None:
    val = las_inlamning({"omgang": "fvm-avrop-2019", "huvudman": 1492, "registrerat_av": VEM})
    assert (val.omgang, val.huvudman) == ("fvm-avrop-2019", "1492")
    with pytest.raises(Formularfel) as fel:
        las_inlamning({})
    assert len(fel.value.brister) == 3


def test_a_round_may_be_made_to_measure() -> None:
    val = las_start(
        {
            "kod": "avrop-2027",
            "titel": "Avrop 2027",
            "dnr": "VK 2027/1",
            "frist": "2027-11-26 antaget",
            "punkter": "1, 3",
            "deltagare": "Fyrbodal, Västra Götaland; Åmål",
            "trappa": "30, 7, 1",
            "oppnar": "2027-08-16",
            "startad_av": VEM,
        },
    )
    assert val.oppnar == date(2027, 8, 16)
    assert (val.kod, val.titel, val.dnr) == ("avrop-2027", "Avrop 2027", "VK 2027/1")
    assert val.frist is not None
    assert val.frist.antaget
    assert (val.punkter, val.trappdagar) == (("1", "3"), (30, 7, 1))
    assert val.deltagare == ("Fyrbodal", "Västra Götaland", "Åmål")


def test_what_is_left_as_it_was_is_left_to_the_underlag() -> None:
    val = las_start({"startad_av": VEM})
    assert {val.kod, val.titel, val.dnr, val.frist, val.punkter, val.deltagare} == {None}
    assert (val.trappdagar, val.oppnar) == (None, None)


def test_a_day_to_open_on_that_is_no_day_is_refused() -> None:
    with pytest.raises(Formularfel) as fel:
        las_start({"startad_av": VEM, "oppnar": "i augusti"})
    assert any("Öppnar: 'i augusti' är inget datum" in ett for ett in fel.value.brister)
