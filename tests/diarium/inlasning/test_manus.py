"""A script is a list of posts in time order, each of a known kind."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from beslutsmodell.utfall import Styrka, Utfall
from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.manus import Beslutspost, Provningspost, las_manus

POST = """\
  - nar: "2019-10-09 14:30"
    gor: beslut
    steg: beslut
    organ: 1492-kf
    datum: 2019-10-08
    punkter:
      "1": bifall
      "2": {utfall: bifall, styrka: bor}
    registrerat_av: Registrator
"""


def skriv(mapp: Path, *poster: str, start: str = "2019-06-03 09:00") -> Path:
    fil = mapp / "manus.yaml"
    fil.write_text(f'start: "{start}"\nposter:\n' + "".join(poster), "utf-8")
    return fil


def felet(mapp: Path, *poster: str, start: str = "2019-06-03 09:00") -> str:
    with pytest.raises(Inlasningsfel) as fangat:
        las_manus(skriv(mapp, *poster, start=start))
    return str(fangat.value)


def test_short_and_long_outcomes_are_read(tmp_path: Path) -> None:
    post = las_manus(skriv(tmp_path, POST)).poster[0]
    assert isinstance(post, Beslutspost)
    assert post.nar == datetime(2019, 10, 9, 12, 30, tzinfo=UTC)
    assert post.beslut.for_punkt("1").utfall is Utfall.BIFALL
    assert post.beslut.for_punkt("2").styrka is Styrka.BOR


def test_true_and_false_are_read_from_text(tmp_path: Path) -> None:
    post = (
        '  - {nar: "2019-11-28 10:00", gor: prova_sent, huvudman: "1", godtas: false, '
        "motivering: x, av: y}\n"
    )
    svar = las_manus(skriv(tmp_path, post)).poster[0]
    assert isinstance(svar, Provningspost)
    assert svar.godtas is False


@pytest.mark.parametrize(
    ("gammalt", "nytt", "fel"),
    [
        (
            "gor: beslut",
            "gor: beslutt",
            (
                "manus.yaml, rad 3, fältet poster[1]: 'beslutt' finns inte att välja. "
                "Menade du 'beslut'? Tillåtet här: beslut, justering, villkor, korrigering, frist, "
                "avtal, lamna_in, kvittens, prova_sent."
            ),
        ),
        (
            "    organ: 1492-kf\n",
            "",
            "manus.yaml, rad 3, fältet poster[1].organ: uppgiften saknas. Fyll i den.",
        ),
        (
            "    organ:",
            "    organt:",
            "manus.yaml, rad 6, fältet poster[1].organt: okänd nyckel 'organt'. Menade du 'organ'?",
        ),
        (
            "    datum:",
            "    paragaf: 1\n    datum:",
            (
                "manus.yaml, rad 7, fältet poster[1].paragaf: okänd nyckel 'paragaf'. "
                "Menade du 'paragraf'?"
            ),
        ),
        (
            "datum: 2019-10-08",
            "datum: 2019-02-30",
            (
                "manus.yaml, rad 7, fältet poster[1].datum: datumet 2019-02-30 finns inte. "
                "Kontrollera månad och dag."
            ),
        ),
        (
            "2019-10-09 14:30",
            "2019-10-09",
            (
                "manus.yaml, rad 3, fältet poster[1].nar: '2019-10-09' är ingen tid: skriv "
                "år-månad-dag timme:minut, till exempel 2019-10-09 14:30."
            ),
        ),
        (
            "2019-10-09 14:30",
            "2020-03-29 02:30",
            (
                "manus.yaml, rad 3, fältet poster[1].nar: 2020-03-29 02:30 finns inte: skriv två "
                "siffror överallt, och tänk på sommartiden."
            ),
        ),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, gammalt: str, nytt: str, fel: str) -> None:
    assert felet(tmp_path, POST.replace(gammalt, nytt, 1)) == fel


def test_an_outcome_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    fel = felet(tmp_path, POST.replace('"1": bifall', '"1": bifal'))
    assert fel.startswith("manus.yaml, rad 8, fältet poster[1].punkter[1].utfall: 'bifal'")
    assert "Menade du 'bifall'? Tillåtet här: bifall, bifall_med_villkor, avslag," in fel


def test_a_post_out_of_order_is_refused(tmp_path: Path) -> None:
    tidigare = POST.replace("2019-10-09 14:30", "2019-10-09 08:00")
    assert felet(tmp_path, POST, tidigare) == (
        "manus.yaml, rad 12, fältet poster[2].nar: posten ligger före den som står ovanför "
        "(2019-10-09 14:30). Flytta posten eller rätta tiden."
    )
