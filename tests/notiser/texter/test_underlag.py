"""The facts of a notice."""

import pytest
from pydantic import ValidationError

from notiser.underlag import Komplettering, Paketleverans, Paminnelse, las_underlag
from tests.notiser.texter.exempelunderlag import (
    SUMMA,
    alla_sorter,
    en_adressat,
    en_omgang,
    en_uppgift,
)


@pytest.mark.parametrize("sort", alla_sorter())
def test_facts_survive_json(sort: str) -> None:
    underlag = alla_sorter()[sort]
    assert las_underlag(underlag.model_dump_json()) == underlag


def test_a_package_that_its_sum_denies_is_refused() -> None:
    with pytest.raises(ValidationError, match="SHA-256"):
        Paketleverans(
            omgang=en_omgang(), huvudman="Åmål", filnamn="a.zip", sha256=SUMMA, innehall=b"annat"
        )


def test_a_reminder_of_nothing_is_refused() -> None:
    with pytest.raises(ValidationError):
        Paminnelse(omgang=en_omgang(), uppgifter=(), dagar=14)


def test_an_address_is_not_shown_in_logs() -> None:
    assert "amal.example" not in repr(en_adressat())


def test_a_remedy_stands_under_its_own_lack() -> None:
    rader = en_komplettering(brister=("a", "b"), atgarder=("c", "d")).rader
    assert rader == (("a", "c"), ("b", "d"))


def test_lacks_without_remedies_are_shown_alone() -> None:
    assert en_komplettering(brister=("a", "b")).rader == (("a", ""), ("b", ""))


def test_remedies_that_do_not_match_are_refused() -> None:
    with pytest.raises(ValidationError, match="ange en per brist"):
        en_komplettering(brister=("a", "b"), atgarder=("c",))


def test_a_body_without_an_inner_form_keeps_its_name() -> None:
    assert en_uppgift(organ="VästKoms styrelse", organ_i_mening="").i_mening == "VästKoms styrelse"


def en_komplettering(**andringar: tuple[str, ...]) -> Komplettering:
    return Komplettering.model_validate(
        {"omgang": en_omgang(), "huvudman": "Åmål", **andringar},
    )
