"""From the outside: one flipped bit anywhere in the file is found, or it carries nothing."""

import random
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.app.cli.klienten import Klient, Svar
from tests.diarium.verifiering.fullt_diarium import fyll_fil

FRO = 20191126
ANTAL = 120
TID_S = 12
Dump = Mapping[str, Sequence[str]] | None
"""Every row of every table as SQLite itself reads it; null when it cannot be read at all."""


@dataclass(frozen=True)
class Skadad:
    """A record of which damaged copies are verified."""

    klient: Klient
    hel: bytes

    def verifiera(self, innehall: bytes) -> Svar:
        self._skriv(innehall)
        return self.klient("verifiera")

    def dump(self, innehall: bytes) -> Dump:
        self._skriv(innehall)
        try:
            with closing(sqlite3.connect(self.klient.fil)) as bas:
                bas.text_factory = bytes
                return {bord: sorted(map(repr, bas.execute(ALLT[bord]))) for bord in TABELLER}
        except sqlite3.Error:
            return None

    def _skriv(self, innehall: bytes) -> None:
        for slut in ("", "-wal", "-shm"):
            Path(f"{self.klient.fil}{slut}").unlink(missing_ok=True)
        self.klient.fil.write_bytes(innehall)


TABELLER = (
    *("alembic_version", "ansprak", "arende", "avtal", "databas", "fil", "frist", "handelse"),
    *("kontakt", "omgang", "punktlage", "sidouppgift", "trappa", "underlag", "utskick", "vantan"),
)
ALLT = {bord: f"SELECT * FROM {bord}" for bord in TABELLER}  # noqa: S608 - the names above


@pytest.fixture
def skadad(klient: Klient, tmp_path: Path) -> Skadad:
    ursprung = tmp_path / "ursprung"
    ursprung.mkdir()
    hel = fyll_fil(ursprung).read_bytes()
    shutil.copytree(ursprung / "inkorg", klient.hem / "inkorg")
    return Skadad(klient, hel)


def vand(innehall: bytes, plats: int, bit: int) -> bytes:
    """Gives the bytes with one bit turned."""
    return innehall[:plats] + bytes([innehall[plats] ^ (1 << bit)]) + innehall[plats + 1 :]


def test_a_flipped_bit_is_found_or_carries_nothing(skadad: Skadad) -> None:
    assert skadad.verifiera(skadad.hel) == Svar(0, "Allt stämmer. Verifierade omgångar: 2.\n", "")
    ratt, slut = skadad.dump(skadad.hel), time.monotonic() + TID_S
    slump = random.Random(FRO)  # noqa: S311 - the same places in every run
    assert ratt is not None
    assert all(ratt[bord] for bord in TABELLER)
    utfall: Counter[str] = Counter()
    while utfall.total() < ANTAL and time.monotonic() < slut:
        plats, bit = slump.randrange(len(skadad.hel)), slump.randrange(8)
        vilken = f"frö {FRO}, byte {plats}, bit {bit}"
        andrat = vand(skadad.hel, plats, bit)
        svar = skadad.verifiera(andrat)
        if svar.kod == 0:
            assert skadad.dump(andrat) == ratt, f"ofunnen: {vilken}"
            utfall["utan innehåll"] += 1
            continue
        utfall["funnen"] += 1
        assert svar.kod == 1, vilken
        assert svar.fel.startswith(("STÄMMER INTE: ", "Fel: ")), vilken
        assert "känner till (" not in svar.fel, f"{vilken}: {svar.fel}"
        assert skadad.klient.fil.read_bytes() == andrat, f"verifieringen skrev: {vilken}"
    print(f"frö {FRO}: {dict(utfall)}")  # noqa: T201 - what was tried, and from which seed
    assert utfall["funnen"]
