"""Pictures as they are drawn: what the values say stands there, and nothing is told by colour."""

import subprocess
import sys
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.prognos.kurva import Kurvpunkt
from diarium.uppslutning import Maldag, Uppslutning
from exempel import __file__ as exemplen
from flows.bilder.beskrivning import Beskrivning
from flows.bilder.matrisbild import Cell, Matris, Matrisgrupp, Matrisrad, Monster
from flows.bilder.rita import Bild, rita, rita_svg
from flows.bilder.tidslinje import Grupp, Marke, Rad, Tecken, Tidslinje
from flows.bilder.uppslutningsbild import Kurvbild, uppslutningsbild

SVG = "{http://www.w3.org/2000/svg}"
ORD = Beskrivning("En titel", "En mening med 1 tal.", (), ("Vad",), (("a",),))
IDAG, FRIST = date(2019, 10, 20), date(2019, 11, 26)


def texterna(bild: Bild) -> list[str]:
    """Draws a picture and gives its texts."""
    rot = ET.fromstring(rita_svg(bild))  # noqa: S314 - our own
    return ["".join(ett.itertext()) for ett in rot.iter(f"{SVG}text")]


def tidslinje(*rader: Rad, idag: date = IDAG) -> Tidslinje:
    """A timeline of one group."""
    return Tidslinje(ORD, idag, FRIST, (Grupp("Grupp", rader),), ())


def matris(antal: int, monster: Monster, bokstav: str, ord_: str) -> Matris:
    """A matrix of one participant and a number of points."""
    rad = Matrisrad("Åmål", (Cell(monster, bokstav, ord_),) * antal, "saknas", forsenad=True)
    return Matris(ORD, tuple(f"{n} Punkt" for n in range(antal)), (Matrisgrupp("Alla", (rad,)),))


def omgangen() -> Beslutsomgang:
    """The round of 2019."""
    from pathlib import Path

    from diarium.inlasning.omgang import las_omgang

    return las_omgang(Path(exemplen).parent / "fvm-avrop-2019").omgang


def uppslutning(beslutade: dict[str, date], *, idag: date = IDAG, antal: int = 3) -> Uppslutning:
    """A round that began in June."""
    frist = Maldag("Mottaget", FRIST)
    return Uppslutning(date(2019, 6, 3), idag, frist, (), beslutade, {}, 0, antal)


def test_every_mark_has_a_shape_of_its_own_without_its_colour() -> None:
    from flows.bilder.rita_tidslinje import _FORM

    former = {
        tecken: (str(form["marker"]), form["facecolor"] in {"white", "none"}, form["s"])
        for tecken, form in _FORM.items()
    }
    assert set(former) == set(Tecken)
    assert len(set(former.values())) == len(Tecken)


def test_every_pattern_differs_in_grey() -> None:
    from matplotlib.colors import to_rgb

    from flows.bilder.rita_matris import _FYLLNING

    def ser_ut(monster: Monster) -> tuple[object, ...]:
        stil = _FYLLNING[monster]
        rod, gron, bla = to_rgb(stil["facecolor"])
        grat = 0.299 * rod + 0.587 * gron + 0.114 * bla
        return round(grat * 4), stil.get("hatch"), stil.get("linewidth", 1)

    assert len({ser_ut(monster) for monster in Monster}) == len(Monster)


@pytest.mark.parametrize("tecken", Tecken)
def test_a_mark_that_occurs_is_explained_and_no_other(tecken: Tecken) -> None:
    texter = texterna(tidslinje(Rad("Åmål", (Marke(tecken, IDAG),), "hinner")))
    assert [ett.etikett for ett in Tecken if ett.etikett in texter] == [tecken.etikett]


@pytest.mark.parametrize("monster", Monster)
def test_a_pattern_that_occurs_is_explained_and_no_other(monster: Monster) -> None:
    texter = texterna(matris(2, monster, "B", "bifall"))
    assert [ett.etikett for ett in Monster if ett.etikett in texter] == [monster.etikett]
    assert "saknas, försenat" in texter


def test_many_points_are_told_by_letters_and_few_by_words() -> None:
    fa, manga = (texterna(matris(n, Monster.JA, "B", "bifall")) for n in (3, 9))
    assert (fa.count("bifall"), fa.count("B")) == (3, 0)
    assert (manga.count("bifall"), manga.count("B")) == (0, 9)
    assert "B = bifall." in manga


def test_what_is_long_past_is_told_in_words_alone() -> None:
    rad = Rad("Åmål", (Marke(Tecken.BESLUTAT, date(2018, 1, 8)),), "beslutade 8 jan")
    bild = tidslinje(rad)
    assert bild.spann[0] > date(2019, 7, 1)
    assert "beslutade 8 jan" in texterna(bild)


def test_today_is_drawn_only_where_the_picture_reaches() -> None:
    rad = Rad("Åmål", (Marke(Tecken.SENAST, FRIST),), "hinner inte")
    assert "räknat från 20 okt" in texterna(tidslinje(rad))
    assert not any("räknat" in text for text in texterna(tidslinje(rad, idag=date(2021, 1, 1))))


def test_the_forecast_is_a_band_with_its_middle() -> None:
    prognos = [
        Kurvpunkt(datum=IDAG + timedelta(days=dag), lag=1, median=min(3, 1 + dag // 9), hog=3)
        for dag in range(0, 40, 4)
    ]
    bild = uppslutningsbild(omgangen(), uppslutning({"1492": date(2019, 9, 2)}), prognos)
    assert "Prognosen till fristen är 3, mellan 1 och 3." in bild.beskrivning.mening
    texter = texterna(bild)
    assert {"prognos, låg till hög", "prognosens median, 3 till slut", "1 av 3"} <= set(texter)
    rader = {rad[0]: rad for rad in bild.beskrivning.rader}
    assert rader["2019-10-24"][3:6] == ("1", "1", "3")


def test_the_curve_stops_when_all_have_decided() -> None:
    klart = uppslutning({str(n): date(2019, 9, n) for n in (2, 3, 4)})
    assert klart.per_dag()[-1] == (date(2019, 9, 4), 3)
    assert klart.till == date(2019, 9, 4)


def test_nobody_has_decided_is_a_picture_too() -> None:
    bild = uppslutningsbild(omgangen(), uppslutning({}))
    assert isinstance(bild, Kurvbild)
    assert "0 av 3" in texterna(bild)


@pytest.mark.parametrize(
    "bild", [tidslinje(Rad("$a_b^c$ & <x>", (), "")), matris(1, Monster.NEJ, "A", "a")]
)
def test_the_same_values_give_the_same_bytes(bild: Bild) -> None:
    assert rita(bild) == rita(bild)


def test_names_are_written_as_they_are() -> None:
    assert "$a_b^c$ & <x>" in texterna(
        tidslinje(Rad("$a_b^c$ & <x>", (Marke(Tecken.MOTE, IDAG),), ""))
    )


def test_matplotlib_waits_until_something_is_drawn() -> None:
    kod = (
        "import sys; import flows.bilder.rita, flows.bilder.omgangsplan\n"
        "print([namn for namn in ('matplotlib', 'prefect') if namn in sys.modules])"
    )
    svar = subprocess.run([sys.executable, "-c", kod], capture_output=True, check=True)
    assert svar.stdout.decode().strip() == "[]"
