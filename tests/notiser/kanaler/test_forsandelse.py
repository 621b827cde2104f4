"""What is frozen in the outbox."""

import pytest
from pydantic import ValidationError

from notiser.forsandelse import Brev, Filpost, Kort, Notis, frys, tina
from tests.notiser.kanaler.utkast import HEMLIG, en_filpost, en_notis, ett_brev, ett_kort

BILAGA = {"namn": "å.pdf", "mediatyp": "application/pdf", "innehall": bytes(range(256))}
ALLA = [
    ett_brev(bilagor=[BILAGA], referenser=["<1@beslut.example>"]),
    ett_kort("miljo:TEAMS_AU"),
    en_notis("ntfy://beslut.example/kanal"),
    en_filpost("/srv/beslut"),
]


@pytest.mark.parametrize("forsandelse", ALLA, ids=lambda ett: ett.sort)
def test_every_kind_survives_the_outbox(forsandelse: Brev | Kort | Notis | Filpost) -> None:
    assert tina(frys(forsandelse)) == forsandelse


@pytest.mark.parametrize("forsandelse", ALLA, ids=lambda ett: ett.sort)
def test_every_kind_survives_as_a_parsed_object(
    forsandelse: Brev | Kort | Notis | Filpost,
) -> None:
    kopia = type(forsandelse).model_validate(forsandelse.model_dump(mode="json"))
    assert kopia == forsandelse


@pytest.mark.parametrize("falt", ["fran", "svara_till", "till", "amne", "omgang", "message_id"])
@pytest.mark.parametrize("radbrytning", ["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028", "\x00"])
def test_a_header_cannot_start_another(falt: str, radbrytning: str) -> None:
    with pytest.raises(ValidationError) as fel:
        ett_brev(**{falt: f"a{radbrytning}Bcc: spion@annan.example"})
    assert "spion" not in str(fel.value)


def test_the_refusal_is_swedish() -> None:
    with pytest.raises(ValidationError, match="Får inte innehålla radbrytning"):
        ett_brev(amne="a\nb")


def test_a_file_name_cannot_start_a_header() -> None:
    with pytest.raises(ValidationError, match="radbrytning"):
        ett_brev(bilagor=[BILAGA | {"namn": "a\r\nb.pdf"}])


def test_content_that_is_no_base64_is_refused() -> None:
    with pytest.raises(ValidationError, match="base64"):
        ett_brev(bilagor=[BILAGA | {"innehall": "åäö"}])


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        ett_brev(kopia="a@b.example")


def test_a_secret_address_is_never_shown() -> None:
    kort = ett_kort(f"workflows://h.example/flode/{HEMLIG}")
    assert HEMLIG not in repr(kort)
    assert HEMLIG not in str(kort)
    assert "ockero" not in repr(ett_brev()).lower()
