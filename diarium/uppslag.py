"""What a person calls a kommun or a body becomes its code, or the nearest ones are suggested."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple
from unicodedata import normalize

from sqlalchemy import bindparam, select

from beslutsmodell.huvudman import Huvudman
from beslutsmodell.kedja import Planarende
from beslutsmodell.omgang import Beslutsomgang
from diarium.drivsats import Drivsats
from diarium.fel import FleraArenden, OkandHuvudman, OkantArende
from diarium.inlasning.svenska import menade_du
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import tabell

_OMGANG, _ARENDE = tabell(Omgangsrad), tabell(Arenderad)
_NAMNS: Final = 6
"""How many cases a refusal names."""
_MED_NYCKEL: Final = Drivsats(
    select(_ARENDE.c.omgang_id, _ARENDE.c.nyckel)
    .join(_OMGANG, _OMGANG.c.id == _ARENDE.c.omgang_id)
    .where(_OMGANG.c.kod == bindparam("kod"), _ARENDE.c.nyckel == bindparam("nyckel")),
)


class Arendeplats(NamedTuple):
    """Where a case is found."""

    omgang_id: int
    nyckel: str


def finn_arende(session: Session, omgang: str, text: str) -> Arendeplats:
    """Find a case by "steg/organ", or by its body or kommun when that has only one.

    The key itself is looked up at once, whatever the size of the round; for names the round is
    read. OkandOmgang, or OkantArende and FleraArenden with those that may be meant.
    """
    if traffar := _MED_NYCKEL.rader(session, kod=omgang, nyckel=text):
        return Arendeplats(*traffar[0])
    lasning = las_omgangen(session, omgang)
    return Arendeplats(lasning.id, _nyckel_for(lasning, text))


def finn_huvudman(lasning: Omgangslasning, text: str) -> Huvudman:
    """Find a participant by code or name; OkandHuvudman with the nearest name."""
    return finn_deltagare(lasning.omgang, text)


def finn_deltagare(omgang: Beslutsomgang, text: str) -> Huvudman:
    """Find a participant of a round, started or not; OkandHuvudman with the nearest name."""
    return _finn(omgang, text, omgang.deltagare)


def finn_part(lasning: Omgangslasning, text: str) -> Huvudman:
    """Find any principal of the round, a förbund too; OkandHuvudman with the nearest name."""
    return _finn(lasning.omgang, text, lasning.omgang.huvudman)


def _finn(omgang: Beslutsomgang, text: str, bland: Sequence[Huvudman]) -> Huvudman:
    for man in bland:
        if vikt(text) in set(map(vikt, namnen_pa(man))):
            return man
    namnen = [namn for man in bland for namn in namnen_pa(man)]
    forslag = forslag_till(text, namnen)
    raise OkandHuvudman(omgang=omgang.kod, huvudman=text, forslag=forslag)


def _nyckel_for(lasning: Omgangslasning, text: str) -> str:
    omgang = lasning.omgang
    steg, _, organ = (del_.strip() for del_ in text.rpartition("/"))
    i_steget = [plan for plan in lasning.plan if not steg or plan.steg == steg]
    traffar = [plan for plan in i_steget if _heter(omgang, plan, organ)]
    match traffar:
        case [plan]:
            return plan.nyckel
        case []:
            raise OkantArende(omgang=omgang.kod, arende=text, forslag=_nara(lasning, text))
        case _:
            raise FleraArenden(omgang=omgang.kod, text=text, finns=_lista(omgang, traffar))


def _heter(omgang: Beslutsomgang, plan: Planarende, text: str) -> bool:
    """Tell whether a case's body or principal is called so."""
    egna = (plan.organ, omgang.finn_organ(plan.organ).namn)
    return vikt(text) in set(map(vikt, (*egna, *namnen_pa(omgang.finn_huvudman(plan.huvudman)))))


def _nara(lasning: Omgangslasning, text: str) -> str:
    """Suggest the cases of the kommun that was named, else the nearest key; empty = none."""
    organ = text.rpartition("/")[2].strip()
    egna = [plan for plan in lasning.plan if plan.huvudman in {organ, organ.partition("-")[0]}]
    egna = egna or [plan for plan in lasning.plan if _heter(lasning.omgang, plan, organ)]
    if egna:
        return f"Menade du {_lista(lasning.omgang, egna)}?"
    koder = (ord_ for plan in lasning.plan for ord_ in (plan.nyckel, plan.organ))
    namn = (namn for man in lasning.omgang.huvudman for namn in namnen_pa(man))
    return forslag_till(text, koder) or forslag_till(organ, namn)


def _lista(omgang: Beslutsomgang, planer: Iterable[Planarende]) -> str:
    """Write cases with what their bodies are called."""
    rader = [f"{plan.nyckel} ({omgang.finn_organ(plan.organ).namn})" for plan in planer]
    resten = f" och {len(rader) - _NAMNS} till" if len(rader) > _NAMNS else ""
    return ", ".join(rader[:_NAMNS]) + resten


def forslag_till(text: str, ord_: Iterable[str]) -> str:
    """Suggest the nearest word, or nothing."""
    forslag = menade_du(text.strip(), ord_) if text.strip() else ""
    return forslag if forslag.endswith("?") else ""


def namnen_pa(man: Huvudman) -> tuple[str, ...]:
    """Give what a principal may be called."""
    return man.namn, man.visningsnamn, man.kod


def vikt(text: str) -> str:
    """Give a name as names are compared: case and composition do not matter."""
    return normalize("NFC", text).strip().casefold()
