"""What needs a human is told with what to do, and so is whose move it is."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

import pytest

from beslutsmodell.avtal.handling import Avtalshandling, Undertecknare
from beslutsmodell.avtal.kommandon import RegistreraAvtal
from beslutsmodell.avtal.krav import Avtalskrav
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.process import Protokollsregler
from beslutsmodell.utfall import Utfall
from diarium.avtal import registrera_avtalskommando
from diarium.databas import Databas
from diarium.lage import las_lage
from diarium.lagerapport import Omgangslage
from diarium.schema import hoj_schema
from flows.artefakttext import att_gora_text
from flows.kedja.att_gora import att_gora
from flows.kedja.harnast import harnast
from flows.kedja.uppgift import Uppgift
from tests.diarium.diariet import NU, Diariet, beslut, borja
from tests.rundor import VASTKOM, bygg_runda

TIDIGT = datetime(2019, 6, 20, 12, tzinfo=STOCKHOLM)
KOMMUN, ANNAN = "beslut/k00001-kf", "beslut/k00002-kf"


@pytest.fixture
def diariet(sqlite_url: str) -> Iterator[Diariet]:
    """A record in which eight kommuner decide and sign one agreement."""
    databas = Databas(sqlite_url)
    hoj_schema(databas)
    yield borja(databas, med_protokoll_och_avtal(bygg_runda(8)[0]))
    databas.stang()


def med_protokoll_och_avtal(omgang: Beslutsomgang) -> Beslutsomgang:
    """Gives the round with minutes to wait for, and an agreement to sign."""
    regler = Protokollsregler(justering_dagar=14)
    steg = tuple(
        ett.model_copy(update={"protokoll": regler}) if ett.kod == "beslut" else ett
        for ett in omgang.process.steg
    )
    return omgang.model_copy(
        update={
            "avtal": (Avtalskrav(slag="avrop", namn="Avrop"),),
            "process": omgang.process.model_copy(update={"steg": steg}),
        },
    )


def laget(diariet: Diariet, nu: datetime = NU) -> Omgangslage:
    """Reads how the round stands."""
    with diariet.databas.las() as session:
        return las_lage(session, diariet.kod, nu=nu)


def uppgifter(diariet: Diariet, nu: datetime = NU) -> tuple[Uppgift, ...]:
    """Gives what needs a human."""
    return att_gora(laget(diariet, nu))


def registrera_avtal(diariet: Diariet, *punkter: str) -> None:
    """Registers the agreement of the first kommun."""
    handling = Avtalshandling(
        huvudman="k00001",
        slag="avrop",
        version="1",
        punkter=punkter,
        undertecknare=(Undertecknare(roll="Kommundirektör", befogenhet="KS § 1"),),
        fil="a" * 64,
        inkommet=NU - timedelta(days=30),
    )
    with diariet.databas.skriv() as session:
        kommando = RegistreraAvtal(handling=handling)
        registrera_avtalskommando(session, diariet.kod, "k00001", kommando, nu=NU)


def test_a_new_round_needs_nobody_but_says_whose_move_it_is(diariet: Diariet) -> None:
    assert uppgifter(diariet, TIDIGT) == ()
    lage = laget(diariet, TIDIGT)
    assert "Inget väntar på någon människa just nu" in att_gora_text(lage, (), {})
    (forst,) = harnast(lage)
    assert (forst.steg, forst.forsenade) == ("vastkom", 0)
    assert forst.paminns == date(2019, 9, 27)
    diariet.besluta(VASTKOM)
    assert [ett.steg for ett in harnast(laget(diariet, TIDIGT))] == ["au", "direktion"]


@pytest.mark.parametrize(
    ("utfall", "vad", "gor"),
    [
        (Utfall.BIFALL_MED_VILLKOR, "har ett villkor kvar", "`beslut villkor`"),
        (Utfall.NOTERAT, "inte ett beslut, begär förtydligande", "Fråga organet"),
        (Utfall.BIFALL, "protokollet skulle ha varit justerat", "`beslut justera`"),
    ],
)
def test_a_decision_that_is_not_whole_asks_for_a_human(
    diariet: Diariet, utfall: Utfall, vad: str, gor: str
) -> None:
    justerat = date(2019, 10, 10) if utfall is Utfall.BIFALL_MED_VILLKOR else None
    diariet.gor(KOMMUN, beslut(KOMMUN, utfall, justerat=justerat))
    (ett,) = (ett for ett in uppgifter(diariet) if ett.vad.startswith("Punkt 1, 2, 3"))
    assert vad in ett.vad
    assert gor in ett.gor


def test_a_body_that_is_late_has_a_form_filled_in_beforehand(diariet: Diariet) -> None:
    (ett,) = (ett for ett in uppgifter(diariet, NU + timedelta(days=30)))
    assert ett.vad == "vastkom: sista dagen var 26 november 2019."
    assert ett.blankett == "registrera-beslut"
    assert ett.ifyllt == {"omgang": diariet.kod, "arende": VASTKOM}
    lank = att_gora_text(laget(diariet), [ett], {"registrera-beslut": "d-1"})
    assert "[Öppna blanketten](/deployments/deployment/d-1/run?parameters=%257B%2522" in lank
    utan = att_gora_text(laget(diariet), [ett], {})
    assert "Öppna blanketten" not in utan
    assert f"- **{ett.vem}.** {ett.vad} **Gör så här:** {ett.gor}" in utan.splitlines()


@pytest.mark.parametrize(
    ("punkter", "vad", "blankett"),
    [
        (("1", "2", "3"), "Avtalen är klara.", "lamna-in"),
        (("1",), "Avtalen behöver kompletteras: Punkt 2 är beslutad", "registrera-avtal"),
    ],
)
def test_agreements_are_followed_to_the_receipt(
    diariet: Diariet, punkter: tuple[str, ...], vad: str, blankett: str
) -> None:
    diariet.gor(KOMMUN, beslut(KOMMUN, justerat=date(2019, 10, 10)))
    registrera_avtal(diariet, *punkter)
    (ett,) = (ett for ett in uppgifter(diariet) if ett.vem == "Kommun 1")
    assert ett.vad.startswith(vad)
    vantat: Mapping[str, str] = {"omgang": diariet.kod, "huvudman": "Kommun 1"}
    assert (ett.blankett, ett.ifyllt) == (blankett, vantat)
