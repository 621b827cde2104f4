"""What a forecast of a round in the record is made from: what holds now, and what has happened."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from sqlalchemy import bindparam, select

from beslutsmodell.avtal.lage import Avtalsstatus, Huvudmansavtal
from beslutsmodell.beslut import Beslut
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.handelser import Anslaget, BeslutRegistrerat, Justerat
from beslutsmodell.plan.planregler import Planregler
from beslutsmodell.prognos.erfarenhet import Organerfarenhet
from beslutsmodell.prognos.forvantan import Forvantan
from beslutsmodell.prognos.lardom import besluten_larda, motena_larda
from beslutsmodell.prognos.underlag import Prognosunderlag, Skett
from beslutsmodell.punktlage import BESLUTADE
from beslutsmodell.utfall import Utfall
from diarium.arendelasning import tolka_handelse
from diarium.drivsats import Drivsats
from diarium.enkat import las_enkat
from diarium.kalenderlasning import las_kalenderversioner
from diarium.lage import las_lage
from diarium.lagerapport import Huvudmansrapport
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.planering import las_nulage
from diarium.session import Session
from diarium.tabeller.arende import Arenderad, Avtalsrad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_ARENDE, _AVTAL, _HANDELSE = tabell(Arenderad), tabell(Avtalsrad), tabell(Handelserad)
_BESLUTEN: Final = Drivsats(
    select(_ARENDE.c.nyckel, _HANDELSE.c.nummer, _HANDELSE.c.kropp)
    .join(_ARENDE, _ARENDE.c.id == _HANDELSE.c.arende_id)
    .where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"),
        (_HANDELSE.c.typ == "beslut_registrerat")
        | (_HANDELSE.c.typ == "justerat")
        | (_HANDELSE.c.typ == "anslaget"),
    )
    .order_by(_HANDELSE.c.lopnr),
)
_BORJAN: Final = Drivsats(
    select(_HANDELSE.c.tid).where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"), _HANDELSE.c.lopnr == 1
    ),
)
_AVTALEN: Final = Drivsats(
    select(_AVTAL.c.kropp).where(_AVTAL.c.omgang_id == bindparam("omgang_id")),
)


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
    nulage = las_nulage(session, lasning.id, nu=nu)
    besluten = _besluten(session, lasning.id)
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
        skett=_skett(session, lasning, besluten, nulage.beslutat, nu=nu),
        enkat={man: alla[-1].svar for man, alla in las_enkat(session, lasning).items()},
    )


def _dag(tid: datetime) -> date:
    return tid.astimezone(STOCKHOLM).date()


def _besluten(session: Session, omgang_id: int) -> Mapping[str, Mapping[int, Beslut]]:
    """Give the decisions of every case that have not been superseded, by number."""
    besluten: dict[str, dict[int, Beslut]] = defaultdict(dict)
    for nyckel, nummer, kropp in _BESLUTEN.rader(session, omgang_id=omgang_id):
        egna = besluten[nyckel]
        match tolka_handelse(kropp):
            case BeslutRegistrerat() as handelse:
                if handelse.ersatter is not None:
                    egna.pop(handelse.ersatter, None)
                egna[nummer] = handelse.beslut
            case (Justerat() | Anslaget()) as handelse if handelse.nummer in egna:
                falt = handelse.model_dump(include={"justerat", "anslaget"})
                egna[handelse.nummer] = egna[handelse.nummer].model_copy(update=falt)
            case _:
                pass
    return besluten


def _skett(
    session: Session,
    lasning: Omgangslasning,
    besluten: Mapping[str, Mapping[int, Beslut]],
    beslutat: Mapping[str, date],
    *,
    nu: datetime,
) -> Skett:
    sista = {nyckel: _sist(besluten[nyckel].values()) for nyckel in beslutat if nyckel in besluten}
    kommuner = las_lage(session, lasning.omgang.kod, nu=nu).kommuner
    mottaget = {man.kod: dag for man in kommuner if (dag := _inget_att_lamna(man, beslutat))}
    rader = _AVTALEN.rader(session, omgang_id=lasning.id)
    avtalen = [Huvudmansavtal.model_validate_json(rad.kropp) for rad in rader]
    mottaget |= {ett.huvudman: _dag(ett.kvittens.mottaget) for ett in avtalen if ett.kvittens}
    return Skett(
        justerat={nyckel: ett.justerat for nyckel, ett in sista.items() if ett.justerat},
        anslaget={nyckel: ett.anslaget for nyckel, ett in sista.items() if ett.anslaget},
        mottaget=mottaget,
        bifall={man.kod: _bifall(man) for man in kommuner},
    )


def _sist(besluten: Iterable[Beslut]) -> Beslut:
    """Give the decision whose minutes are the last to come."""
    return max(besluten, key=lambda beslut: (beslut.datum, beslut.justerat or date.max))


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
