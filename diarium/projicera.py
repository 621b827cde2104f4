"""A case's rows after its events: what reports, reminders and openings read."""

from datetime import date

from sqlalchemy import Date, bindparam, func, update

from beslutsmodell.arende import Arende
from diarium.drivsats import Drivsats, Rad
from diarium.session import Session
from diarium.tabeller.arende import Arenderad, Punktrad
from diarium.tabeller.typer import tabell

_ARENDE, _PUNKT = tabell(Arenderad), tabell(Punktrad)

_SKRIV_ARENDE = Drivsats(
    update(_ARENDE)
    .where(_ARENDE.c.id == bindparam("b_id"))
    .values(
        version=bindparam("version"),
        svarat=bindparam("svarat"),
        paminns=bindparam("paminns"),
        pausad_till=bindparam("pausad_till", type_=Date),
        paminns_fran=func.coalesce(bindparam("b_fran", type_=Date), _ARENDE.c.paminns_fran),
    ),
)
_SKRIV_PUNKT = Drivsats(
    update(_PUNKT)
    .where(_PUNKT.c.arende_id == bindparam("b_arende"), _PUNKT.c.punkt == bindparam("b_punkt"))
    .values(
        lage=bindparam("lage"),
        detalj=bindparam("detalj"),
        utfall=bindparam("utfall"),
        flaggor=bindparam("flaggor"),
    ),
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
    rad: Rad,
    fore: Arende,
    efter: Arende,
    *,
    paminns_fran: date | None = None,
) -> bool:
    """Write the rows of a case; tell whether it has answered for the first time."""
    svarat = rad.svarat or efter.har_svarat()
    _SKRIV_ARENDE.kor(
        session,
        {
            "b_id": rad.id,
            "version": efter.version,
            "svarat": svarat,
            "paminns": bool(efter.utestaende()),
            "pausad_till": efter.pausad_till,
            "b_fran": paminns_fran,
        },
    )
    andrade = [
        {"b_arende": rad.id, "b_punkt": kod, **punktvarden(efter, kod)}
        for kod in efter.punkter
        if efter.punkter[kod] is not fore.punkter[kod]
        or efter.senaste_utfall(kod) != fore.senaste_utfall(kod)
    ]
    if andrade:
        _SKRIV_PUNKT.kor(session, *andrade)
    return svarat and not rad.svarat
