"""A bad address is refused at its row, with what a right one looks like, and never quoted."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from beslutsmodell import Kontakt
from beslutsmodell.varde import UR_DIARIET
from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.omgang import las_omgang
from tests.diarium.inlasning.liten_omgang import skriv_omgang

HEMLIG = "hemlig-signatur"
RUBRIK = "organ,roll,kanal,adress,namn\n"
GOD = "1492-kf,registrator,epost,registrator@amal.example,Registrator (fiktiv)\n"


def rad(kanal: str, adress: str) -> str:
    return f"1492-kf,registrator,{kanal},{adress},Registrator (fiktiv)\n"


def felet(mapp: Path, *rader: str) -> str:
    with pytest.raises(Inlasningsfel) as fangat:
        las_omgang(skriv_omgang(mapp, kontakter_csv=RUBRIK + GOD + "".join(rader)))
    return str(fangat.value)


@pytest.mark.parametrize(
    ("kanal", "adress", "svar"),
    [
        ("epost", "åke@amal.example", "namn@kommun.example|registrator@kommun.example"),
        ("epost", "registrator@amal-.example", "registrator@kommun.example"),
        ("epost", f"https://h.example/workflows/a?sig={HEMLIG}", "registrator@kommun.example"),
        ("epost", f"h.example/workflows/a?sig={HEMLIG}", "registrator@kommun.example"),
        ("teams", f"workflows://h.example/{HEMLIG}", "workflows://värd/flöde/signatur"),
        ("teams", f"https://h.example/fel?sig={HEMLIG}", "workflows://värd/flöde/signatur"),
        ("teams", f"ntfy://h.example/{HEMLIG}", "workflows://värd/flöde/signatur"),
        ("teams", "miljo:inte ett namn", "TEAMS_AU"),
        ("apprise", f"okand://h.example/{HEMLIG}", "ntfys://ntfy.example/kanal"),
        ("fil", f"ntfy://h.example/{HEMLIG}", "/srv/beslut/utskick"),
    ],
)
def test_a_bad_address_is_placed_and_never_quoted(
    tmp_path: Path, kanal: str, adress: str, svar: str
) -> None:
    text = felet(tmp_path, rad(kanal, adress))
    assert text.startswith("kontakter.csv, rad 3, fältet adress: ")
    assert any(ett in text for ett in svar.split("|"))
    assert HEMLIG not in text
    assert text.endswith(".")
    assert ".." not in text


def test_a_bad_address_in_a_variable_names_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEAMS_AMAL", f"workflows://h.example/{HEMLIG}")
    text = felet(tmp_path, rad("teams", "miljo:TEAMS_AMAL"))
    assert "ingen Teams-adress (värdet i miljo:TEAMS_AMAL). Kopiera hela adressen" in text
    assert HEMLIG not in text


def test_a_variable_that_is_not_set_here_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TEAMS_AMAL", raising=False)
    kontakter_csv = RUBRIK + GOD + rad("teams", "miljo:TEAMS_AMAL")
    assert len(las_omgang(skriv_omgang(tmp_path, kontakter_csv=kontakter_csv)).kontakter) == 2


def test_a_double_row_does_not_show_its_secret(tmp_path: Path) -> None:
    dubbel = rad("teams", f"workflows://h.example/flode/{HEMLIG}")
    text = felet(tmp_path, dubbel, dubbel)
    assert text == (
        "kontakter.csv, rad 4, fältet organ: '1492-kf registrator teams workflows://h.example/…' "
        "finns redan på rad 3. Ta bort den ena raden."
    )


def test_a_name_on_two_lines_is_refused_at_its_row(tmp_path: Path) -> None:
    text = felet(tmp_path, '1492-kf,handlaggare,epost,n@amal.example,"N\nBcc: x@y.example"\n')
    assert text.startswith("kontakter.csv, rad 3, fältet namn: texten har en radbrytning eller")


def test_what_was_recorded_before_the_rule_is_still_read() -> None:
    uppgifter = {"organ": "1492-kf", "roll": "registrator", "kanal": "fil", "adress": "a"}
    uppgifter["namn"] = "N\nN"
    with pytest.raises(ValidationError, match="radbrytning"):
        Kontakt.model_validate(uppgifter)
    assert Kontakt.model_validate(uppgifter, context=UR_DIARIET).namn == "N\nN"
