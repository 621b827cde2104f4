"""A round made to measure: the same process with other words, days, points or participants."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from pydantic import Field

from beslutsmodell.frist import Tidpunkt
from beslutsmodell.kontakt import Kontakt, Kontaktroll
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.process import Niva
from beslutsmodell.trappa import Trappa
from beslutsmodell.trappsteg import Trappsteg
from beslutsmodell.varde import Varde

_NARA: Final = 3
"""Days before the own last day from which a rung also reaches the förbund, where none says."""


class Anpassning(Varde):
    """What a coordinator states beside what the round's files say; null = as in the files."""

    kod: str | None = None
    titel: str | None = None
    dnr: str | None = None
    frist: Tidpunkt | None = None
    """The counterparty's deadline."""
    punkter: tuple[str, ...] | None = Field(default=None, min_length=1)
    deltagare: frozenset[str] | None = Field(default=None, min_length=1)
    """The codes of the principals that take part."""
    trappdagar: tuple[int, ...] | None = Field(default=None, min_length=1)
    """Days before the own last day, in the place of the ladder's rungs of that kind."""
    oppnar: date | None = None
    """The first day on which bodies are told that it is their turn."""

    @property
    def ar_tom(self) -> bool:
        """Tell whether nothing is to be otherwise."""
        return self == Anpassning()


def anpassa(omgang: Beslutsomgang, anpassning: Anpassning) -> Beslutsomgang:
    """Give the round with what was stated; ValueError when its parts no longer hold together.

    What stands for a point or a participant that is left out is left out with it.
    """
    if anpassning.ar_tom:
        return omgang
    andrat: dict[str, object] = {
        namn: varde
        for namn in ("kod", "titel", "dnr")
        if (varde := getattr(anpassning, namn)) is not None
    }
    if anpassning.frist is not None:
        andrat["milstolpar"] = tuple(_milstolpar(omgang, anpassning.frist))
    if anpassning.trappdagar is not None or anpassning.oppnar is not None:
        andrat["trappa"] = _trappan(omgang.trappa, anpassning)
    if anpassning.punkter is not None or anpassning.deltagare is not None:
        andrat |= _urval(omgang, anpassning)
    return Beslutsomgang.model_validate(dict(omgang) | andrat)


def kontakter_for(omgang: Beslutsomgang, kontakter: Iterable[Kontakt]) -> tuple[Kontakt, ...]:
    """Give the contacts of the bodies that the round has."""
    organ = {ett.kod for ett in omgang.organ}
    return tuple(kontakt for kontakt in kontakter if kontakt.organ in organ)


def trappa_av(dagar: Iterable[int], *, forlaga: Trappa) -> Trappa:
    """Give a ladder with rungs on these days before the own last day.

    A rung that the other ladder has is kept as it is there, and so are its rungs that count
    working days, or back from another day.
    """
    valda = set(dagar)
    kvar = [ett for ett in forlaga.steg if ett.ar_vanligt and ett.dagar in valda]
    nya = valda - {ett.dagar for ett in kvar}
    kvar += [Trappsteg(dagar=dag, roller=_roller(dag)) for dag in nya]
    ovriga = [ett for ett in forlaga.steg if not ett.ar_vanligt]
    stegen = (*sorted(kvar, key=lambda ett: -ett.dagar), *ovriga)
    return Trappa.model_validate({**dict(forlaga), "steg": stegen})


def _trappan(trappa: Trappa, anpassning: Anpassning) -> Trappa:
    """Give the ladder with the days, and the opening, that were stated."""
    if anpassning.trappdagar is not None:
        trappa = trappa_av(anpassning.trappdagar, forlaga=trappa)
    oppnar = anpassning.oppnar or trappa.oppnar
    return trappa.model_copy(update={"oppnar": oppnar})


def _roller(dag: int) -> tuple[Kontaktroll, ...]:
    forst = (Kontaktroll.REGISTRATOR,)
    return forst if dag > _NARA else (*forst, Kontaktroll.SAMORDNARE)


def _milstolpar(omgang: Beslutsomgang, frist: Tidpunkt) -> Iterable[object]:
    motpartens = omgang.motpartens_milstolpe
    for stolpe in omgang.milstolpar:
        ny = {"tidpunkt": frist} if stolpe == motpartens else {}
        yield stolpe.model_copy(update=ny)


def _urval(omgang: Beslutsomgang, anpassning: Anpassning) -> dict[str, object]:
    """Give the parts of the round that its points and participants leave."""
    punkter = {kod.kod for kod in omgang.punkter}
    punkter &= set(anpassning.punkter) if anpassning.punkter is not None else punkter
    med = _huvudman(omgang, anpassning.deltagare)
    vagar = tuple(
        vag.model_copy(update={"punkter": kvar})
        for vag in omgang.beslutsvagar
        if vag.huvudman in med and (kvar := tuple(kod for kod in vag.punkter if kod in punkter))
    )
    organ = {vag.organ for vag in vagar}
    utan_vag = {vag.huvudman for vag in omgang.beslutsvagar} - {vag.huvudman for vag in vagar}
    return {
        "punkter": tuple(ett for ett in omgang.punkter if ett.kod in punkter),
        "huvudman": tuple(man for man in omgang.huvudman if man.kod not in utan_vag),
        "organ": tuple(ett for ett in omgang.organ if ett.kod in organ),
        "beslutsvagar": vagar,
        "kalender": tuple(mote for mote in omgang.kalender if mote.organ in organ),
        "fullmakter": None
        if omgang.fullmakter is None
        else tuple(
            ett.model_copy(update={"punkter": tuple(k for k in ett.punkter if k in punkter)})
            for ett in omgang.fullmakter
            if ett.huvudman not in utan_vag
        ),
    }


def _huvudman(omgang: Beslutsomgang, deltagare: frozenset[str] | None) -> set[str]:
    """Give whose cases remain: the participants', their förbund's, and what is common to all."""
    if deltagare is None:
        return {man.kod for man in omgang.huvudman}
    forbund = {man.forbund for man in omgang.huvudman if man.kod in deltagare}
    niva = {steg.kod: steg.niva for steg in omgang.process.steg}
    gemensamma = {vag.huvudman for vag in omgang.beslutsvagar if niva[vag.steg] is Niva.GEMENSAM}
    return set(deltagare) | {kod for kod in forbund if kod} | gemensamma
