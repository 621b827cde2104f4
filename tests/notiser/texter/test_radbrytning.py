"""Line breaking of plain text."""

from hypothesis import given
from hypothesis import strategies as st

from notiser.texter.radbrytning import bryt, en_rad, falt, rubrik


def test_a_date_is_never_broken() -> None:
    text = bryt("x" * 60 + " senast tisdag 26 november 2019 kl. 23.59 enligt KL 5:14 och § 12")
    assert "tisdag 26 november 2019" in text


def test_a_list_item_hangs_under_its_text() -> None:
    assert bryt("- " + "ord " * 30).splitlines()[1].startswith("  ord")


def test_a_long_address_stays_whole() -> None:
    adress = "https://beslut.example/" + "a" * 80
    assert adress in bryt(f"Se {adress} för mer.").splitlines()


def test_values_stand_under_each_other() -> None:
    rader = falt("ord " * 30, "Etikett").splitlines()
    assert rader[0].startswith("Etikett           ord")
    assert rader[1].startswith(" " * 18 + "ord")


def test_a_heading_has_a_line_of_its_length() -> None:
    assert rubrik("Åmål") == "Åmål\n----"


@given(st.text(max_size=200))
def test_one_line_can_always_stand_in_a_header(text: str) -> None:
    assert "\n" not in en_rad(text)
    assert "\r" not in en_rad(text)


@given(st.lists(st.sampled_from(["ord", "längre", "26 november 2019", "§ 12"]), max_size=60))
def test_no_word_is_lost(orden: list[str]) -> None:
    text = " ".join(orden)
    assert bryt(text).split() == text.split()
