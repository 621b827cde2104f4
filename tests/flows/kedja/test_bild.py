"""The picture tells how a real record stands, stage by stage."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from beslutsmodell.avtal.handling import Avtalshandling, Undertecknare
from beslutsmodell.avtal.kommandon import RegistreraAvtal
from beslutsmodell.avtal.krav import Avtalskrav
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.utfall import Utfall
from diarium.avtal import registrera_avtalskommando
from diarium.databas import Databas
from diarium.lage import las_lage
from diarium.schema import hoj_schema
from flows.artefakttext import lagesbild, matris
from flows.kedja.bild import Kedjebild, Kedjesteg, rita
from flows.kedja.kedjelage import Kedjelage
from tests.diarium.diariet import Diariet, beslut, borja
from tests.rundor import VASTKOM, bygg_runda

TIDIGT = datetime(2019, 6, 20, 12, tzinfo=STOCKHOLM)
SENT = datetime(2019, 11, 27, 12, tzinfo=STOCKHOLM)
KOMMUN, ANNAN = "beslut/k00001-kf", "beslut/k00002-kf"


@pytest.fixture
def diariet(sqlite_url: str) -> Iterator[Diariet]:
    """A record in which eight kommuner of four förbund decide."""
    databas = Databas(sqlite_url)
    hoj_schema(databas)
    avtal = (Avtalskrav(slag="avrop", namn="Avrop"),)
    yield borja(databas, bygg_runda(8)[0].model_copy(update={"avtal": avtal}))
    databas.stang()


def bild(diariet: Diariet, nu: datetime = TIDIGT) -> Kedjebild:
    """Draws the chain at an instant."""
    with diariet.databas.las() as session:
        return rita(las_lage(session, diariet.kod, nu=nu))


def steget(diariet: Diariet, nyckel: str, nu: datetime = TIDIGT) -> Kedjesteg:
    """Gives one stage."""
    return next(ett for ett in bild(diariet, nu).steg if ett.nyckel == nyckel)


def test_a_new_round_waits_everywhere(diariet: Diariet) -> None:
    ritad = bild(diariet)
    assert {steg.lage for steg in ritad.steg} == {Kedjelage.VANTAR}
    assert ritad.mening.startswith("Väntar · 0 av 8 har beslutat, 0 av ")


def test_who_recommends_has_recommended(diariet: Diariet) -> None:
    diariet.besluta(VASTKOM, "au/fyr-au", "direktion/fyr-dir")
    assert steget(diariet, "vastkom").lage is Kedjelage.REKOMMENDERAT
    assert steget(diariet, "au/fyr").lage is Kedjelage.KLART
    direktion = steget(diariet, "direktion/fyr")
    assert direktion.mening == "Rekommenderat · 1 av 1 har rekommenderat"
    assert direktion.namn == "direktion (fyr)"


def test_a_decision_is_counted_in_its_forbund(diariet: Diariet) -> None:
    diariet.besluta(KOMMUN)
    forbund = {steg.nyckel: steg.mening for steg in bild(diariet).steg if "beslut/" in steg.nyckel}
    assert sorted(mening.partition(" har")[0] for mening in forbund.values()) == [
        "Väntar · 0 av 2",
        "Väntar · 0 av 2",
        "Väntar · 0 av 2",
        "Väntar · 1 av 2",
    ]


def test_a_condition_asks_for_a_human(diariet: Diariet) -> None:
    diariet.gor(KOMMUN, beslut(KOMMUN, Utfall.BIFALL_MED_VILLKOR, justerat=date(2019, 10, 9)))
    ritad = bild(diariet)
    assert ritad.lage is Kedjelage.KRAVER_ATGARD
    (steg,) = [ett for ett in ritad.steg if ett.lage is Kedjelage.KRAVER_ATGARD]
    assert "1 behöver ses över" in steg.mening
    assert "1 har ett villkor kvar" in steg.mening
    assert steg.namn in ritad.mening


def test_time_alone_makes_a_stage_late(diariet: Diariet) -> None:
    ritad = bild(diariet, SENT)
    assert ritad.lage is Kedjelage.FORSENAT
    assert steget(diariet, "inlamning", SENT).mening == (
        "Försenat · 0 av 8 har lämnat in, 8 har passerat sin sista dag"
    )


def test_who_rejects_everything_signs_nothing(diariet: Diariet) -> None:
    diariet.gor(KOMMUN, beslut(KOMMUN, Utfall.AVSLAG, justerat=date(2019, 10, 9)))
    assert steget(diariet, "inlamning").mening == (
        "Väntar · 0 av 7 har lämnat in, 1 tecknar inget avtal"
    )


def test_an_agreement_late_at_the_receiver_asks_for_a_human(diariet: Diariet) -> None:
    handling = Avtalshandling(
        huvudman="k00001",
        slag="avrop",
        version="1",
        punkter=("1",),
        undertecknare=(Undertecknare(roll="kommundirektör", befogenhet="reglementet"),),
        fil="a" * 64,
        inkommet=SENT,
    )
    with diariet.databas.skriv() as session:
        registrera_avtalskommando(
            session, diariet.kod, "k00001", RegistreraAvtal(handling=handling), nu=SENT
        )
    assert steget(diariet, "inlamning", SENT).lage is Kedjelage.KRAVER_ATGARD


def test_the_matrix_has_a_row_for_everyone(diariet: Diariet) -> None:
    diariet.besluta(KOMMUN)
    with diariet.databas.las() as session:
        lage = las_lage(session, diariet.kod, nu=TIDIGT)
    text = matris(lage)
    rader = [rad for rad in text.splitlines() if rad.startswith("| Kommun ")]
    assert len(rader) == 1 + 8
    assert "bifall" in rader[1]
    assert "**Fiktivt.** Allt i rundan är fiktivt." in text
    assert "klockslaget är antaget" in text


def test_what_a_kommun_decided_in_part_is_apart_from_what_it_owes_in_part(
    diariet: Diariet,
) -> None:
    dag = date(2019, 10, 9)
    delat = {"1": Utfall.BIFALL, "2": Utfall.AVSLAG, "3": Utfall.AVSLAG}
    diariet.gor(KOMMUN, beslut(KOMMUN, delat, justerat=dag))
    diariet.gor(ANNAN, beslut(ANNAN, {"1": Utfall.BIFALL}, justerat=dag))
    with diariet.databas.las() as session:
        lage = las_lage(session, diariet.kod, nu=TIDIGT)
    rader = [rad for rad in matris(lage).splitlines() if rad.startswith("| Kommun ")]
    assert sum("| delvis bifall |" in rad for rad in rader) == 1
    assert sum("| delvis besvarat |" in rad for rad in rader) == 1
    text = lagesbild(lage, rita(lage))
    assert "| Samlat: delvis bifall | 1 |" in text
    assert "| Samlat: delvis besvarat | 1 |" in text


def test_the_sums_of_the_picture_add_up(diariet: Diariet) -> None:
    diariet.besluta(KOMMUN)
    with diariet.databas.las() as session:
        lage = las_lage(session, diariet.kod, nu=TIDIGT)
    text = lagesbild(lage, rita(lage))
    for inledning in ("| Punkt 1 ", "| Punkt 2 ", "| Punkt 3 ", "| Samlat: ", "| Avtal"):
        antal = [int(rad.split("|")[2]) for rad in text.splitlines() if rad.startswith(inledning)]
        assert sum(antal) == 8, inledning
    assert "**Fiktivt.**" in text
    assert "klockslaget är antaget" in text
