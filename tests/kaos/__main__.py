"""`python -m tests.kaos`: kill senders at every point and at random, and count what came."""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.kaos.databaser import oppna_databaser
from tests.kaos.jakt import Jakt, Resultat
from tests.kaos.mottagarna import Mottagarna
from tests.kaos.rundan import starta_runda
from tests.kaos.sabotage import SABOTAGE
from tests.kaos.smedja import oppna_smedjan
from tests.kaos.tabell import skriv_dodade, skriv_rakning

KOMMUNER = 12
MEST_ATT_VISA = 5


def spela(antal: int, fro: int, sabotage: str | None) -> Iterator[tuple[int, str, Resultat]]:
    """Plays rounds until so many have died; yields each one's seed, database and result."""
    with ExitStack() as oppna:
        mapp = Path(oppna.enter_context(tempfile.TemporaryDirectory(prefix="beslut-kaos-")))
        ny_databas, postgres = oppna.enter_context(oppna_databaser(mapp))
        if not postgres:
            print("Ingen PostgreSQL svarar: alla omgångar spelas på SQLite.")
        mottagarna = oppna.enter_context(Mottagarna(mapp))
        smedja = oppna.enter_context(oppna_smedjan(mottagarna.ca_fil))
        while antal > 0:
            url = ny_databas(fro)
            with starta_runda(url, mottagarna, smedja, n=KOMMUNER, sabotage=sabotage) as runda:
                resultat = Jakt(runda, fro=fro, mest=antal).jaga()
            yield fro, url.partition(":")[0].partition("+")[0], resultat
            antal -= resultat.dodade.total()
            fro += 1


def huvud(argument: Sequence[str]) -> int:
    """Prints a line per round and the tables; gives 1 when anything was lost or came unmarked."""
    tolk = argparse.ArgumentParser(prog="kaos", description="Döda avsändare och räkna breven.")
    tolk.add_argument("--antal", type=int, default=1000, help="så många ska dödas")
    tolk.add_argument("--fro", type=int, default=1, help="den första omgångens frö")
    tolk.add_argument(
        "--sabotage", choices=sorted(SABOTAGE), help="bryt motorn med flit: det ska upptäckas"
    )
    val = tolk.parse_args(argument)
    if val.antal < 1:
        tolk.error("ange minst 1 för --antal")
    summa = Resultat()
    try:
        _spela(val, summa)
    except KeyboardInterrupt:
        print("Avbruten: här är de omgångar som blev klara.")
    print(f"\nFrö {val.fro}: {summa.dodade.total()} dödade, {summa.overlevde} fick leva.\n")
    print(f"{skriv_dodade(summa)}\n\n{skriv_rakning(summa)}")
    return 1 if summa.utfall.brott or summa.dodade.total() < val.antal else 0


def _spela(val: argparse.Namespace, summa: Resultat) -> None:
    """Adds round to round until one breaks; prints a line on each."""
    for fro, databas, resultat in spela(val.antal, val.fro, val.sabotage):
        summa.lagg_till(resultat)
        hur = "BRISTER" if resultat.utfall.brott else "håller"
        antal = resultat.dodade.total()
        print(f"Omgång med frö {fro} ({databas}): {antal} dödade, {hur}", flush=True)
        if resultat.utfall.brott:
            _visa_brott(fro, resultat)
            return


def _visa_brott(fro: int, resultat: Resultat) -> None:
    """Tells the first faults, who died before them, and how to see it again."""
    brott = resultat.utfall.brott
    for ett in brott[:MEST_ATT_VISA]:
        print(f"  {ett}", file=sys.stderr)
    if len(brott) > MEST_ATT_VISA:
        print(f"  … och {len(brott) - MEST_ATT_VISA} till", file=sys.stderr)
    print(f"  Dödade i den vågen: {', '.join(resultat.spar) or 'ingen'}", file=sys.stderr)
    print(f"  Spela den igen: make kaos FRO={fro} ANTAL={resultat.dodade.total()}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(huvud(sys.argv[1:]))
