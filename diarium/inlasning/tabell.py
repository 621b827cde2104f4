"""CSV as rows with their physical line numbers."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.svenska import menade_du, upprakning

AVSKILJARE: Final = (";", ",", "\t")
_OSYNLIGA: Final = frozenset({"Cc", "Cn", "Cs"})
"""Kinds of signs that no text holds: control signs, surrogates, and what Unicode leaves out."""


@dataclass(frozen=True, kw_only=True)
class Rad:
    """One record: the physical line that it begins on, and its cells by column."""

    fil: str
    nummer: int
    celler: dict[str, str]

    def rad(self, _loc: tuple[str | int, ...]) -> int:
        """Give the line of any of its cells."""
        return self.nummer


@dataclass(frozen=True, kw_only=True)
class Kolumner:
    """The columns that a table may have, and those that it must have."""

    tillatna: tuple[str, ...]
    kravda: tuple[str, ...]


def las_tabell(text: str, *, fil: str, kolumner: Kolumner) -> tuple[Rad, ...]:
    """Read a table whose separator is sniffed from the header row alone; blank rows are skipped."""
    poster = _poster(text, fil)
    nummer, rubriker = next(poster, (1, []))
    if not rubriker:
        atgard = f"Skriv kolumnerna {upprakning(kolumner.kravda)}"
        raise Inlasningsfel(fil, 1, None, "tabellen saknar rubrikrad", atgard=atgard)
    rubriker = [rubrik.strip() for rubrik in rubriker]
    _granska_rubriker(rubriker, fil=fil, rad=nummer, kolumner=kolumner)
    return tuple(_rad(rubriker, celler, fil=fil, nummer=rad) for rad, celler in poster)


def _poster(text: str, fil: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line that it begins on, also after quoted newlines."""
    lasare = csv.reader(io.StringIO(text, newline=""), delimiter=_avskiljare(text), strict=True)
    while True:
        rad = lasare.line_num + 1
        try:
            celler = next(lasare)
        except StopIteration:
            return
        except csv.Error:
            orsak = "citattecknen går inte ihop"
            atgard = 'Avsluta citatet, och skriv ett citattecken i en cell som ""'
            raise Inlasningsfel(fil, rad, None, orsak, atgard=atgard) from None
        if any(cell.strip() for cell in celler):
            yield rad, celler


def _avskiljare(text: str) -> str:
    """Choose the separator that the first line that is not blank has most of."""
    rubrikrad = next((rad for rad in text.splitlines() if rad.strip()), "")
    return max(AVSKILJARE, key=rubrikrad.count)


def _granska_rubriker(rubriker: Sequence[str], *, fil: str, rad: int, kolumner: Kolumner) -> None:
    """Refuse columns that are unknown, named twice or missing."""
    for nummer, rubrik in enumerate(rubriker):
        if rubrik not in kolumner.tillatna:
            atgard = menade_du(rubrik, kolumner.tillatna)
            raise Inlasningsfel(fil, rad, rubrik, f"okänd kolumn {rubrik!r}", atgard=atgard)
        if rubrik in rubriker[:nummer]:
            atgard = "Ta bort den ena"
            raise Inlasningsfel(fil, rad, rubrik, "kolumnen finns två gånger", atgard=atgard)
    for krav in kolumner.kravda:
        if krav not in rubriker:
            atgard = f"Lägg till {krav} i rubrikraden"
            raise Inlasningsfel(fil, rad, krav, "kolumnen saknas", atgard=atgard)


def _rad(rubriker: Sequence[str], celler: Sequence[str], *, fil: str, nummer: int) -> Rad:
    """Pair the cells with their columns; a row of another length is refused."""
    if len(celler) != len(rubriker):
        orsak = f"raden har {len(celler)} celler, men rubrikraden har {len(rubriker)}"
        raise Inlasningsfel(
            fil, nummer, None, orsak, atgard="Kontrollera avskiljare och citattecken"
        )
    for rubrik, cell in zip(rubriker, celler, strict=True):
        if any(
            unicodedata.category(tecken) in _OSYNLIGA for tecken in cell if tecken not in "\t\r\n"
        ):
            orsak = "cellen innehåller ett styrtecken, som inte syns"
            raise Inlasningsfel(fil, nummer, rubrik, orsak, atgard="Skriv cellen på nytt")
    return Rad(
        fil=fil,
        nummer=nummer,
        celler={rubrik: cell.strip() for rubrik, cell in zip(rubriker, celler, strict=True)},
    )
