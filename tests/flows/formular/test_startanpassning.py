"""What the start form asks for is looked up in the round that was chosen."""

import pytest

from beslutsmodell.omgang import Beslutsomgang
from diarium.inlasning.omgang import las_omgang
from flows.formular.fel import Formularfel
from flows.formular.start import las_start
from flows.formular.startanpassning import efter_blanketten

VEM = "Samordnare, VästKom"


@pytest.fixture(scope="module")
def fvm() -> Beslutsomgang:
    """The round of 2019 as its files state it."""
    return las_omgang(las_start({"startad_av": VEM}).mapp).omgang


def anpassad(fvm: Beslutsomgang, **ifyllt: str) -> Beslutsomgang:
    """Gives the round as a form with these fields asks for it."""
    return efter_blanketten(fvm, las_start({"startad_av": VEM, **ifyllt}))


def test_an_untouched_form_gives_the_round_itself(fvm: Beslutsomgang) -> None:
    assert anpassad(fvm) is fvm


def test_a_forbund_stands_for_its_kommuner(fvm: Beslutsomgang) -> None:
    omgang = anpassad(fvm, deltagare="Fyrbodal, Partille")
    assert len(omgang.deltagare) == 14 + 1
    assert {man.forbund for man in omgang.deltagare} == {"Fyrbodal", "GR"}
    assert {organ.huvudman for organ in omgang.organ} == {
        *(man.kod for man in omgang.deltagare),
        *("VastKom", "Fyrbodal", "GR"),
    }


def test_points_that_are_left_out_are_left_out_everywhere(fvm: Beslutsomgang) -> None:
    omgang = anpassad(fvm, punkter="1, 3")
    assert [punkt.kod for punkt in omgang.punkter] == ["1", "3"]
    assert {kod for vag in omgang.beslutsvagar for kod in vag.punkter} == {"1", "3"}
    assert {kod for ett in omgang.fullmakter or () for kod in ett.punkter} <= {"1", "3"}


def test_words_deadline_and_ladder_are_those_of_the_form(fvm: Beslutsomgang) -> None:
    omgang = anpassad(
        fvm,
        kod="avrop-2027",
        titel="Avrop 2027",
        dnr="VK 2027/1",
        frist="2027-11-26 16:00",
        trappa="7, 30, 1",
    )
    assert (omgang.kod, omgang.titel, omgang.dnr) == ("avrop-2027", "Avrop 2027", "VK 2027/1")
    assert omgang.motpartens_milstolpe.tidpunkt.i_text == "fredag 26 november 2027 kl. 16.00"
    assert [(steg.dagar, len(steg.roller)) for steg in omgang.trappa.steg] == [
        (30, 1),
        (7, 1),
        (1, 2),
    ]


@pytest.mark.parametrize(
    ("ifyllt", "svar"),
    [
        ({"deltagare": "Fyrbodl"}, "Deltagare: 'Fyrbodl' deltar inte i omgången. Menade du"),
        ({"deltagare": "Kungsbacka"}, "Deltagare: 'Kungsbacka' deltar inte"),
        ({"deltagare": "VGR"}, "Deltagare: 'VGR' deltar inte"),
        ({"punkter": "1, 7"}, "Punkter: omgången har ingen punkt 7. Finns: 1, 2, 3."),
    ],
)
def test_what_the_round_lacks_is_refused(
    fvm: Beslutsomgang, ifyllt: dict[str, str], svar: str
) -> None:
    with pytest.raises(Formularfel) as fel:
        anpassad(fvm, **ifyllt)
    assert svar in str(fel.value)
