"""What to ask bodies about is told one by one, or in one line where they are many."""

from datetime import date, timedelta

import pytest

from beslutsmodell.bevakning import Bevakning, Bevakningsslag
from beslutsmodell.regler.brist import Brist
from diarium.databas import Databas
from diarium.lage import las_lage
from diarium.lagerapport import Omgangslage
from diarium.schema import hoj_schema
from flows.kedja.efter_besluten import MANGA, efter_besluten
from tests.diarium.diariet import NU, borja
from tests.rundor import bygg_runda

FORST = date(2019, 10, 18)


@pytest.fixture
def lage(sqlite_url: str) -> Omgangslage:
    """How a round of eight kommuner stands."""
    databas = Databas(sqlite_url)
    hoj_schema(databas)
    diariet = borja(databas, bygg_runda(8)[0])
    with databas.las() as session:
        svar = las_lage(session, diariet.kod, nu=NU)
    databas.stang()
    return svar


def saknade(antal: int, slag: Bevakningsslag) -> list[Bevakning]:
    """Gives as many missing things, the oldest last."""
    return [
        Bevakning(
            arende=f"beslut/k0000{nummer}-kf",
            organ=f"k0000{nummer}-kf",
            nummer=1,
            punkter=("1", "3"),
            slag=slag,
            dag=FORST + timedelta(days=antal - nummer),
            brist=Brist(motivering="Något saknas.", atgard="Begär in det.", kalla="KL 8:12"),
        )
        for nummer in range(1, antal + 1)
    ]


def test_a_few_are_told_one_by_one(lage: Omgangslage) -> None:
    (forst, *ovriga) = efter_besluten(lage, saknade(MANGA, Bevakningsslag.ANSLAG))
    assert len(ovriga) == MANGA - 1
    assert forst.vem == lage.omgang.finn_organ("k00005-kf").namn
    assert (forst.vad, forst.gor) == (
        "Punkt 1, 3: Något saknas.",
        "Begär in det. (KL 8:12)",
    )


@pytest.mark.parametrize("slag", Bevakningsslag)
def test_many_of_a_kind_are_one_line_that_names_the_oldest(
    lage: Omgangslage, slag: Bevakningsslag
) -> None:
    (ett,) = efter_besluten(lage, saknade(8, slag))
    assert ett.vem == "8 beslut"
    aldst = lage.omgang.finn_organ("k00008-kf").namn
    assert f", äldst först: {aldst} (18 oktober 2019), " in ett.vad
    assert ett.vad.endswith(" och 3 till.")
    assert "`beslut lage OMGANG --arende ARENDE`" in ett.gor


def test_each_kind_is_counted_for_itself(lage: Omgangslage) -> None:
    blandat = saknade(8, Bevakningsslag.ANSLAG) + saknade(2, Bevakningsslag.ANMALAN)
    assert [ett.vem for ett in efter_besluten(lage, blandat)][-1] == "8 beslut"
    assert len(list(efter_besluten(lage, blandat))) == 3
