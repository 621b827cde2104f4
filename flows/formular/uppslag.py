"""What a person calls a kommun or a body becomes its code, or the nearest ones are suggested."""

from collections.abc import Iterable
from typing import Final
from unicodedata import normalize

from beslutsmodell.huvudman import Huvudman
from beslutsmodell.kedja import Planarende
from beslutsmodell.omgang import Beslutsomgang
from diarium.inlasning.svenska import menade_du
from diarium.omgangslasning import Omgangslasning
from flows.formular.fel import Formularfel

_NAMNS: Final = 6
"""How many cases a refusal names."""


def finn_huvudman(lasning: Omgangslasning, text: str) -> Huvudman:
    """Give the participant with this code or name; Formularfel with the nearest name."""
    deltagare = lasning.omgang.deltagare
    for man in deltagare:
        if _vikt(text) in set(map(_vikt, _namn(man))):
            return man
    namnen = [namn for man in deltagare for namn in _namn(man)]
    forslag = _forslag(text, namnen) or "Skriv till exempel Åmål eller 1492."
    kod = lasning.omgang.kod
    raise Formularfel([f"Huvudman: {text!r} deltar inte i omgången {kod}. {forslag}"])


def finn_arende(lasning: Omgangslasning, text: str) -> str:
    """Give the key of a case from "steg/organ", or from its body or kommun when there is one only.

    Formularfel names those that it may be.
    """
    steg, _, organ = (del_.strip() for del_ in text.rpartition("/"))
    i_steget = [plan for plan in lasning.plan if not steg or plan.steg == steg]
    traffar = [plan for plan in i_steget if _heter(lasning.omgang, plan, organ)]
    if len(traffar) == 1:
        return traffar[0].nyckel
    if traffar:
        raise Formularfel(
            [f"Ärende: {text!r} har flera ärenden. Skriv ett av: {_lista(lasning, traffar)}."],
        )
    raise Formularfel(
        [f"Ärende: omgången {lasning.omgang.kod} har inget ärende {text!r}. {_nara(lasning, text)}"]
    )


def _heter(omgang: Beslutsomgang, plan: Planarende, text: str) -> bool:
    """Tell whether a case's body or principal is called so."""
    egna = (plan.organ, omgang.finn_organ(plan.organ).namn)
    return _vikt(text) in set(map(_vikt, (*egna, *_namn(omgang.finn_huvudman(plan.huvudman)))))


def _nara(lasning: Omgangslasning, text: str) -> str:
    """Suggest the cases of the kommun that was named, else the nearest key."""
    organ = text.rpartition("/")[2].strip()
    egna = [plan for plan in lasning.plan if plan.huvudman in {organ, organ.partition("-")[0]}]
    egna = egna or [plan for plan in lasning.plan if _heter(lasning.omgang, plan, organ)]
    if egna:
        return f"Menade du {_lista(lasning, egna)}?"
    koder = (ord_ for plan in lasning.plan for ord_ in (plan.nyckel, plan.organ))
    namn = (namn for man in lasning.omgang.huvudman for namn in _namn(man))
    return _forslag(text, koder) or _forslag(organ, namn) or "Skriv till exempel 1492-kf."


def _lista(lasning: Omgangslasning, planer: Iterable[Planarende]) -> str:
    """Write cases with what their bodies are called."""
    rader = [f"{p.nyckel} ({lasning.omgang.finn_organ(p.organ).namn})" for p in planer]
    resten = f" och {len(rader) - _NAMNS} till" if len(rader) > _NAMNS else ""
    return ", ".join(rader[:_NAMNS]) + resten


def _forslag(text: str, ord_: Iterable[str]) -> str:
    """Suggest the nearest word, or nothing."""
    forslag = menade_du(text.strip(), ord_) if text.strip() else ""
    return forslag if forslag.endswith("?") else ""


def _namn(man: Huvudman) -> tuple[str, ...]:
    return man.namn, man.visningsnamn, man.kod


def _vikt(text: str) -> str:
    return normalize("NFC", text).strip().casefold()
