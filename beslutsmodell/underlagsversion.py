"""Versions of the documents that decisions rest on, and on which of them a decision rests."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from pydantic import Field

from beslutsmodell.beslut import Beslut
from beslutsmodell.varde import Varde

_MELLAN: Final = "; "
"""Stands between the versions of several documents."""


class Underlagsversion(Varde):
    """One version of a document: a new one supersedes, never mutates."""

    namn: str
    nummer: int = Field(ge=1)
    """1 = the version that the round was stated with."""
    version: str
    sha256: str
    punkter: tuple[str, ...]
    """The points that the change concerns; of the first version, all."""
    motivering: str | None = None
    """Why it changed; null for the first version."""
    fran: date | None = None
    """The day from which it holds; null = from the start of the round."""

    @property
    def i_text(self) -> str:
        """Write it out: "Tjänsteskrivelse om avrop 2019 rev. B"."""
        return f"{self.namn} {self.version}"


Underlagen = Sequence[Underlagsversion]
"""Every version of every document of a round, the oldest of each document first."""


def gallande_underlag(versioner: Underlagen) -> tuple[Underlagsversion, ...]:
    """Give the version of each document that holds now."""
    return tuple({ett.namn: ett for ett in versioner}.values())


def andrade_underlag(versioner: Underlagen, punkt: str) -> tuple[Underlagsversion, ...]:
    """Give, of each document that has changed for the point, the last version that did so."""
    andrade = (ett for ett in versioner if ett.nummer > 1 and punkt in ett.punkter)
    return tuple({ett.namn: ett for ett in andrade}.values())


def namner_underlaget(beslut: Beslut, version: Underlagsversion, versioner: Underlagen) -> bool:
    """Tell whether the decision states this very version.

    A bare "2" says nothing when two documents have been called so.
    """
    delar = (beslut.underlagsversion or "").split(_MELLAN)
    entydig = {ett.namn for ett in versioner if ett.version == version.version} == {version.namn}
    return version.i_text in delar or (entydig and version.version in delar)


def ar_gammalt_underlag(beslut: Beslut, punkt: str, versioner: Underlagen) -> bool:
    """Tell whether a decision rests on an older version than the one that holds for the point.

    What is stated counts first. A decision that states nothing rests on what held on its day.
    """
    return any(_aldre(beslut, ny, versioner) for ny in andrade_underlag(versioner, punkt))


def med_underlag(beslut: Beslut, versioner: Underlagen) -> Beslut:
    """Give the decision with the versions that held on its day, when it states none.

    Only documents that have changed for its points are named: of the others there is but one.
    """
    if beslut.underlagsversion is not None:
        return beslut
    andrade = {ny.namn for rad in beslut.punkter for ny in andrade_underlag(versioner, rad.punkt)}
    da = [ett for ett in versioner if ett.namn in andrade and _gallde(ett, beslut.datum)]
    if not da:
        return beslut
    ord_ = _MELLAN.join(_kort(ett, versioner) for ett in gallande_underlag(da))
    return beslut.model_copy(update={"underlagsversion": ord_})


def _aldre(beslut: Beslut, ny: Underlagsversion, versioner: Underlagen) -> bool:
    """Tell whether a decision rests on something older than this version of a document."""
    if beslut.underlagsversion is None:
        return not _gallde(ny, beslut.datum)
    angivna = list(_angivna(beslut.underlagsversion, versioner))
    egna = [ett.nummer for ett in angivna if ett.namn == ny.namn]
    if egna:
        return max(egna) < ny.nummer
    return not angivna or not _gallde(ny, beslut.datum)


def _angivna(text: str, versioner: Underlagen) -> Iterator[Underlagsversion]:
    """Yield every version that a text may mean; none = it is unknown here."""
    for del_ in text.split(_MELLAN):
        yield from (ett for ett in versioner if del_ in {ett.version, ett.i_text})


def _gallde(version: Underlagsversion, dag: date) -> bool:
    return version.fran is None or version.fran <= dag


def _kort(version: Underlagsversion, versioner: Underlagen) -> str:
    """Write a version alone, with its document where another has been called the same."""
    samma = {ett.namn for ett in versioner if ett.version == version.version}
    return version.version if len(samma) == 1 else version.i_text
