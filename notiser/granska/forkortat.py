"""A card that leaves items out says how many: then it owes its reader the others."""

import re
from collections.abc import Sequence
from typing import Final, TypeVar, assert_never

from notiser.forsandelse import Forsandelse, Kort
from notiser.granska.delar import KORTET, delarna
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
)

T = TypeVar("T")
_UTELAMNAT: Final = (
    r"\b(\d+) (?:ärenden?|organ|brist(?:er)?) (?:till|ryms inte i kortet)\. "
    r"(?:Fråga {fraga} om hela listan\.|Hela listan visas med )"
)


def utan_det_utelamnade(underlag: Underlag, forsandelse: Forsandelse) -> Underlag:
    """Give the facts that a message has to tell: of a shortened card all but the last items."""
    if not isinstance(forsandelse, Kort):
        return underlag
    ord_ = next(en.ord_ for en in delarna(forsandelse) if en.namn == KORTET)
    fraga = re.escape(en_rad(underlag.omgang.kontakt))
    sagt = re.search(_UTELAMNAT.format(fraga=fraga), ord_)
    return _utan_de_sista(underlag, int(sagt[1])) if sagt else underlag


def _utan_de_sista(underlag: Underlag, antal: int) -> Underlag:
    match underlag:
        case Paminnelse() | Oppning() | Fristandring():
            ordnade = sorted(underlag.uppgifter, key=lambda uppgift: uppgift.egen_frist)
            return underlag.model_copy(update={"uppgifter": _forst(ordnade, antal)})
        case Underlagsandring() | Aterkallelse():
            return underlag.model_copy(update={"berorda": _forst(underlag.berorda, antal)})
        case Komplettering():
            kvar = _forst(underlag.rader, antal)
            return underlag.model_copy(
                update={
                    "brister": tuple(brist for brist, _ in kvar),
                    "atgarder": tuple(atgard for _, atgard in kvar),
                }
            )
        case Kvittering() | Protokollsfraga() | Kontaktfraga() | Paketleverans():
            return underlag
        case _:
            assert_never(underlag)


def _forst(alla: Sequence[T], utelamnade: int) -> tuple[T, ...]:
    """Give all but the last; all, where more are said to be left out than there are."""
    return tuple(alla[: len(alla) - utelamnade] if utelamnade <= len(alla) else alla)
