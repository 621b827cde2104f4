"""What a forecast of a round in the record is made from: what holds now, and what has happened."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from sqlalchemy import bindparam, select

from beslutsmodell.avtal.lage import Avtalsstatus, Huvudmansavtal
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.plan.bedomning import Bedomning, Plan
from beslutsmodell.plan.nulage import Nulage
from beslutsmodell.plan.planregler import Planregler
from beslutsmodell.prognos.erfarenhet import Organerfarenhet
from beslutsmodell.prognos.forvantan import Forvantan
from beslutsmodell.prognos.kurva import Kurvpunkt
from beslutsmodell.prognos.lardom import besluten_larda, motena_larda
from beslutsmodell.prognos.prognostisera import prognostisera
from beslutsmodell.prognos.underlag import Prognosunderlag, Skett
from beslutsmodell.punktlage import BESLUTADE
from beslutsmodell.utfall import Utfall
from diarium.drivsats import Drivsats
from diarium.enkat import las_enkat
from diarium.fattade import las_besluten
from diarium.kalenderlasning import las_kalenderversioner
from diarium.lage import las_lage
from diarium.lagerapport import Huvudmansrapport
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.planering import las_nulage
from diarium.session import Session
from diarium.tabeller.arende import Avtalsrad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_AVTAL, _HANDELSE = tabell(Avtalsrad), tabell(Handelserad)
_BORJAN: Final = Drivsats(
    select(_HANDELSE.c.tid).where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"), _HANDELSE.c.lopnr == 1
    ),
)
_AVTALEN: Final = Drivsats(
    select(_AVTAL.c.kropp).where(_AVTAL.c.omgang_id == bindparam("omgang_id")),
)

_DRAGNINGAR: Final = 2_000
"""Draws of a curve: its edges are whole numbers of participants, and settle soon."""


def las_prognosunderlag(
    session: Session,
    kod: str,
    *,
    nu: datetime,
    forvantan: Forvantan,
    regler: Planregler | None = None,
) -> Prognosunderlag:
    """Read what a forecast is made from at the aware instant `nu`; OkandOmgang when there is none.

    Without `regler` the round's own hold.
    """
    lasning = las_omgangen(session, kod)
    nulage = las_nulage(session, lasning, nu=nu)
    besluten = las_besluten(session, lasning.id)
    versioner = {
        organ: [ett.sammantraden for ett in alla]
        for organ, alla in las_kalenderversioner(session, lasning).items()
    }
    (borjan,) = _BORJAN.rader(session, omgang_id=lasning.id)
    larda: dict[str, Organerfarenhet] = {
        organ: motena_larda(alla, fran=_dag(borjan.tid), idag=nulage.idag)
        for organ, alla in versioner.items()
    }
    protokoll = {steg.kod: steg.protokoll for steg in lasning.omgang.process.steg}
    for arende in lasning.plan:
        egna = besluten.get(arende.nyckel, {}).values()
        larda[arende.organ] += besluten_larda(egna, protokoll[arende.steg])
    return Prognosunderlag(
        omgang=lasning.omgang,
        nulage=nulage,
        regler=regler or lasning.omgang.plan,
        frist=lasning.motpartens_frist.tidpunkt.datum,
        kalender=tuple(mote for alla in versioner.values() for mote in alla[-1]),
        fragat=_dag(borjan.tid),
        forvantan=forvantan,
        erfarenhet=larda,
        skett=_skett(session, lasning, nulage, nu=nu),
        enkat={man: alla[-1].svar for man, alla in las_enkat(session, lasning).items()},
    )


def las_kurva(session: Session, kod: str, plan: Plan, *, nu: datetime) -> tuple[Kurvpunkt, ...]:
    """Forecast how the decisions come in; empty when all have, or the deadline has passed.

    By what is assumed of the bodies and what has happened, with one seed: the same state and day
    give the same curve.
    """
    klara = (man.beslutat or man.bedomning is Bedomning.AVSLUTAT for man in plan.huvudman)
    if plan.idag > plan.frist or all(klara):
        return ()
    underlag = las_prognosunderlag(session, kod, nu=nu, forvantan=Forvantan())
    return prognostisera(underlag, dragningar=_DRAGNINGAR).kurva


def _dag(tid: datetime) -> date:
    return tid.astimezone(STOCKHOLM).date()


def _skett(session: Session, lasning: Omgangslasning, nulage: Nulage, *, nu: datetime) -> Skett:
    protokoll = {nyckel: nulage.protokoll[nyckel] for nyckel in nulage.beslutat}
    kommuner = las_lage(session, lasning.omgang.kod, nu=nu).kommuner
    mottaget = {man.kod: dag for man in kommuner if (dag := _inget_att_lamna(man, nulage.beslutat))}
    rader = _AVTALEN.rader(session, omgang_id=lasning.id)
    avtalen = [Huvudmansavtal.model_validate_json(rad.kropp) for rad in rader]
    mottaget |= {ett.huvudman: dag for ett in avtalen if (dag := _framme(ett))}
    return Skett(
        justerat={nyckel: ett.justerat for nyckel, ett in protokoll.items() if ett.justerat},
        anslaget={nyckel: ett.anslaget for nyckel, ett in protokoll.items() if ett.anslaget},
        mottaget=mottaget,
        bifall={man.kod: _bifall(man) for man in kommuner},
    )


def _framme(avtal: Huvudmansavtal) -> date | None:
    """Give the day on which the receiver got the agreements, or was handed them; null = not yet."""
    if avtal.kvittens:
        return _dag(avtal.kvittens.mottaget)
    if avtal.inlamning and avtal.sent_godtas is not False:
        return _dag(avtal.inlamning.skickat)
    return None


def _inget_att_lamna(man: Huvudmansrapport, beslutat: Mapping[str, date]) -> date | None:
    """Give the day on which a kommun decided that there is nothing to sign; null otherwise."""
    dagar = [beslutat[ett.nyckel] for ett in man.arenden if ett.nyckel in beslutat]
    return max(dagar, default=None) if man.avtal is Avtalsstatus.INGET else None


def _bifall(man: Huvudmansrapport) -> Mapping[str, bool]:
    """Tell of every point that stands decided whether it is approved."""
    ja = {Utfall.BIFALL, Utfall.BIFALL_MED_VILLKOR}
    return {
        punkt: utfall in ja
        for punkt, utfall in man.punkter.items()
        if utfall is not None and man.status[punkt] in BESLUTADE
    }
