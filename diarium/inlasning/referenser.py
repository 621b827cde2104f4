"""What the files of a round say about each other, checked row by row.

The core checks the round as a whole; here the same kind of fault gets its file, line and field.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from beslutsmodell.kontakt import Kanal
from beslutsmodell.process import Steg
from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.helhetskontroll import fel_i_deltagare, fel_i_egna_frister
from diarium.inlasning.kontaktrader import fel_i_kontakter
from diarium.inlasning.radkontroll import fel_i_vagar
from diarium.inlasning.svenska import menade_du
from diarium.inlasning.tabell import Rad
from diarium.inlasning.yamltrad import Trad, skriv_vag
from notiser.kanaler.adress import dold

NYCKLAR: Mapping[str, tuple[str, ...]] = {
    "huvudman": ("kod",),
    "organ": ("kod",),
    "beslutsvagar": ("steg", "organ"),
    "kalender": ("organ", "datum"),
    "kontakter": ("organ", "roll", "kanal", "adress", "galler_fran"),
    "fullmakter": ("huvudman",),
}
"""Columns that together may stand on one row only."""

HANVISNINGAR: tuple[tuple[str, str, str], ...] = (
    ("huvudman", "forbund", "huvudman"),
    ("organ", "huvudman", "huvudman"),
    ("beslutsvagar", "huvudman", "huvudman"),
    ("beslutsvagar", "organ", "organ"),
    ("beslutsvagar", "steg", "steg"),
    ("beslutsvagar", "punkter", "punkter"),
    ("kalender", "organ", "organ"),
    ("kontakter", "organ", "organ"),
    ("fullmakter", "huvudman", "huvudman"),
    ("fullmakter", "punkter", "punkter"),
)
"""Table, column, and what its words must be found among."""

YAMLKODER: tuple[tuple[str, str], ...] = (
    ("punkter", "kod"),
    ("milstolpar", "kod"),
    ("avtal", "slag"),
)
"""Lists of omgang.yaml whose members have a code of their own."""


@dataclass(frozen=True, kw_only=True)
class Material:
    """Everything that was read for a round, before it is one."""

    omgang: Trad
    process: Trad
    tabeller: Mapping[str, tuple[Rad, ...]]

    def koder(self, mangd: str) -> tuple[str, ...]:
        """Give the codes of a set: from a table, the round or its process."""
        if mangd in self.tabeller:
            return tuple(rad.celler["kod"] for rad in self.tabeller[mangd])
        trad = self.process if mangd == "steg" else self.omgang
        return tuple(str(ett["kod"]) for ett in trad.varde[mangd])


def granska(material: Material) -> None:
    """Raise the first fault; nothing is said when all agree."""
    fynd = chain(
        _dubbla_rader(material),
        _dubbla_koder(material.omgang),
        _okanda(material),
        _okanda_i_processen(material),
        _okanda_i_trappan(material),
        fel_i_vagar(material.tabeller["beslutsvagar"], material.process),
        fel_i_deltagare(
            material.tabeller["huvudman"],
            material.tabeller["beslutsvagar"],
            material.process,
            vagfil=str(material.omgang.varde["filer"]["beslutsvagar"]),
        ),
        fel_i_egna_frister(material.tabeller["beslutsvagar"], material.process, material.omgang),
        fel_i_kontakter(material.tabeller["kontakter"]),
    )
    for fel in fynd:
        raise fel


def _dubbla_rader(material: Material) -> Iterator[Inlasningsfel]:
    for namn, rader in material.tabeller.items():
        yield from fel_i_dubbletter(namn, rader)


def fel_i_dubbletter(tabell: str, rader: Iterable[Rad]) -> Iterator[Inlasningsfel]:
    """Yield rows of a table that say who or what an earlier row has said."""
    sedda: dict[tuple[str, ...], int] = {}
    for rad in rader:
        nyckel = tuple(_vikt(rad, kolumn) for kolumn in NYCKLAR[tabell])
        if nyckel in sedda:
            varden = " ".join(dold(del_) for del_ in nyckel if del_)
            orsak = f"{varden!r} finns redan på rad {sedda[nyckel]}"
            falt = NYCKLAR[tabell][0]
            yield Inlasningsfel(rad.fil, rad.nummer, falt, orsak, atgard="Ta bort den ena raden")
        sedda[nyckel] = rad.nummer


def _vikt(rad: Rad, kolumn: str) -> str:
    """Give a cell as it is compared: a mail address is the same whatever its capitals."""
    cell = rad.celler.get(kolumn, "")
    epost = kolumn == "adress" and rad.celler.get("kanal") == Kanal.EPOST
    return cell.lower() if epost else cell


def _dubbla_koder(trad: Trad) -> Iterator[Inlasningsfel]:
    for lista, nyckel in YAMLKODER:
        koder = [ett[nyckel] for ett in trad.varde.get(lista) or ()]
        for nummer, kod in enumerate(koder):
            if kod in koder[:nummer]:
                orsak = f"{kod!r} finns mer än en gång"
                yield _i_yaml(trad, (lista, nummer, nyckel), orsak, "Ta bort den ena")


def _okanda(material: Material) -> Iterator[Inlasningsfel]:
    for tabell, kolumn, mangd in HANVISNINGAR:
        koder = material.koder(mangd)
        kanda = frozenset(koder)
        for rad in material.tabeller.get(tabell, ()):
            for kod in _ord(rad.celler.get(kolumn, ""), mangd):
                if kod not in kanda:
                    orsak, atgard = _okand(kod, mangd, koder)
                    yield Inlasningsfel(rad.fil, rad.nummer, kolumn, orsak, atgard=atgard)


def _okanda_i_processen(material: Material) -> Iterator[Inlasningsfel]:
    man, stolpar = material.koder("huvudman"), material.koder("milstolpar")
    for nummer, steg in enumerate(material.process.varde["steg"]):
        for plats, kod in enumerate(steg.get("galler") or ()):
            if kod not in man:
                orsak, atgard = _okand(kod, "huvudman", man)
                galler = ("steg", nummer, "galler", plats)
                yield _i_yaml(material.process, galler, orsak, atgard)
        stolpe = (steg.get("frist") or {}).get("milstolpe")
        if stolpe is not None and stolpe not in stolpar:
            orsak, atgard = _okand(stolpe, "milstolpar", stolpar)
            loc = ("steg", nummer, "frist", "milstolpe")
            yield _i_yaml(material.process, loc, orsak, atgard)


def _okanda_i_trappan(material: Material) -> Iterator[Inlasningsfel]:
    """Yield steps that a rung of the ladder is for, and that the process or its bodies lack."""
    trappa = material.omgang.varde.get("trappa") or {}
    finns = material.koder("steg")
    alla = (Steg.model_validate(ett) for ett in material.process.varde["steg"])
    hanterade = tuple(ett.kod for ett in alla if ett.har_arenden)
    for nummer, trappsteg in enumerate(trappa.get("steg") or ()):
        for plats, kod in enumerate(trappsteg.get("steg") or ()):
            if kod not in finns:
                orsak, atgard = _okand(kod, "steg", finns)
            elif kod not in hanterade:
                orsak = f"steget {kod!r} hanteras inte av något organ, så ingen påminns i det"
                atgard = f"Ange ett av de här stegen: {', '.join(hanterade)}"
            else:
                continue
            loc = ("trappa", "steg", nummer, "steg", plats)
            yield _i_yaml(material.omgang, loc, orsak, atgard)


def _ord(cell: str, mangd: str) -> Iterable[str]:
    """Split a cell of points; other cells hold one code or none."""
    return cell.split() if mangd == "punkter" else filter(None, [cell])


def _okand(kod: str, mangd: str, kanda: tuple[str, ...]) -> tuple[str, str]:
    """Suggest the nearest code; a long list is not told in full."""
    atgard = menade_du(kod, kanda)
    if len(kanda) > _RYMS_I_EN_MENING and not atgard.endswith("?"):
        atgard = "Rätta koden, eller lägg till den där"
    return f"{kod!r} finns inte bland {_I_TEXT[mangd]}", atgard


_RYMS_I_EN_MENING = 12
_I_TEXT = {
    "huvudman": "huvudmännen",
    "organ": "organen",
    "steg": "processens steg",
    "punkter": "omgångens punkter",
    "milstolpar": "omgångens milstolpar",
}


def _i_yaml(trad: Trad, loc: tuple[Any, ...], orsak: str, atgard: str) -> Inlasningsfel:
    return Inlasningsfel(trad.fil, trad.rad(loc), skriv_vag(loc), orsak, atgard=atgard)
