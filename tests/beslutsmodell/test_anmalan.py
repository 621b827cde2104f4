"""A decision by the chair is reported once, and the mark goes."""

from datetime import date

import pytest

from beslutsmodell import (
    Anmal,
    Arende,
    Beslutsslag,
    Flagga,
    Korrigera,
    OgiltigtBeslut,
    OkantNummer,
    Organslag,
    RegistreraBeslut,
    Utfall,
    oanmalt_beslut,
)
from tests.beslutsmodell.arenden import MOTE, arende, beslut, flaggor, kor
from tests.beslutsmodell.arenden import registrera as registrera_beslut

BRADSKANDE = RegistreraBeslut(beslut=beslut(Utfall.BIFALL, slag=Beslutsslag.ORDFORANDEBESLUT))
ANMALT = Anmal(nummer=1, datum=date(2019, 10, 15))


def namnd(*kommandon: RegistreraBeslut | Anmal | Korrigera) -> Arende:
    """Gives the case of a nämnd after the commands."""
    return kor(arende("1", "2", slag=Organslag.NAMND), *kommandon)


def test_a_report_takes_the_mark_away_and_keeps_the_day() -> None:
    ett = namnd(BRADSKANDE)
    assert (flaggor(ett), oanmalt_beslut(ett, None)) == ({Flagga.ANMALS}, 1)
    ett = namnd(BRADSKANDE, ANMALT)
    assert (flaggor(ett), ett.beslut[0].anmalt) == (set(), ANMALT.datum)


def test_a_correction_of_what_is_reported_needs_no_new_report() -> None:
    ratt = Korrigera(nummer=1, beslut=BRADSKANDE.beslut, motivering="fel paragraf")
    ett = namnd(BRADSKANDE, ANMALT, ratt)
    assert (flaggor(ett), ett.beslut[-1].anmalt) == (set(), ANMALT.datum)
    assert flaggor(namnd(BRADSKANDE, ratt)) == {Flagga.ANMALS}


def test_the_same_report_twice_is_reported_once() -> None:
    ett = namnd(BRADSKANDE, BRADSKANDE)
    ett = kor(ett, Anmal(nummer=oanmalt_beslut(ett, None), datum=MOTE))
    assert flaggor(ett) == set()


@pytest.mark.parametrize(
    ("fore", "kommando", "skal"),
    [
        ([BRADSKANDE, ANMALT], Anmal(nummer=1, datum=date(2019, 10, 16)), "redan anmält 15 okt"),
        ([registrera_beslut(Utfall.BIFALL)], ANMALT, "inget ordförandebeslut"),
        ([BRADSKANDE, BRADSKANDE], ANMALT, "gäller inte för någon punkt som väntar på anmälan"),
        ([BRADSKANDE], Anmal(nummer=1, datum=date(2019, 10, 8)), "anmälan har datumet 2019-10-08"),
        ([BRADSKANDE], Anmal(nummer=1, datum=date(2019, 11, 21)), "och idag, 2019-11-20"),
    ],
)
def test_what_is_not_to_be_reported_is_refused(
    fore: list[RegistreraBeslut | Anmal], kommando: Anmal, skal: str
) -> None:
    with pytest.raises(OgiltigtBeslut, match=skal):
        namnd(*fore, kommando)


def test_a_decision_that_does_not_exist_is_refused() -> None:
    with pytest.raises(OkantNummer, match="har inget beslut nummer 1"):
        namnd(ANMALT)
