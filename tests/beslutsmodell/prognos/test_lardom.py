"""What has happened is counted body by body."""

from datetime import date

import pytest

from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.process import Protokollsregler
from beslutsmodell.prognos.erfarenhet import Organerfarenhet, risker
from beslutsmodell.prognos.forvantan import Forvantan
from beslutsmodell.prognos.lardom import besluten_larda, motena_larda
from beslutsmodell.utfall import Beslutsslag, Utfall
from tests.beslutsmodell.plan.rundan import mote, runda

PROTOKOLL = Protokollsregler(justering_dagar=14, anslag_dagar=2)


def beslut(*utfall: Utfall, **resten: object) -> Beslut:
    """Gives a decision at a meeting, with an outcome per point."""
    punkter = [Punktbeslut(punkt=str(nr), utfall=ett) for nr, ett in enumerate(utfall, start=1)]
    grund: dict[str, object] = {
        "organ": "1492-kf",
        "datum": date(2019, 10, 24),
        "punkter": punkter,
        "registrerat_av": "Registrator (fiktiv)",
    }
    return Beslut.model_validate(grund | resten)


@pytest.mark.parametrize(
    ("utfallen", "namn"),
    [
        ((Utfall.BIFALL, Utfall.AVSLAG), "avgjorda"),
        ((Utfall.BORDLAGGNING, Utfall.BIFALL), "bordlagda"),
        ((Utfall.ATERREMISS, Utfall.BORDLAGGNING), "aterremitterade"),
        ((Utfall.NOTERAT, Utfall.AVSTAR), None),
    ],
)
def test_a_decision_counts_once_by_the_worst_of_its_points(
    utfallen: tuple[Utfall, ...], namn: str | None
) -> None:
    vantat = {namn: 1} if namn else {}
    assert besluten_larda([beslut(*utfallen)], PROTOKOLL) == Organerfarenhet(**vantat)


def test_a_delegate_teaches_nothing_of_the_body() -> None:
    ett = beslut(Utfall.BIFALL, slag=Beslutsslag.DELEGATION, delegation="KS 2019/1")
    assert besluten_larda([ett], PROTOKOLL) == Organerfarenhet()


def test_the_minutes_are_timed_against_the_lawful_time() -> None:
    fort = beslut(Utfall.BIFALL, justerat=date(2019, 10, 31))
    rullad = beslut(Utfall.BIFALL, datum=date(2019, 10, 19), justerat=date(2019, 11, 4))
    sent = beslut(Utfall.BIFALL, justerat=date(2019, 11, 12))
    assert besluten_larda([fort], PROTOKOLL).justeringstid == 0.5
    svar = besluten_larda([fort, rullad, sent, beslut(Utfall.BIFALL)], PROTOKOLL)
    assert (svar.justerade, svar.justeringstid, svar.sent_justerade) == (3, 2.5, 1)
    assert besluten_larda([fort], Protokollsregler()).justerade == 0


def test_a_moved_meeting_is_not_a_cancelled_one() -> None:
    forst = [mote("1492-kf", dag) for dag in ("2019-09-26", "2019-10-24", "2019-11-21")]
    flyttat = [mote("1492-kf", dag) for dag in ("2019-09-26", "2019-10-31", "2019-11-21")]
    installt = [mote("1492-kf", dag) for dag in ("2019-09-26", "2019-11-21", "2019-12-19")]
    tid = {"fran": date(2019, 6, 1), "idag": date(2019, 11, 1)}
    assert motena_larda([forst, flyttat], **tid) == Organerfarenhet(hallna=2)
    assert motena_larda([forst, installt], **tid) == Organerfarenhet(hallna=1, installda=1)
    assert motena_larda([[]], **tid) == Organerfarenhet()


def test_a_share_moves_as_people_count() -> None:
    sett = {"1492-kf": Organerfarenhet(bordlagda=2, avgjorda=3)}
    risk = risker(runda(), Forvantan(), sett)
    assert (risk["1492-kf"].bordlaggning.ganger, risk["1492-kf"].bordlaggning.av) == (3, 25)
    assert (risk["1492-kf"].aterremiss.ganger, risk["1492-kf"].aterremiss.av) == (1, 28)
    andra = risk["1440-kf"].bordlaggning  # another fullmäktige: a tenth of it
    assert andra.ganger == pytest.approx(1.2)
    assert andra.av == pytest.approx(20.5)
    assert risk["1492-ks"].bordlaggning.av == 20
