"""A kommun that signs: in time or late, with something lacking or all at once."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from beslutsmodell.avtal.krav import Avtalskrav
from diarium.simulering.akter import Akt, Kvitterar, LamnarIn, SkickarAvtal
from diarium.simulering.tider import pa_kontorstid


def svara_avtal(
    krav: Sequence[Avtalskrav], huvudman: str, slump: Random, *, fran: date, sista: date
) -> Iterator[Akt]:
    """Draw the agreements of a kommun that has approved something on the day `fran`."""
    dag = fran + timedelta(days=slump.randrange(1, 30))
    if slump.random() < 0.8:
        dag = max(fran, min(dag, sista - timedelta(days=1)))
    for ett in krav:
        if slump.random() < 0.1:
            yield _avtal(ett, huvudman, dag, slump, undertecknare=max(0, ett.undertecknare - 1))
            dag += timedelta(days=4)
        if slump.random() > 0.04:
            yield _avtal(ett, huvudman, dag, slump, undertecknare=ett.undertecknare)
    inlamning = dag + timedelta(days=slump.randrange(0, 5))
    for forsok in range(2):  # refused once, it is tried again
        tid = pa_kontorstid(inlamning + timedelta(days=6 * forsok), slump)
        yield LamnarIn(tid=tid, huvudman=huvudman)
    if slump.random() < 0.9:
        kvittens = inlamning + timedelta(days=slump.randrange(1, 12))
        yield Kvitterar(tid=pa_kontorstid(kvittens, slump), huvudman=huvudman)


def _avtal(
    krav: Avtalskrav, huvudman: str, dag: date, slump: Random, *, undertecknare: int
) -> SkickarAvtal:
    return SkickarAvtal(
        tid=pa_kontorstid(dag, slump),
        huvudman=huvudman,
        slag=krav.slag,
        version=krav.version or "1",
        undertecknare=undertecknare,
    )
