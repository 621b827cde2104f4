"""The agreements of a principal are read with what they are judged against."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from sqlalchemy import bindparam, select

from beslutsmodell.avtal.granskning import granska
from beslutsmodell.avtal.handelser import AvtalRegistrerat
from beslutsmodell.avtal.handling import Avtalshandling
from beslutsmodell.avtal.lage import Huvudmansavtal
from beslutsmodell.flagga import Flagga
from beslutsmodell.handelser import Domstolshandelse
from beslutsmodell.hantering.beslutskontroll import blir_bifall
from beslutsmodell.lage import utfall_i_ord
from beslutsmodell.punktlage import Punktlage
from beslutsmodell.regler.brist import Brist
from diarium.arendelasning import las_arende
from diarium.drivsats import Drivsats
from diarium.omgangslasning import Omgangslasning, starttext
from diarium.session import Session
from diarium.tabeller.arende import Avtalsrad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_AVTAL, _HANDELSE = tabell(Avtalsrad), tabell(Handelserad)
_LAS: Final = Drivsats(
    select(_AVTAL.c.kropp).where(
        _AVTAL.c.omgang_id == bindparam("omgang_id"),
        _AVTAL.c.huvudman == bindparam("huvudman"),
    ),
)


@dataclass(frozen=True, slots=True)
class Avtalslasning:
    """The agreements of one principal, its decisions, and what is lacking."""

    avtal: Huvudmansavtal
    beslut: Mapping[str, Punktlage]
    beslutsnoteringar: tuple[str, ...]
    """Per decided point, in Swedish: body, day and paragraph."""
    laga_kraft: Mapping[str, date | None]
    """Per approved point whose decision gains laga kraft: the first day of it, if it is known."""
    i_domstol: Mapping[str, tuple[Domstolshandelse, ...]]
    """Per approved point whose decision waits for a court: what has happened there."""
    brister: tuple[Brist, ...]


def las_avtal(
    session: Session,
    lasning: Omgangslasning,
    huvudman: str,
) -> Avtalslasning:
    """Read the agreements of a principal of the round; OkandHuvudman when it takes no part."""
    lasning.krav_huvudman(huvudman)
    rader = _LAS.rader(session, omgang_id=lasning.id, huvudman=huvudman)
    avtal = tolka_avtal(rader[0].kropp) if rader else Huvudmansavtal(huvudman=huvudman)
    beslut: dict[str, Punktlage] = {}
    noteringar: list[str] = []
    flaggor: dict[str, tuple[Flagga, ...]] = {}
    laga_kraft: dict[str, date | None] = {}
    i_domstol: dict[str, tuple[Domstolshandelse, ...]] = {}
    fullmakt: tuple[str, ...] | None = None
    for plan in lasning.plan:
        if plan.huvudman == huvudman and plan.sort == "beslutar":
            _, arende = las_arende(session, lasning.id, plan.nyckel, omgang=lasning.omgang.kod)
            fullmakt = plan.fullmakt
            for kod, punkt in arende.punkter.items():
                beslut[kod] = punkt.lage
                flaggor[kod] = punkt.flaggor
                nummer = getattr(punkt.lage, "beslut", None)
                ett = None if nummer is None else arende.finn_beslut(nummer)
                if ett:
                    organ = lasning.omgang.finn_organ(ett.beslut.organ).namn
                    if arende.protokoll.justering_dagar is not None and blir_bifall(
                        ett.beslut.for_punkt(kod).utfall
                    ):
                        if ett.i_domstol and not ett.ar_provat:
                            i_domstol[kod] = ett.i_domstol
                        else:
                            laga_kraft[kod] = ett.laga_kraft
                    paragraf = f" {ett.beslut.paragraf}" if ett.beslut.paragraf else ""
                    utfall = utfall_i_ord(ett.beslut.for_punkt(kod).utfall, punkt.lage.kod)
                    noteringar.append(
                        f"Punkt {kod}: {utfall}, {organ} {ett.beslut.datum}{paragraf}",
                    )
    brister = granska(
        avtal,
        krav=lasning.omgang.avtal,
        beslut=beslut,
        fullmakt=fullmakt,
        flaggor=flaggor,
    )
    return Avtalslasning(avtal, beslut, tuple(noteringar), laga_kraft, i_domstol, brister)


@lru_cache(maxsize=4096)
def tolka_avtal(kropp: str) -> Huvudmansavtal:
    """Read the agreements of a participant; between two readings few have changed."""
    return Huvudmansavtal.model_validate_json(kropp)


def las_registreringstider(
    session: Session, lasning: Omgangslasning, avtal: Huvudmansavtal
) -> Mapping[str, datetime]:
    """Give when each agreement that holds was recorded first, by its kind."""
    rader = session.execute(
        select(_HANDELSE.c.tid, _HANDELSE.c.kropp)
        .where(
            _HANDELSE.c.omgang_id == lasning.id,
            _HANDELSE.c.huvudman == avtal.huvudman,
            _HANDELSE.c.typ == "avtal_registrerat",
        )
        .order_by(_HANDELSE.c.lopnr),
    )
    tider: dict[str, datetime] = {}
    for tid, kropp in rader:
        handling = AvtalRegistrerat.model_validate_json(starttext(kropp)).handling
        if _utan_skickat(handling) == _utan_skickat(avtal.handlingar[handling.slag]):
            tider.setdefault(handling.slag, tid)
    return tider


def _utan_skickat(handling: Avtalshandling) -> Avtalshandling:
    return handling.model_copy(update={"skickat": None})
