"""What the mail calendar of a round is reckoned from: its cases and contacts as they stand."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import select

from beslutsmodell.kontakt import Kontakt
from beslutsmodell.punktlage import Lagekod
from beslutsmodell.varde import UR_DIARIET
from diarium.drivsats import Rad
from diarium.omgangslasning import Omgangslasning
from diarium.session import Session
from diarium.tabeller.arende import Arenderad, Punktrad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad
from diarium.utkorg.planvarden import Planeratarende

_ARENDE, _PUNKT, _KONTAKT = tabell(Arenderad), tabell(Punktrad), tabell(Kontaktrad)


class Planlage(NamedTuple):
    """A round's cases and contacts, by their ids."""

    lasning: Omgangslasning
    arenden: Mapping[int, Rad]
    kontakter: Mapping[int, Kontakt]
    vantar_pa: Mapping[str, tuple[str, ...]]
    """The names of the steps that a case still waits for, by its key."""
    vilande: frozenset[int]
    """The cases whose turn has not come, and that have not answered."""
    namn: Mapping[str, str]
    """What bodies and steps are called, by `organ/…` and `steg/…`."""

    def arende(self, nummer: int, trappsteg: int | None = None) -> Planeratarende:
        """Give a case as a message tells of it; `trappsteg` is the number of the rung."""
        rad = self.arenden[nummer]
        return Planeratarende(
            nyckel=rad.nyckel,
            id=nummer,
            organ=self.namn[f"organ/{rad.organ}"],
            steg=self.namn[f"steg/{rad.steg}"],
            trappsteg=None if trappsteg is None else self.lasning.omgang.trappa.finn(trappsteg),
            vantar_pa=self.vantar_pa[rad.nyckel] if nummer in self.vilande else (),
        )


def las_planlage(session: Session, lasning: Omgangslasning) -> Planlage:
    """Read the cases and contacts of a round."""
    arenden = session.execute(
        select(_ARENDE).where(_ARENDE.c.omgang_id == lasning.id).order_by(_ARENDE.c.id),
    ).all()
    vilande = session.execute(
        select(_ARENDE.c.id)
        .distinct()
        .join(_PUNKT, _PUNKT.c.arende_id == _ARENDE.c.id)
        .where(
            _ARENDE.c.omgang_id == lasning.id,
            _ARENDE.c.vantar_kvar > 0,
            ~_ARENDE.c.paminns,
            _PUNKT.c.lage == Lagekod.VILANDE.value,
        ),
    )
    return Planlage(
        lasning,
        {rad.id: rad for rad in arenden},
        las_kontakter(session, lasning.id),
        _vantar_pa(lasning, {rad.nyckel for rad in arenden if rad.svarat}),
        frozenset(vilande.scalars()),
        {f"organ/{ett.kod}": ett.namn for ett in lasning.omgang.organ}
        | {f"steg/{ett.kod}": ett.namn for ett in lasning.omgang.process.steg},
    )


def las_kontakter(session: Session, omgang_id: int) -> dict[int, Kontakt]:
    """Give every contact of a round by its id, those out of force too."""
    rader = session.execute(
        select(_KONTAKT).where(_KONTAKT.c.omgang_id == omgang_id).order_by(_KONTAKT.c.id),
    )
    return {
        rad.id: Kontakt.model_validate(
            {namn: getattr(rad, namn) for namn in Kontakt.model_fields}, context=UR_DIARIET
        )
        for rad in rader
    }


def _vantar_pa(lasning: Omgangslasning, svarat: set[str]) -> dict[str, tuple[str, ...]]:
    """Give the names of the steps that each case waits for, and that are not done."""
    namn = {ett.kod: ett.namn for ett in lasning.omgang.process.steg}
    steg = {plan.nyckel: namn[plan.steg] for plan in lasning.plan}
    return {
        plan.nyckel: tuple(
            dict.fromkeys(steg[nyckel] for nyckel in plan.vantar_pa if nyckel not in svarat)
        )
        for plan in lasning.plan
    }
