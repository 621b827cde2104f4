"""A mail address is read in small letters; a secret, a folder and what is ur_diariet are not."""

from datetime import date

import pytest

from beslutsmodell import (
    Kanal,
    Kontakt,
    NumreradKontakt,
    OgiltigtKontaktbyte,
    ersatt_kontakter,
    lagg_till_kontakt,
)
from beslutsmodell.varde import UR_DIARIET


def adressen(kanal: Kanal, adress: str, *, ur_diariet: bool = False) -> str:
    rad = {"organ": "ks", "roll": "registrator", "kanal": kanal, "adress": adress, "namn": "N"}
    return Kontakt.model_validate(rad, context=UR_DIARIET if ur_diariet else None).adress


def test_a_mail_address_is_read_in_small_letters() -> None:
    assert adressen(Kanal.EPOST, "Samma@Orust.Example") == "samma@orust.example"
    assert adressen(Kanal.EPOST, "Kansliet <Samma@X.Example>") == "Kansliet <samma@x.example>"


@pytest.mark.parametrize("kanal", [ett for ett in Kanal if ett is not Kanal.EPOST])
def test_other_addresses_are_read_as_they_are_written(kanal: Kanal) -> None:
    assert adressen(kanal, "miljo:BESLUT_Teams") == "miljo:BESLUT_Teams"


def test_what_has_been_ur_diariet_stays_as_it_was_written() -> None:
    assert adressen(Kanal.EPOST, "Samma@X.Example", ur_diariet=True) == "Samma@X.Example"


def test_a_list_puts_right_what_was_written_with_capitals_before() -> None:
    rad = {"organ": "ks", "roll": "registrator", "kanal": "epost", "namn": "N", "adress": "A@X.se"}
    fore = NumreradKontakt(nummer=1, kontakt=Kontakt.model_validate(rad, context=UR_DIARIET))
    idag = date(2019, 9, 2)
    byte = ersatt_kontakter([fore], [Kontakt.model_validate(rad)], idag=idag)
    assert [ett.adress for ett in byte.nya] == ["a@x.se"]
    assert [ett.nummer for ett in byte.slutar] == [1]


def test_nobody_comes_beside_a_mailbox_that_was_written_with_capitals_before() -> None:
    rad = {"organ": "ks", "roll": "registrator", "kanal": "epost", "namn": "N", "adress": "A@X.se"}
    fore = NumreradKontakt(nummer=1, kontakt=Kontakt.model_validate(rad, context=UR_DIARIET))
    idag = date(2019, 9, 2)
    ny = Kontakt.model_validate({**rad, "galler_fran": idag})
    with pytest.raises(OgiltigtKontaktbyte, match="skulle få allt två gånger"):
        lagg_till_kontakt([fore], ny, idag=idag)
