"""Only the start of a round makes a record; everything else says that there is none."""

from pathlib import Path

import pytest

from tests.app.cli.klienten import KOD, VEM, Klient

BESLUT = ("--datum", "2019-06-01", "--punkt", "1=bifall", "--av", VEM)


@pytest.mark.parametrize(
    "argument",
    [
        ("lage", KOD),
        ("omgangar",),
        ("verifiera",),
        ("utskick", "lista"),
        ("frist", "visa", KOD),
        ("underlag", "visa", KOD),
        ("avtal", "visa", KOD, "1401"),
        ("exportera", KOD, "ut"),
        ("klocka",),
        ("svep",),
        ("registrera", KOD, "1401-ks", *BESLUT),
        ("starta", KOD, "--fullmakt-fran", "fullmakt-2016"),
    ],
    ids=lambda argument: " ".join(argument[:2]),
)
def test_nothing_is_made_where_there_is_no_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argument: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BESLUT_HEM", raising=False)
    monkeypatch.delenv("BESLUT_DATABAS", raising=False)
    svar = Klient(tmp_path)(*argument)
    assert (svar.kod, svar.ut) == (1, "")
    assert svar.fel == (
        "Fel: Det finns inget diarium här: .beslut/diarium.sqlite saknas. Starta en omgång med "
        "`beslut starta`, eller ställ BESLUT_HEM på det diarium som du menar.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_the_setting_that_points_wrong_is_the_one_named(
    klient: Klient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BESLUT_DATABAS", f"sqlite:///{tmp_path / 'borta' / 'fil.sqlite'}")
    assert "ställ BESLUT_DATABAS på" in klient("omgangar").fel
    assert not (tmp_path / "borta").exists()
