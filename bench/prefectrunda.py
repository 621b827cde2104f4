"""The made-up round as files, so that the start form can read it."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.runda import bygg_runda
from beslutsmodell.varde import Varde

_FILER = {
    "huvudman": ("kod", "namn", "slag", "forbund"),
    "organ": ("kod", "namn", "huvudman", "slag"),
    "beslutsvagar": ("huvudman", "steg", "organ", "punkter"),
    "kontakter": ("organ", "roll", "kanal", "adress", "namn"),
}


def skriv_runda(mapp: Path, n: int) -> Path:
    """Write a round of n kommuner into a new folder, and give the folder."""
    omgang, kontakter = bygg_runda(n)
    mapp.mkdir(parents=True)
    delar: Mapping[str, Iterable[Varde]] = {
        "huvudman": omgang.huvudman,
        "organ": omgang.organ,
        "beslutsvagar": omgang.beslutsvagar,
        "kontakter": kontakter,
    }
    for namn, rader in delar.items():
        _skriv_csv(mapp / f"{namn}.csv", _FILER[namn], rader)
    (mapp / "kalender.csv").write_text("organ,datum,handlingar_senast\n")
    steg = "\n".join(
        f"  - {{kod: {ett.kod}, namn: {ett.namn}, sort: {ett.sort}, niva: {ett.niva}, "
        f"vantar_pa: [{', '.join(ett.vantar_pa)}]}}"
        for ett in omgang.process.steg
    )
    (mapp / "process.yaml").write_text(f"kod: bench\nnamn: Fiktiv kedja\nsteg:\n{steg}\n")
    punkter = "\n".join(f'  - {{kod: "{p.kod}", namn: {p.namn}}}' for p in omgang.punkter)
    filer = "\n".join(f"  {namn}: {namn}.csv" for namn in (*_FILER, "kalender"))
    (mapp / "omgang.yaml").write_text(
        f"kod: bench-{n}\ntitel: {omgang.titel}\nagare: VästKom\ndnr: bench {n}\n"
        f"process: process.yaml\npunkter:\n{punkter}\nmilstolpar:\n"
        "  - {kod: mottaget, namn: Mottaget, tidpunkt: {datum: 2039-11-26}}\n"
        f"filer:\n{filer}\nfiktivt:\n  - Allt i rundan är fiktivt.\n",
    )
    return mapp


def _skriv_csv(fil: Path, kolumner: tuple[str, ...], rader: Iterable[Varde]) -> None:
    with fil.open("w", encoding="utf-8", newline="") as ut:
        skrivare = csv.writer(ut, lineterminator="\n")
        skrivare.writerow(kolumner)
        for rad in rader:
            varden = (getattr(rad, namn) for namn in kolumner)
            skrivare.writerow([_cell(varde) for varde in varden])


def _cell(varde: object) -> str:
    if isinstance(varde, tuple):
        return " ".join(map(str, varde))
    return "" if varde is None else str(varde)
