"""A card that leaves items out says how many: then it owes its reader the others."""

import re
from collections.abc import Sequence
from typing import Final, TypeVar, assert_never

from beslutsmodell.kontakt import Kontaktroll
from notiser.forsandelse import Forsandelse, Kort
from notiser.granska.delar import KORTET, delarna
from notiser.texter.ovriga import antal_onamnda, ovriga
from notiser.texter.radbrytning import en_rad
from notiser.underlag import (
    Aterkallelse,
    Fristandring,
    Komplettering,
    Kontaktfraga,
    Kvittering,
    Oppning,
    Paketleverans,
    Paminnelse,
    Protokollsfraga,
    Underlag,
    Underlagsandring,
    Uppgift,
)

T = TypeVar("T")
_UTELAMNAT: Final = (
    r"\b(\d+) (?:ärenden?|organ|brist(?:er)?) (?:till|ryms inte i kortet)\. "
    r"(?:Fråga {fraga} om hela listan\.|Hela listan visas med )"
)


def utan_det_utelamnade(
    underlag: Underlag, roll: Kontaktroll, forsandelse: Forsandelse
) -> Underlag:
    """Give the facts that a message has to tell: of a shortened card all but the last items."""
    if not isinstance(forsandelse, Kort):
        return underlag
    ord_ = next(en.ord_ for en in delarna(forsandelse) if en.namn == KORTET)
    fraga = re.escape(en_rad(underlag.omgang.kontakt))
    sagt = re.search(_UTELAMNAT.format(fraga=fraga), ord_)
    if sagt is None:
        return underlag
    return _utan_de_sista(underlag, roll, int(sagt[1]) - antal_onamnda(underlag, roll))


def _utan_de_sista(underlag: Underlag, roll: Kontaktroll, antal: int) -> Underlag:
    match underlag:
        case Paminnelse() | Oppning():
            kvar = _forst((*_ordnade(underlag.uppgifter), *ovriga(underlag, roll)), antal)
            egna = len(underlag.uppgifter)
            return underlag.model_copy(update={"uppgifter": kvar[:egna], "ovriga": kvar[egna:]})
        case Fristandring():
            kvar = _forst(_ordnade(underlag.uppgifter), antal)
            return underlag.model_copy(update={"uppgifter": kvar})
        case Underlagsandring() | Aterkallelse():
            return underlag.model_copy(update={"berorda": _forst(underlag.berorda, antal)})
        case Komplettering():
            rader = _forst(underlag.rader, antal)
            return underlag.model_copy(
                update={
                    "brister": tuple(brist for brist, _ in rader),
                    "atgarder": tuple(atgard for _, atgard in rader),
                }
            )
        case Kvittering() | Protokollsfraga() | Kontaktfraga() | Paketleverans():
            return underlag
        case _:
            assert_never(underlag)


def _ordnade(uppgifter: Sequence[Uppgift]) -> list[Uppgift]:
    """Give them as a card does: the first last day first."""
    return sorted(uppgifter, key=lambda uppgift: uppgift.egen_frist)


def _forst(alla: Sequence[T], utelamnade: int) -> tuple[T, ...]:
    """Give all but the last; all, where more are said to be left out than there are."""
    return tuple(alla[: len(alla) - utelamnade] if utelamnade <= len(alla) else alla)
