"""What a reminder says of the plan is what the plan says, however the cases stand."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest

from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.fel import Modellfel
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kommandon import RegistreraBeslut
from beslutsmodell.plan.bedomning import Bedomning
from beslutsmodell.utfall import Stod, Utfall
from diarium.databas import Databas
from diarium.fel import Diariefel
from diarium.inlasning.omgang import las_omgang
from diarium.kalenderlasning import las_kalender
from diarium.omgangslasning import las_omgangen
from diarium.planering import las_plan
from diarium.registrera import registrera
from diarium.schema import hoj_schema
from diarium.simulering.akter import KlockanGarFel, Nere, PostenKranglar, SvepetDor
from diarium.simulering.dorrar import Dorrar
from diarium.simulering.rita import rita
from diarium.starta import starta
from diarium.utkorg.plannotering import plannotering

ROT = Path(__file__).parents[3]
KOD = "fvm-avrop-2019"
START = datetime(2019, 6, 3, 9, tzinfo=STOCKHOLM)


@pytest.fixture
def databas() -> Iterator[Databas]:
    """A record in memory with the round of 2019."""
    inlast = las_omgang(ROT / "exempel" / KOD)
    databas = Databas("sqlite://")
    hoj_schema(databas)
    with databas.skriv() as session:
        starta(session, inlast.omgang, inlast.kontakter, nu=START)
    yield databas
    databas.stang()


def besluta(databas: Databas, arende: str, dag: date, **utfall: Utfall) -> None:
    """Records a decision, point by point: `p1=Utfall.BIFALL`."""
    beslut = Beslut(
        organ=arende.partition("/")[2],
        datum=dag,
        punkter=tuple(
            Punktbeslut(
                punkt=kod[1:],
                utfall=ett,
                stod=Stod.MAJORITET if ett is Utfall.BORDLAGGNING else None,
            )
            for kod, ett in utfall.items()
        ),
        registrerat_av="Registrator (fiktiv)",
    )
    nu = datetime.combine(dag, START.timetz())
    with databas.skriv() as session:
        registrera(session, KOD, arende, RegistreraBeslut(beslut=beslut), nu=nu)


def notering(databas: Databas, huvudman: str, nu: datetime) -> str | None:
    with databas.las() as session:
        lasning = las_omgangen(session, KOD)
        return plannotering(session, lasning, huvudman, las_kalender(session, lasning), nu=nu)


def skiljer(databas: Databas, nu: datetime) -> list[str]:
    """Gives the kommuner of which the reminder and the plan do not say the same."""
    with databas.las() as session:
        plan = las_plan(session, KOD, nu=nu)
    fel = []
    for man in plan.huvudman:
        text = notering(databas, man.kod, nu)
        atgarder = [vad for ett in man.beslut for vad in ett.atgarder]
        match man.bedomning:
            case _ if man.beslutat is not None:
                ratt = text is None
            case Bedomning.ATGARD | Bedomning.EXTRA:
                ratt = text is not None and all(vad in text for vad in atgarder)
            case Bedomning.KAN_INTE:
                ratt = text is not None and "hinner allt inte fram" in text
            case _:
                ratt = text is None
        fel += [] if ratt else [f"{man.kod} {man.bedomning} {atgarder}: {text}"]
    return fel


def test_a_part_that_was_put_off_is_taken_up_without_new_documents(databas: Databas) -> None:
    delat = {"p1": Utfall.BIFALL, "p2": Utfall.BORDLAGGNING, "p3": Utfall.BORDLAGGNING}
    besluta(databas, "kommunbeslut/1407-kf", date(2019, 9, 25), **delat)
    assert skiljer(databas, datetime(2019, 10, 15, 9, tzinfo=STOCKHOLM)) == []


def test_who_has_said_no_in_one_body_is_judged_by_the_other(databas: Databas) -> None:
    besluta(databas, "kommunbeslut/1487-sn", date(2019, 11, 14), p1=Utfall.AVSLAG, p3=Utfall.AVSLAG)
    nu = datetime(2019, 11, 15, 9, tzinfo=STOCKHOLM)
    assert skiljer(databas, nu) == []
    besluta(databas, "kommunbeslut/1487-bun", date(2019, 11, 15), p2=Utfall.BIFALL)
    assert notering(databas, "1487", nu) is None


def test_a_meeting_at_which_one_body_has_decided_is_not_asked_for(databas: Databas) -> None:
    besluta(databas, "kommunbeslut/1441-bun", date(2019, 10, 15), p2=Utfall.BIFALL)
    text = notering(databas, "1441", datetime(2019, 11, 5, 9, tzinfo=STOCKHOLM))
    assert text is not None
    assert "med sammanträde 11 november 2019, så här" in text
    assert "15 oktober" not in text


@pytest.mark.parametrize("fro", [1, 2])
def test_letters_and_plan_agree_through_a_simulated_round(fro: int) -> None:
    inlast = las_omgang(ROT / "exempel" / KOD)
    databas = Databas("sqlite://")
    hoj_schema(databas)
    with databas.skriv() as session:
        starta(session, inlast.omgang, inlast.kontakter, nu=START)
    dorrar = Dorrar(databas, inlast.omgang)
    for plats, akt in enumerate(rita(inlast.omgang, Random(fro), start=START)):  # noqa: S311
        if isinstance(akt, Nere | KlockanGarFel | PostenKranglar | SvepetDor):
            continue
        with suppress(Modellfel, Diariefel):
            dorrar.gor(akt, nu=akt.tid)
        if plats % 50 == 0:
            assert skiljer(databas, akt.tid) == []
    databas.stang()
