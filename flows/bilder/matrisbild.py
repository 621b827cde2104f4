"""Kommun × point as values: how each cell looks, and what it says."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from beslutsmodell.datum import tid_i_text
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.lage import punkt_i_ord
from beslutsmodell.punktlage import Lagekod
from beslutsmodell.utfall import Etikett, Utfall
from diarium.lagerapport import Huvudmansrapport, Omgangslage
from flows.bilder.beskrivning import INGET, Beskrivning

_BOKSTAV: Final = {
    Utfall.BIFALL: "B",
    Utfall.BIFALL_MED_VILLKOR: "V",
    Utfall.AVSLAG: "A",
    Utfall.ATERREMISS: "Å",
    Utfall.BORDLAGGNING: "L",
    Utfall.NOTERAT: "N",
    Utfall.AVSTAR: "S",
}

_GAMMALT: Final = "!"
"""Stands after the letter of a point that was decided on an older version of a document."""


class Monster(Etikett):
    """How a cell is filled: by its state alone, so that it holds without colour."""

    JA = "ja", "slutligt bifall"
    NEJ = "nej", "slutligt avslag eller annat"
    PRELIMINART = "preliminart", "beslutat, ej justerat"
    VILLKORAT = "villkorat", "bifall med villkor att bocka av"
    TILLBAKA = "tillbaka", "återremitterat eller bordlagt"
    OPPET = "oppet", "öppet: organet ska besluta"
    VILANDE = "vilande", "vilande: väntar på organ före"
    STANGT = "stangt", "stängt utan svar, eller avbrutet"


_MONSTER: Final = {
    Lagekod.VILANDE: Monster.VILANDE,
    Lagekod.OPPEN: Monster.OPPET,
    Lagekod.ATERREMITTERAD: Monster.TILLBAKA,
    Lagekod.BORDLAGD: Monster.TILLBAKA,
    Lagekod.PRELIMINAR: Monster.PRELIMINART,
    Lagekod.VILLKORAD: Monster.VILLKORAT,
    Lagekod.UTAN_SVAR: Monster.STANGT,
    Lagekod.AVBRUTEN: Monster.STANGT,
}


class Cell(NamedTuple):
    """One point of one participant."""

    monster: Monster | None
    """Null for a point that no body handles."""
    bokstav: str
    ord: str


class Matrisrad(NamedTuple):
    """One participant."""

    namn: str
    celler: tuple[Cell, ...]
    avtal: str
    forsenad: bool


class Matrisgrupp(NamedTuple):
    """The participants of one förbund."""

    namn: str
    rader: tuple[Matrisrad, ...]


class Matris(NamedTuple):
    """The whole picture."""

    beskrivning: Beskrivning
    punkter: tuple[str, ...]
    """What each column is called."""
    grupper: tuple[Matrisgrupp, ...]

    @property
    def anvanda(self) -> tuple[Monster, ...]:
        """Give the patterns that occur, in the order of the legend."""
        celler = (cell for grupp in self.grupper for rad in grupp.rader for cell in rad.celler)
        finns = {cell.monster for cell in celler}
        return tuple(ett for ett in Monster if ett in finns)

    @property
    def bokstaver(self) -> tuple[str, ...]:
        """Say what each letter that occurs stands for: "B = bifall"."""
        celler = [c for grupp in self.grupper for rad in grupp.rader for c in rad.celler]
        finns = {cell.bokstav.rstrip(_GAMMALT) for cell in celler}
        gammalt = any(cell.bokstav.endswith(_GAMMALT) for cell in celler)
        return (
            *(f"{b} = {ett.etikett}" for ett, b in _BOKSTAV.items() if b in finns),
            *((f"{_GAMMALT} = äldre underlag",) if gammalt else ()),
        )


def matrisbild(lage: Omgangslage) -> Matris:
    """Give the matrix of a round."""
    koder = tuple(punkt.kod for punkt in lage.omgang.punkter)
    return Matris(
        beskrivning=Beskrivning(
            titel=f"Kommun för kommun i {lage.omgang.titel}",
            mening=_mening(lage),
            fiktivt=lage.omgang.fiktivt,
            rubriker=_rubriker(koder),
            rader=tuple(_tabellrad(man, koder) for man in lage.kommuner),
        ),
        punkter=tuple(punkt.etikett for punkt in lage.omgang.punkter),
        grupper=tuple(_grupper(lage, koder)),
    )


def _rubriker(koder: tuple[str, ...]) -> tuple[str, ...]:
    samlat = ("Samlat",) if len(koder) > 1 else ()
    return ("Kommun", "Förbund", *(f"Punkt {kod}" for kod in koder), *samlat, "Avtal", "Försenat")


def _grupper(lage: Omgangslage, koder: tuple[str, ...]) -> Iterator[Matrisgrupp]:
    forbund = sorted({man.forbund or "" for man in lage.kommuner})
    for kod in forbund:
        egna = [man for man in lage.kommuner if (man.forbund or "") == kod]
        yield Matrisgrupp(
            egna[0].forbundsnamn or "Parterna", tuple(_rad(man, koder) for man in egna)
        )


def _rad(man: Huvudmansrapport, koder: tuple[str, ...]) -> Matrisrad:
    celler = tuple(_markt(man, kod) for kod in koder)
    return Matrisrad(man.namn, celler, man.avtal.etikett, man.forsenad)


def _markt(man: Huvudmansrapport, kod: str) -> Cell:
    """Give a cell, marked when the point was decided on an older version of a document."""
    cell = _cell(man.status[kod], man.punkter[kod])
    if kod not in man.pa_gammalt_underlag:
        return cell
    return cell._replace(bokstav=f"{cell.bokstav}{_GAMMALT}", ord=man.i_ord(kod))


def _cell(lage: Lagekod | None, utfall: Utfall | None) -> Cell:
    bokstav = _BOKSTAV[utfall] if utfall else ""
    if lage is None:
        return Cell(None, bokstav, punkt_i_ord(lage, utfall))
    if lage is Lagekod.AVGJORD:
        ja = utfall in {Utfall.BIFALL, Utfall.BIFALL_MED_VILLKOR}
        return Cell(Monster.JA if ja else Monster.NEJ, bokstav, punkt_i_ord(lage, utfall))
    return Cell(_MONSTER[lage], bokstav, punkt_i_ord(lage, utfall))


def _tabellrad(man: Huvudmansrapport, koder: tuple[str, ...]) -> tuple[str, ...]:
    return (
        man.namn,
        man.forbundsnamn or INGET,
        *(man.i_ord(kod) for kod in koder),
        *((man.samlat_i_ord,) if len(koder) > 1 else ()),
        man.avtal.etikett,
        "försenat" if man.forsenad else INGET,
    )


def _mening(lage: Omgangslage) -> str:
    """Count every point's states, so that each sum is the number of participants."""
    delar = []
    for punkt in lage.omgang.punkter:
        rakning: dict[str, int] = {}
        for man in lage.kommuner:
            ord_ = punkt_i_ord(man.status[punkt.kod], man.punkter[punkt.kod])
            rakning[ord_] = rakning.get(ord_, 0) + 1
        tal = ", ".join(f"{ord_} {antal}" for ord_, antal in sorted(rakning.items()))
        delar.append(f"Punkt {punkt.kod}: {tal}.")
    tid = tid_i_text(lage.nu.astimezone(STOCKHOLM))
    return f"Läget {tid}. {' '.join(delar)}"
