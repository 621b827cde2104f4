"""What is told of a document that has changed, and of points that have been taken back."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, exists, select

from beslutsmodell.arende import Arende
from beslutsmodell.datum import datum_i_text
from beslutsmodell.flagga import Flagga
from beslutsmodell.omgangshandelser import PunkterAterkallade
from beslutsmodell.punktlage import BESLUTADE, Lagekod
from beslutsmodell.underlagsversion import (
    Underlagen,
    Underlagsversion,
    andrade_underlag,
    gallande_underlag,
    namner_underlaget,
)
from diarium.arendelasning import las_arende
from diarium.omgangslasning import Omgangslasning, starttext
from diarium.session import Session
from diarium.tabeller.arende import Arenderad, Punktrad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell
from diarium.underlagslasning import las_underlagsversioner
from diarium.utkorg.brevladan import brevladans_arenden
from diarium.utkorg.fakta import organ_i_mening
from diarium.utkorg.omledd import Ursprung
from notiser.underlag import Aterkallelse, Berort, Omgangsfakta, Underlag, Underlagsandring

_ARENDE, _PUNKT, _HANDELSE = tabell(Arenderad), tabell(Punktrad), tabell(Handelserad)
_BERORS: Final = BESLUTADE | {Lagekod.AVBRUTEN}
"""States of a point that is told of when it has been taken back."""


def underlagsnoteringar(arende: Arende, versioner: Underlagen) -> Iterator[str]:
    """Tell a body, of each document that has changed for what it owes, which version holds."""
    kvar = arende.utestaende()
    andrade = {ett.namn: ett for kod in kvar for ett in andrade_underlag(versioner, kod)}
    for ett in gallande_underlag(versioner):
        if ett.namn not in andrade or ett.fran is None:
            continue
        egna = [kod for kod in kvar if ett in andrade_underlag(versioner, kod)]
        punkter = f" för punkt {' och '.join(egna)}" if egna and len(egna) < len(kvar) else ""
        yield (
            f"Underlaget har en ny version{punkter}: {ett.i_text}, från {datum_i_text(ett.fran)}. "
            f"Besluta på den. Motivering: {ett.motivering}"
        )


def underlagsandring(
    session: Session,
    lasning: Omgangslasning,
    data: Mapping[str, Any],
    fakta: Omgangsfakta,
    *,
    rot: Ursprung,
    idag: date,
) -> Underlag | str:
    """Give the facts for who has decided on an older version, or why nobody is to be told."""
    versioner = las_underlagsversioner(session, lasning)
    egna = {ett.nummer: ett for ett in versioner if ett.namn == data["namn"]}
    ny = egna[data["nummer"]]
    if max(egna) > ny.nummer or ny.fran is None:
        return "underlaget har ändrats igen"
    berorda = _berorda(
        session,
        lasning,
        rot,
        _har_punkt(_PUNKT.c.flaggor.contains(Flagga.GAMMALT_UNDERLAG.value)),
        lambda arende, kod: _vilar_pa_aldre(arende, kod, ny, versioner),
        idag=idag,
        med_underlag=True,
    )
    if not berorda:
        return "besluten är bekräftade, rättade eller fattade på nytt"
    return Underlagsandring(
        omgang=fakta,
        namn=ny.namn,
        tidigare=egna[ny.nummer - 1].version,
        ny=ny.version,
        fran=ny.fran,
        motivering=ny.motivering or "",
        berorda=berorda,
    )


def _vilar_pa_aldre(arende: Arende, kod: str, ny: Underlagsversion, versioner: Underlagen) -> bool:
    """Tell whether a marked point rests on an older version of this very document."""
    punkt = arende.punkter[kod]
    if kod not in ny.punkter or Flagga.GAMMALT_UNDERLAG not in punkt.flaggor:
        return False
    ett = arende.finn_beslut(getattr(punkt.lage, "beslut", 0))
    return ett is None or not namner_underlaget(ett.beslut, ny, versioner)


def aterkallelse(
    session: Session,
    lasning: Omgangslasning,
    data: Mapping[str, Any],
    fakta: Omgangsfakta,
    *,
    rot: Ursprung,
    idag: date,
) -> Underlag | str:
    """Give the facts for whom a withdrawal concerns, or why nobody is to be told."""
    kropp = session.execute(
        select(_HANDELSE.c.kropp).where(
            _HANDELSE.c.omgang_id == lasning.id, _HANDELSE.c.lopnr == data["lopnr"]
        ),
    ).scalar_one()
    handelse = PunkterAterkallade.model_validate_json(starttext(kropp))
    berorda = _berorda(
        session,
        lasning,
        rot,
        _har_punkt(_PUNKT.c.punkt.in_(handelse.punkter)),
        lambda arende, kod: kod in handelse.punkter and arende.punkter[kod].lage.kod in _BERORS,
        idag=idag,
        med_underlag=False,
    )
    if not berorda:
        return "organen har inget ärende kvar om det som återkallades"
    etiketter = {punkt.kod: punkt.etikett for punkt in lasning.omgang.punkter}
    return Aterkallelse(
        omgang=fakta,
        punkter=tuple(etiketter[kod] for kod in handelse.punkter),
        motivering=handelse.motivering,
        berorda=berorda,
    )


def _har_punkt(villkor: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(_PUNKT.c.arende_id == _ARENDE.c.id, villkor)


def _berorda(
    session: Session,
    lasning: Omgangslasning,
    rot: Ursprung,
    villkor: ColumnElement[bool],
    ror: Callable[[Arende, str], bool],
    *,
    idag: date,
    med_underlag: bool,
) -> tuple[Berort, ...]:
    """Give, of each case of the mailbox, the points that are concerned and what was decided."""
    egna_arenden = brevladans_arenden(session, rot, villkor, idag=idag)
    nycklar = session.execute(
        select(_ARENDE.c.nyckel).where(_ARENDE.c.id.in_(egna_arenden)).order_by(_ARENDE.c.id),
    )
    berorda = []
    for nyckel in nycklar.scalars().all():
        _, arende = las_arende(session, lasning.id, nyckel, omgang=lasning.omgang.kod)
        egna = [kod for kod in arende.punkter if ror(arende, kod)]
        if egna:
            berorda.append(_berort(lasning, arende, egna, med_underlag=med_underlag))
    return tuple(berorda)


def _berort(
    lasning: Omgangslasning, arende: Arende, koder: list[str], *, med_underlag: bool
) -> Berort:
    omgang = lasning.omgang
    organ = omgang.finn_organ(arende.organ)
    etiketter = {punkt.kod: punkt.etikett for punkt in omgang.punkter}
    rader = (_beslutat(arende, kod, med_underlag=med_underlag) for kod in koder)
    return Berort(
        organ=organ.namn,
        organ_i_mening=organ_i_mening(omgang, organ),
        punkter=tuple(etiketter[kod] for kod in koder),
        beslut=tuple(rad for rad in rader if rad),
    )


def _beslutat(arende: Arende, kod: str, *, med_underlag: bool) -> str | None:
    """Write "1: bifall onsdag 25 september 2019, på underlag 2019"; null = not decided."""
    ett = arende.finn_beslut(getattr(arende.punkter[kod].lage, "beslut", 0))
    if ett is None:
        return None
    angivet = ett.beslut.underlagsversion
    underlag = f", på underlag {angivet}" if med_underlag and angivet else ""
    utfall = ett.beslut.for_punkt(kod).utfall.etikett
    return f"{kod}: {utfall} {datum_i_text(ett.beslut.datum)}{underlag}"
