"""Forms alone take a kommun from decision to receipt; a refusal changes nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from diarium.databas import Databas
from diarium.lage import las_lage
from diarium.lagerapport import Huvudmansrapport
from tests.diarium.diariet import dump
from tests.flows.korning import NU, OMGANG, START, kor, korningen

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server")]
VEM = "Registrator, Härryda kommun (fiktiv)"
I_HARRYDA = {"omgang": OMGANG, "huvudman": "Härryda", "registrerat_av": VEM}
BESLUT = {
    "omgang": OMGANG,
    "arende": "kommunbeslut/Härryda",
    "datum": "2019-06-10",
    "justerat": "2019-06-11",
    "utfall": "1=bifall, 2=bifall, 3=avslag",
    "registrerat_av": VEM,
}


@pytest.fixture
def startad(diariet: Databas) -> Databas:
    """A record in which the round of 2019 has started."""
    fyll_i("starta_omgang", START)
    return diariet


def fyll_i(vilken: str, blankett: Mapping[str, Any]) -> "State[Any]":
    """Sends a form and gives its answer."""
    import importlib

    return kor(getattr(importlib.import_module(f"flows.{vilken}"), vilken), dict(blankett))


def harryda(databas: Databas) -> Huvudmansrapport:
    """Reads how Härryda stands."""
    with databas.las() as session:
        lage = las_lage(session, OMGANG, nu=NU)
    return next(man for man in lage.kommuner if man.kod == "1401")


def avtal(mapp: Path, slag: str, punkter: str) -> dict[str, str]:
    """Fills in the form of an agreement, with a file of its own."""
    fil = mapp / f"{slag}.pdf"
    fil.write_text(f"Fiktivt {slag} {punkter}")
    return I_HARRYDA | {
        "slag": slag,
        "version": "1",
        "punkter": punkter,
        "undertecknare": "Kommundirektör: KS 2019-06-10 § 9",
        "fil": str(fil),
    }


def test_a_kommun_goes_from_decision_to_receipt(startad: Databas, tmp_path: Path) -> None:
    assert fyll_i("registrera_beslut", BESLUT).name == "Registrerat"
    ratt = BESLUT | {"utfall": "1=bifall, 2=avslag, 3=avslag", "motivering": "Fel i punkt 2"}
    svar = fyll_i("korrigera", ratt)
    assert svar.name == "Rättat", svar.message
    assert harryda(startad).punkter == {"1": "bifall", "2": "avslag", "3": "avslag"}

    svar = fyll_i("registrera_avtal", avtal(tmp_path, "avrop", "1, 2"))
    assert svar.name == "Registrerat", svar.message
    assert "Att komplettera:\n– Avtalet ”Avrop” omfattar punkt 2, men" in str(svar.message)
    assert "Avtalet ”Samverkansavtal” har inte kommit in." in str(svar.message)
    nekat = fyll_i("lamna_in", I_HARRYDA)
    assert nekat.name == "Nekat", nekat.message
    for slag in ("avrop", "samverkansavtal"):
        svar = fyll_i("registrera_avtal", avtal(tmp_path, slag, "1"))
    assert "Att komplettera" not in str(svar.message)
    assert fyll_i("lamna_in", I_HARRYDA | {"huvudman": "1401"}).name == "Inlämnat"
    kvittens = I_HARRYDA | {"referens": "RS 2019-1 (fiktiv)"}
    assert fyll_i("kvittera", kvittens).name == "Kvitterat"
    assert harryda(startad).avtal == "kvitterat"
    assert fyll_i("kvittera", kvittens).name == "Redan registrerat"


def test_who_did_it_is_recorded_as_stated(startad: Databas) -> None:
    frist = {
        "omgang": OMGANG,
        "ny_frist": "2019-12-03 antaget",
        "motivering": "VGR (fiktivt)",
        "registrerat_av": "Samordnaren (fiktiv)",
    }
    svar = fyll_i("andra_frist", frist)
    assert svar.name == "Ändrad", svar.message
    assert "Mottaget hos VGR senast tisdag 3 december 2019" in str(svar.message)
    assert fyll_i("andra_frist", frist).name == "Redan registrerat"
    avbrott = {
        "omgang": OMGANG,
        "arende": "1402-ks",
        "punkter": "3",
        "motivering": "Återkallad",
        "registrerat_av": "Ronja (fiktiv)",
    }
    svar = fyll_i("avbryt", avbrott)
    assert svar.name == "Avbrutet", svar.message
    om = "Kommunstyrelsen i Partille kommun (kommunbeslut/1402-ks)"
    assert korningen(svar).name == f"Avbrott · {OMGANG} · {om}"
    texter = " ".join(dump(startad)["sidouppgift"])
    assert "Samordnaren (fiktiv)" in texter
    assert "Ronja (fiktiv)" in texter


@pytest.mark.parametrize(
    ("vilken", "blankett", "svar"),
    [
        ("korrigera", BESLUT | {"motivering": "Fel"}, "har inget registrerat beslut"),
        ("kvittera", I_HARRYDA | {"referens": "RS 1"}, "Härryda (1401) har inte lämnat in något"),
        ("kvittera", I_HARRYDA | {"huvudman": "Kungsbacka", "referens": "RS 1"}, "deltar inte"),
        (
            "registrera_avtal",
            I_HARRYDA
            | {
                "slag": "avropp",
                "version": "1",
                "punkter": "1",
                "undertecknare": "x",
                "fil": __file__,
            },
            "har inget avtal av slaget 'avropp'. Finns: avrop, samverkansavtal.",
        ),
        (
            "andra_frist",
            {
                "omgang": OMGANG,
                "ny_frist": "2019-01-02 12:00",
                "motivering": "x",
                "registrerat_av": VEM,
            },
            "har redan passerat",
        ),
        (
            "avbryt",
            {
                "omgang": OMGANG,
                "arende": "1401-ks",
                "punkter": "9",
                "motivering": "x",
                "registrerat_av": VEM,
            },
            "punkt 9",
        ),
    ],
)
def test_a_refusal_is_swedish_and_leaves_nothing(
    startad: Databas,
    vilken: str,
    blankett: dict[str, str],
    svar: str,
) -> None:
    fore = dump(startad)
    lage = fyll_i(vilken, blankett)
    assert (lage.is_failed(), lage.name) == (True, "Nekat")
    assert svar in str(lage.message)
    assert dump(startad) == fore
