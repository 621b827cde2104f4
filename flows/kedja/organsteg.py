"""How the bodies of a stage stand: those who prepare, recommend or decide."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from beslutsmodell.flagga import Flagga
from beslutsmodell.process import Stegsort
from beslutsmodell.punktlage import AVSLUTADE, BESLUTADE, Lagekod
from diarium.lagerapport import Arenderapport, Punktrapport
from flows.kedja.rakning import Rakning, notering

_FAR_STA: Final = frozenset({Flagga.FORE_REKOMMENDATION, Flagga.ANMALS})
"""Marks that are shown but ask nothing of the coordinator."""
_VERB: Final = {
    Stegsort.BEREDER: "har berett",
    Stegsort.REKOMMENDERAR: "har rekommenderat",
    Stegsort.BESLUTAR: "har beslutat",
}
_SVARAT: Final = BESLUTADE | AVSLUTADE
_SLUTLIGA: Final = AVSLUTADE | {Lagekod.AVGJORD}


def rakna_organ(sort: Stegsort, arenden: Sequence[Arenderapport]) -> Rakning:
    """Count the stage: a kommun with several bodies counts once, when all have decided."""
    beslutar = sort is Stegsort.BESLUTAR
    grupper = list(_per_huvudman(arenden))
    klart = _SLUTLIGA if beslutar else _SVARAT
    return Rakning(
        antal=len(grupper),
        gjort=_antal(grupper, lambda egna: _alla_i(egna, _SVARAT)),
        verb=_VERB[sort],
        klara=_antal(grupper, lambda egna: _alla_i(egna, klart)),
        att_se_over=_antal(grupper, _att_se_over),
        forsenade=_antal(grupper, lambda egna: any(ett.forsenad for ett in egna)),
        noteringar=tuple(_noteringar(grupper)) if beslutar else (),
    )


_NOTERINGAR: Final = {
    Lagekod.PRELIMINAR: "väntar på justering",
    Lagekod.VILLKORAD: "har ett villkor kvar",
    Lagekod.ATERREMITTERAD: "har återremitterat",
    Lagekod.BORDLAGD: "har bordlagt",
    Lagekod.UTAN_SVAR: "är stängda utan svar",
}
_Grupp = Sequence[Arenderapport]


def _noteringar(grupper: Sequence[_Grupp]) -> Iterable[str]:
    for lage, text in _NOTERINGAR.items():
        yield from notering(sum(1 for egna in grupper if _nagon_i(egna, lage)), text)


def _per_huvudman(arenden: Iterable[Arenderapport]) -> Iterable[_Grupp]:
    grupper: dict[str, list[Arenderapport]] = {}
    for ett in arenden:
        grupper.setdefault(ett.huvudman, []).append(ett)
    return grupper.values()


def _antal(grupper: Iterable[_Grupp], villkor: Callable[[_Grupp], bool]) -> int:
    return sum(1 for egna in grupper if villkor(egna))


def _punkter(egna: _Grupp) -> Iterable[Punktrapport]:
    return (punkt for ett in egna for punkt in ett.punkter)


def _alla_i(egna: _Grupp, lagen: frozenset[Lagekod]) -> bool:
    return all(punkt.lage in lagen for punkt in _punkter(egna))


def _nagon_i(egna: _Grupp, lage: Lagekod) -> bool:
    return any(punkt.lage is lage for punkt in _punkter(egna))


def _att_se_over(egna: _Grupp) -> bool:
    """Tell whether a human must clear a condition or look at a mark."""
    return _nagon_i(egna, Lagekod.VILLKORAD) or any(
        Flagga(flagga) not in _FAR_STA for punkt in _punkter(egna) for flagga in punkt.flaggor
    )
