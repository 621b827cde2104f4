"""A decision by the chair is reported at the nämnd's next meeting (KL 6:40)."""

from datetime import date

import pytest

from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.regler.anmalan import anmalan_saknas, anmalningsdag, ska_anmalas
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.utfall import Beslutsslag, Utfall

MOTEN = [
    Sammantrade(organ="1487-sn", datum=dag, handlingar_senast=dag)
    for dag in (date(2019, 9, 17), date(2019, 10, 15), date(2019, 11, 12))
]


def beslut(slag: Beslutsslag, dag: date = date(2019, 10, 15)) -> Beslut:
    return Beslut(
        organ="1487-sn",
        datum=dag,
        punkter=(Punktbeslut(punkt="1", utfall=Utfall.BIFALL),),
        slag=slag,
        delegation="delegationsordningen 4.2" if slag is Beslutsslag.DELEGATION else None,
        registrerat_av="Registrator (fiktiv)",
    )


def test_only_a_chairs_decision_must_be_reported_by_law() -> None:
    assert [slag for slag in Beslutsslag if ska_anmalas(beslut(slag))] == [
        Beslutsslag.ORDFORANDEBESLUT
    ]


@pytest.mark.parametrize(
    ("dag", "mote"),
    [
        (date(2019, 9, 16), date(2019, 9, 17)),
        (date(2019, 10, 15), date(2019, 11, 12)),  # that day's meeting is not the next one
        (date(2019, 11, 13), None),
    ],
)
def test_it_is_reported_at_the_next_meeting(dag: date, mote: date | None) -> None:
    assert anmalningsdag(beslut(Beslutsslag.ORDFORANDEBESLUT, dag), MOTEN) == mote


def test_the_report_is_missed_when_its_meeting_has_been() -> None:
    ett = beslut(Beslutsslag.ORDFORANDEBESLUT, date(2019, 9, 20))
    assert anmalan_saknas(ett, MOTEN, idag=date(2019, 10, 15)) is None
    brist = anmalan_saknas(ett, MOTEN, idag=date(2019, 10, 16))
    assert str(brist) == (
        "Ordförandebeslutet 20 september 2019 skulle ha anmälts vid sammanträdet 15 oktober 2019. "
        "Fråga organet om det är anmält, och registrera dagen med `beslut anmal`. (KL 6:40)"
    )
    assert anmalan_saknas(ett, [], idag=date(2020, 1, 1)) is None
