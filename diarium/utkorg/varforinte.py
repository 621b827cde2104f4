"""Why a rung of the ladder gave no message: the reminders that were not sent, with the reason."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from beslutsmodell.arende import Arende
from beslutsmodell.datum import kort_datum
from beslutsmodell.kontakt import Kontakt
from beslutsmodell.trappa import natt_dag
from beslutsmodell.trappsteg import Trappsteg
from diarium.arendelasning import las_arende
from diarium.drivsats import Rad
from diarium.inlasning.svenska import upprakning
from diarium.session import Session
from diarium.utkorg.mottagare import Mottagare
from diarium.utkorg.planlage import Planlage
from diarium.utkorg.trappdata import ankardagar_for

_DYGN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Inteskickat:
    """Rungs of one case that gave no message, for one reason."""

    arende: str
    """`steg/organ`."""
    organ: str
    """What the body is called."""
    trappsteg: tuple[Trappsteg, ...]
    frist: date
    motivering: str
    """Swedish, without a full stop."""


def inte_skickade(
    session: Session, laget: Planlage, egna: Mottagare, ansprak: Sequence[Rad], *, nu: datetime
) -> tuple[Inteskickat, ...]:
    """Give the rungs that were never claimed for the recipient's cases, and are not to come."""
    trappa = laget.lasning.omgang.trappa
    gjorda = {(ett.arende_id, ett.trappsteg, ett.kontakt_id) for ett in ansprak}
    kommit = natt_dag(nu, trappa.klockslag)
    per_organ: dict[str, list[tuple[int, Kontakt]]] = defaultdict(list)
    for nummer in sorted(egna.kontakter):
        per_organ[laget.kontakter[nummer].organ].append((nummer, laget.kontakter[nummer]))
    svar = []
    for rad in laget.arenden.values():
        per_skal: dict[str, set[int]] = defaultdict(set)
        if rad.organ not in per_organ:
            continue
        _, arende = las_arende(
            session, laget.lasning.id, rad.nyckel, omgang=laget.lasning.omgang.kod
        )
        for nummer, kontakt in per_organ[rad.organ]:
            for trappsteg, steg in trappa.numrerade:
                if not (steg.galler_steget(rad.steg) and steg.nar(kontakt.roll, kontakt.kanal)):
                    continue
                if (rad.id, trappsteg, nummer) not in gjorda:
                    dag = steg.dag_for(ankardagar_for(rad))
                    if skal := _skalet(laget, rad, arende, kontakt, dag, kommit):
                        per_skal[skal].add(trappsteg)
        organ = laget.arende(rad.id).organ
        svar += [
            Inteskickat(rad.nyckel, organ, tuple(map(trappa.finn, sorted(ett))), rad.frist, skal)
            for skal, ett in per_skal.items()
        ]
    return tuple(svar)


def _skalet(
    laget: Planlage, rad: Rad, arende: Arende, kontakt: Kontakt, dag: date | None, kommit: date
) -> str | None:
    """Give why the rung of a day gave no message; null when it is still to come."""
    if rad.id in laget.vilande:
        return f"steget har inte öppnats: det väntar på {upprakning(laget.vantar_pa[rad.nyckel])}"
    if rad.paminns_fran is None:
        return _svaret(arende)
    if dag is None:
        return "organet har inget möte i kalendern före sin sista dag"
    if dag < rad.paminns_fran:
        oppnat = kort_datum(rad.paminns_fran - _DYGN)
        return f"dagen hade gått när steget öppnades, {oppnat}: brevet om det säger samma sak"
    if not rad.paminns:
        return _svaret(arende)
    if dag > kommit:
        return None
    if (kontakt.galler_fran or dag) > dag or (kontakt.galler_till or dag) < dag:
        return "kontakten gällde inte den dagen"
    if rad.fristversion > 1:
        return (
            f"fristen flyttades, och dagen hade då redan gått: beskedet om ny frist sade sista "
            f"dagen {kort_datum(rad.frist)}"
        )
    if arende.beslut:
        return f"organet hade svarat då: {_svaret(arende)}. Ärendet har tagits upp igen"
    return "svepet har inte gått sedan dess: den kommer med nästa svep"


def _svaret(arende: Arende) -> str:
    """Say when a case was answered, or what else ended it."""
    kvar = [ett.beslut.datum for ett in arende.beslut if ett.star_kvar]
    if kvar:
        return f"har svarat {kort_datum(max(kvar))}"
    lagen = dict.fromkeys(punkt.lage.kod.etikett for punkt in arende.punkter.values())
    return f"ärendet är inte öppet: {upprakning(lagen)}"
