"""The plan of a round in the record: its deadline as it holds, and what has been decided."""

from datetime import datetime

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.hantering.beslutskontroll import blir_bifall
from beslutsmodell.plan.bedomning import Plan
from beslutsmodell.plan.nulage import Nulage
from beslutsmodell.plan.planera import planera
from beslutsmodell.plan.planregler import Planregler
from beslutsmodell.process import Stegsort
from beslutsmodell.punktlage import AVSLUTADE, UTESTAENDE, Lagekod
from diarium.fattade import las_fattade
from diarium.kalenderlasning import las_kalender
from diarium.lage import las_arenderapporter, las_huvudmansrapporter
from diarium.lagerapport import Arenderapport
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.session import Session


def las_plan(session: Session, kod: str, *, nu: datetime, regler: Planregler | None = None) -> Plan:
    """Plan a round as it stands at the aware instant `nu`; OkandOmgang when there is none.

    Without `regler` the round's own hold.
    """
    lasning = las_omgangen(session, kod)
    return planera_lasning(session, lasning, las_nulage(session, lasning, nu=nu), regler=regler)


def planera_lasning(
    session: Session,
    lasning: Omgangslasning,
    nulage: Nulage,
    *,
    regler: Planregler | None = None,
) -> Plan:
    """Plan a round that has been read, from where it stands, by the calendar that holds."""
    return planera(
        lasning.omgang,
        nulage=nulage,
        regler=regler or lasning.omgang.plan,
        frist=lasning.motpartens_frist.tidpunkt.datum,
        kalender=las_kalender(session, lasning),
        arenden=lasning.plan,
    )


def las_nulage(session: Session, lasning: Omgangslasning, *, nu: datetime) -> Nulage:
    """Read what has been decided in a round by the aware instant `nu`.

    Of a round that has not opened it is the state on the day when it does: nobody acts before.
    """
    fattade = las_fattade(session, lasning.id)
    rapporter = las_arenderapporter(session, lasning.id, nu=nu)
    svarat = {ett.nyckel for ett in rapporter if _har_svarat(ett)}
    oppna = {ett.nyckel: {punkt.lage for punkt in ett.punkter} & UTESTAENDE for ett in rapporter}
    return Nulage(
        idag=lasning.omgang.trappa.oppningsdag(nu) or nu.astimezone(STOCKHOLM).date(),
        beslutat={nyckel: ett.datum for nyckel, ett in fattade.items() if nyckel in svarat},
        behandlat={
            nyckel: ett.behandlat for nyckel, ett in fattade.items() if nyckel not in svarat
        },
        avslutade=frozenset(
            ett.nyckel for ett in rapporter if {punkt.lage for punkt in ett.punkter} <= AVSLUTADE
        ),
        bordlagda=frozenset(
            nyckel for nyckel, lagen in oppna.items() if lagen == {Lagekod.BORDLAGD}
        ),
        aterremitterade=frozenset(
            nyckel for nyckel, lagen in oppna.items() if Lagekod.ATERREMITTERAD in lagen
        ),
        protokoll={nyckel: ett.protokoll for nyckel, ett in fattade.items()},
        avslag=frozenset(
            ett.nyckel
            for ett in rapporter
            if ett.nyckel in svarat
            and not any(punkt.utfall and blir_bifall(punkt.utfall) for punkt in ett.punkter)
        ),
        avtal={
            man.kod: man.avtal for man in las_huvudmansrapporter(session, lasning, rapporter, nu=nu)
        },
    )


def _har_svarat(rapport: Arenderapport) -> bool:
    """Tell whether a case stands answered now: a correction may have opened it again."""
    if rapport.sort is not Stegsort.BESLUTAR:
        return rapport.svarat
    return not rapport.bild.saknas
