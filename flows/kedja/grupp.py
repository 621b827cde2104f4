"""The stages of a round: a step for everybody, or one stage per förbund, and their order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.process import Niva, Steg, Stegsort


@dataclass(frozen=True, slots=True)
class Grupp:
    """A step for one förbund, or for the whole round."""

    steg: Steg
    forbund: str | None
    """Null = the whole round, or those who belong to no förbund."""
    fore: tuple[str, ...]
    """Keys of the stages that it waits for."""

    @property
    def nyckel(self) -> str:
        """Give the key, unique in the round."""
        return f"{self.steg.kod}/{self.forbund}" if self.forbund else self.steg.kod


def grupper(omgang: Beslutsomgang) -> tuple[Grupp, ...]:
    """Lay out the stages, each after those that it waits for."""
    klara: dict[str, list[Grupp]] = {}
    for steg in omgang.process.i_ordning():
        klara[steg.kod] = [
            Grupp(steg, forbund, tuple(_fore(omgang, steg, forbund, klara)))
            for forbund in sorted(set(_forbund(omgang, steg)), key=lambda kod: kod or "")
        ]
    return tuple(grupp for egna in klara.values() for grupp in egna)


def forbund_for(omgang: Beslutsomgang, steg: Steg, huvudman: str) -> str | None:
    """Give the förbund under which a principal is counted at a step."""
    if steg.niva is Niva.GEMENSAM or steg.sort is Stegsort.LAMNAR_IN:
        return None
    if steg.niva is Niva.FORBUND:
        return huvudman
    return omgang.finn_huvudman(huvudman).forbund


def _forbund(omgang: Beslutsomgang, steg: Steg) -> Iterator[str | None]:
    """Yield the förbund that have somebody at the step; all hand in to one receiver."""
    if steg.har_arenden:
        koder: Iterable[str] = (vag.huvudman for vag in omgang.beslutsvagar if vag.steg == steg.kod)
    else:
        koder = (man.kod for man in omgang.deltagare)
    return (forbund_for(omgang, steg, kod) for kod in koder)


def _fore(
    omgang: Beslutsomgang,
    steg: Steg,
    forbund: str | None,
    klara: Mapping[str, Sequence[Grupp]],
) -> Iterable[str]:
    """Give the stages before it; a step that the förbund lacks is skipped through.

    What is reached only that way is left out where another edge already leads there.
    """
    direkt: dict[str, None] = {}
    omvag: dict[str, None] = {}
    for kod in steg.vantar_pa:
        traffar = [ett.nyckel for ett in klara[kod] if _samma(ett.forbund, forbund)]
        direkt |= dict.fromkeys(traffar)
        if not traffar:
            omvag |= dict.fromkeys(_fore(omgang, omgang.process.finn(kod), forbund, klara))
    bakom = _bakom(direkt, {ett.nyckel: ett for egna in klara.values() for ett in egna})
    return direkt | {nyckel: None for nyckel in omvag if nyckel not in bakom}


def _bakom(nycklar: Iterable[str], karta: Mapping[str, Grupp]) -> set[str]:
    """Give everything that lies before any of the stages."""
    fore = {fore for nyckel in nycklar for fore in karta[nyckel].fore}
    return fore | _bakom(fore, karta) if fore else fore


def _samma(ena: str | None, andra: str | None) -> bool:
    return ena is None or andra is None or ena == andra
