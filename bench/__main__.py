"""`python -m bench`: measure the engine against the machine's own limit and print the ratios."""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.kvot import Matning
from bench.motor import sqlitemotor
from bench.planering import mat_planering
from bench.postgres import hitta_postgres, mat_postgres
from bench.ragrans import Ragrans
from bench.rundan import mat_platthet, mat_rundan
from bench.sandning import mat_sandning
from bench.tabell import skriv_tabell

STORLEKAR = (49, 290, 5000)
OMGANGAR = 7
BREV = 150
PLANERING = 10_000


class Avsnitt(NamedTuple):
    """A heading and its measurements."""

    rubrik: str
    matningar: list[Matning]


def mat(
    storlekar: Sequence[int],
    omgangar: int,
    *,
    brev: int = BREV,
    planering: int = PLANERING,
    postgres: bool = True,
) -> Iterator[Avsnitt]:
    """Measure all there is; yield each section when it is ready."""
    with tempfile.TemporaryDirectory(prefix="beslut-bench-") as namn:
        mapp = Path(namn)
        yield Avsnitt("SQLite", _mat_sqlite(mapp, storlekar, omgangar, planering))
        if postgres and (server := hitta_postgres()):
            matningar = mat_postgres(server, storlekar, omgangar, planering=planering)
            yield Avsnitt("PostgreSQL", matningar)
        utskick = mat_sandning(mapp / "mottaget", omgangar=omgangar, antal=brev)
        yield Avsnitt("Utskick (kvot av hastigheter, högre är bättre)", utskick)


def _mat_sqlite(
    mapp: Path, storlekar: Sequence[int], omgangar: int, planering: int
) -> list[Matning]:
    ut: list[Matning] = []
    for mat_det, n in (*((mat_rundan, n) for n in storlekar), (mat_planering, planering)):
        ra, motor = Ragrans(mapp, n), sqlitemotor(mapp, n)
        ut += mat_det(ra, motor, omgangar=omgangar)
        ra.stang()
        motor.stang()
    if len(storlekar) > 1:
        liten, stor = sqlitemotor(mapp, min(storlekar)), sqlitemotor(mapp, max(storlekar))
        ut.append(mat_platthet(liten, stor, omgangar=omgangar))
        liten.stang()
        stor.stang()
    return ut


def huvud(argument: Sequence[str]) -> int:
    """Print the tables; give 1 when a limit does not hold and `--strikt` is asked for."""
    tolk = argparse.ArgumentParser(prog="bench", description="Mät mot maskinens egen gräns.")
    tolk.add_argument("--storlekar", type=int, nargs="+", default=STORLEKAR, metavar="N")
    tolk.add_argument("--omgangar", type=int, default=OMGANGAR, help="omgångar per mätning")
    tolk.add_argument("--brev", type=int, default=BREV, help="meddelanden per omgång och arm")
    tolk.add_argument("--planering", type=int, default=PLANERING, help="rader i ett svep")
    tolk.add_argument("--utan-postgres", action="store_true", help="mät bara SQLite")
    tolk.add_argument("--strikt", action="store_true", help="sluta med 1 om en gräns inte håller")
    val = tolk.parse_args(argument)
    brutna = 0
    for ett in mat(
        val.storlekar,
        val.omgangar,
        brev=val.brev,
        planering=val.planering,
        postgres=not val.utan_postgres,
    ):
        print(f"\n{ett.rubrik}\n{skriv_tabell(ett.matningar)}", flush=True)
        brutna += sum(matt.haller is False for matt in ett.matningar)
    print(f"\nKvot = median av {val.omgangar} omgångars kvoter mot den råa gränsen.")
    return 1 if val.strikt and brutna else 0


if __name__ == "__main__":
    sys.exit(huvud(sys.argv[1:]))
