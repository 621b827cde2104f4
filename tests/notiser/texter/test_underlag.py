"""The facts of a notice."""

import pytest
from pydantic import ValidationError

from notiser.underlag import Paketleverans, Paminnelse, las_underlag
from tests.notiser.texter.exempelunderlag import SUMMA, alla_sorter, en_adressat, en_omgang


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
