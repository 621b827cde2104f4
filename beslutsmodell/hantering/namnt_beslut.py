"""A decision that a command names by its number: it exists, and the day is in order."""

from datetime import date, datetime

from beslutsmodell.arende import Arende, RegistreratBeslut
from beslutsmodell.fel import OgiltigtBeslut, OkantNummer, OtillatetKommando
from beslutsmodell.frist import STOCKHOLM


def krav_beslut(arende: Arende, nummer: int) -> RegistreratBeslut:
    """Give the decision with the number; OkantNummer when the case has none."""
    ett = arende.finn_beslut(nummer)
    if ett is None:
        raise OkantNummer(arende=arende.nyckel, nummer=nummer)
    return ett


def krav_dag(arende: Arende, vad: str, *, fore: date, dag: date, nu: datetime) -> None:
    """Raise OgiltigtBeslut unless the day lies between `fore` and today."""
    idag = nu.astimezone(STOCKHOLM).date()
    if not fore <= dag <= idag:
        raise OgiltigtBeslut(
            f"{arende.nyckel}: {vad} har datumet {dag} men ska ligga mellan {fore} och idag, "
            f"{idag}. Rätta datumet.",
        )


def passar_inte(
    arende: Arende,
    ett: RegistreratBeslut,
    kommando: str,
    rad: str,
) -> OtillatetKommando:
    """Give the refusal of a command that does not fit the points of a decision."""
    punkter = [ett_.punkt for ett_ in ett.beslut.punkter]
    lagen = sorted({arende.punkter[kod].lage.kod.etikett for kod in punkter})
    return OtillatetKommando(
        arende=arende.nyckel,
        punkt=", ".join(punkter),
        lage=" och ".join(lagen),
        kommando=kommando,
        rad=rad,
    )
