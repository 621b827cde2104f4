"""The plan of a round in the record: its deadline as it holds, and what has been decided."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from sqlalchemy import bindparam, select

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.handelser import BeslutRegistrerat
from beslutsmodell.plan.bedomning import Plan
from beslutsmodell.plan.nulage import Nulage
from beslutsmodell.plan.planera import planera
from beslutsmodell.plan.planregler import Planregler
from beslutsmodell.process import Stegsort
from beslutsmodell.punktlage import AVSLUTADE, UTESTAENDE, Lagekod
from diarium.arendelasning import tolka_handelse
from diarium.drivsats import Drivsats
from diarium.kalenderlasning import las_kalender
from diarium.lage import las_arenderapporter
from diarium.lagerapport import Arenderapport
from diarium.omgangslasning import las_omgangen
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_ARENDE, _HANDELSE = tabell(Arenderad), tabell(Handelserad)
_BESLUTEN: Final = Drivsats(
    select(_ARENDE.c.nyckel, _HANDELSE.c.nummer, _HANDELSE.c.kropp)
    .join(_ARENDE, _ARENDE.c.id == _HANDELSE.c.arende_id)
    .where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"),
        _HANDELSE.c.typ == "beslut_registrerat",
    )
    .order_by(_HANDELSE.c.lopnr),
)


def las_plan(session: Session, kod: str, *, nu: datetime, regler: Planregler | None = None) -> Plan:
    """Plan a round as it stands at the aware instant `nu`; OkandOmgang when there is none.

    Without `regler` the round's own hold.
    """
    lasning = las_omgangen(session, kod)
    return planera(
        lasning.omgang,
        nulage=las_nulage(session, lasning.id, nu=nu),
        regler=regler or lasning.omgang.plan,
        frist=lasning.motpartens_frist.tidpunkt.datum,
        kalender=las_kalender(session, lasning),
    )


def las_nulage(session: Session, omgang_id: int, *, nu: datetime) -> Nulage:
    """Read what has been decided in a round by the aware instant `nu`."""
    idag = nu.astimezone(STOCKHOLM).date()
    dagar = _beslutsdagar(session, omgang_id)
    rapporter = las_arenderapporter(session, omgang_id, nu=nu)
    svarat = {ett.nyckel for ett in rapporter if _har_svarat(ett)}
    oppna = {ett.nyckel: {punkt.lage for punkt in ett.punkter} & UTESTAENDE for ett in rapporter}
    return Nulage(
        idag=idag,
        beslutat={nyckel: dag for nyckel, dag in dagar.items() if nyckel in svarat},
        behandlat={nyckel: dag for nyckel, dag in dagar.items() if nyckel not in svarat},
        avslutade=frozenset(
            ett.nyckel for ett in rapporter if {punkt.lage for punkt in ett.punkter} <= AVSLUTADE
        ),
        bordlagda=frozenset(
            nyckel for nyckel, lagen in oppna.items() if lagen == {Lagekod.BORDLAGD}
        ),
    )


def _har_svarat(rapport: Arenderapport) -> bool:
    """Tell whether a case stands answered now: a correction may have opened it again."""
    if rapport.sort is not Stegsort.BESLUTAR:
        return rapport.svarat
    return not rapport.bild.saknas


def _beslutsdagar(session: Session, omgang_id: int) -> Mapping[str, date]:
    """Give the day of the last meeting of each case whose decision has not been superseded."""
    dagar: dict[str, dict[int, date]] = defaultdict(dict)
    for nyckel, nummer, kropp in _BESLUTEN.rader(session, omgang_id=omgang_id):
        handelse = tolka_handelse(kropp)
        assert isinstance(handelse, BeslutRegistrerat)  # noqa: S101 - the statement asks for it
        if handelse.ersatter is not None:
            dagar[nyckel].pop(handelse.ersatter, None)
        dagar[nyckel][nummer] = handelse.beslut.datum
    return {nyckel: max(per_nummer.values()) for nyckel, per_nummer in dagar.items()}
