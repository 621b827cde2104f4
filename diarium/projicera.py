"""A case's rows after its events: what reports, reminders and openings read."""

from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, update
from sqlmodel import Session

from beslutsmodell.arende import Arende
from diarium.tabeller.arende import Arenderad, Punktrad
from diarium.tabeller.typer import tabell

_ARENDE, _PUNKT = tabell(Arenderad), tabell(Punktrad)

_SKRIV_PUNKT = (
    update(_PUNKT)
    .where(_PUNKT.c.arende_id == bindparam("b_arende"), _PUNKT.c.punkt == bindparam("b_punkt"))
    .values(
        lage=bindparam("lage"),
        detalj=bindparam("detalj"),
        utfall=bindparam("utfall"),
        flaggor=bindparam("flaggor"),
    )
)


def punktvarden(arende: Arende, kod: str) -> dict[str, str | None]:
    """Give the columns of one point as the state of its case says."""
    punkt = arende.punkter[kod]
    return {
        "lage": punkt.lage.kod.value,
        "detalj": punkt.lage.model_dump_json(),
        "utfall": arende.senaste_utfall(kod),
        "flaggor": " ".join(punkt.flaggor),
    }


def projicera(
    session: Session,
    rad: Row[Any],
    fore: Arende,
    efter: Arende,
    *,
    paminns_fran: date | None = None,
) -> bool:
    """Write the rows of a case; tell whether it has answered for the first time."""
    svarat = rad.svarat or efter.har_svarat()
    varden: dict[str, object] = {
        "version": efter.version,
        "svarat": svarat,
        "paminns": bool(efter.utestaende()),
    }
    if paminns_fran is not None:
        varden["paminns_fran"] = paminns_fran
    anslutning = session.connection()
    anslutning.execute(update(_ARENDE).where(_ARENDE.c.id == rad.id).values(varden))
    andrade = [
        {"b_arende": rad.id, "b_punkt": kod, **punktvarden(efter, kod)}
        for kod in efter.punkter
        if efter.punkter[kod] is not fore.punkter[kod]
        or efter.senaste_utfall(kod) != fore.senaste_utfall(kod)
    ]
    if andrade:
        anslutning.execute(_SKRIV_PUNKT, andrade)
    return svarat and not rad.svarat
