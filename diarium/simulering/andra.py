"""What others than bodies and kommuner do to a round: courts, and whoever owns it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from beslutsmodell.omgang import Beslutsomgang
from diarium.simulering.akter import (
    Akt,
    AndrarUnderlag,
    Antecknar,
    Bekraftar,
    Dom,
    Domstolen,
    Overklagas,
    TarTillbaka,
)
from diarium.simulering.tider import pa_kontorstid


def provas(arende: str, beslutat: date, slump: Random) -> Iterator[Akt]:
    """Draw an appeal of one decision in twenty, and what the court says, as long as it takes."""
    if slump.random() > 0.05:
        return
    dag = beslutat + timedelta(days=slump.randrange(5, 30))
    yield Overklagas(tid=pa_kontorstid(dag, slump), arende=arende)
    for dom in slump.choice(
        (
            (Dom.AVSLAR,),
            (Dom.UPPHAVER,),
            (Dom.INHIBERAR, Dom.AVSLAR),
            (Dom.INHIBERAR, Dom.HAVER, Dom.UPPHAVER),
            (),
        )
    ):
        dag += timedelta(days=slump.randrange(3, 40))
        yield Domstolen(tid=pa_kontorstid(dag, slump), arende=arende, dom=dom)


def agaren(
    omgang: Beslutsomgang, arenden: Sequence[str], slump: Random, *, start: date, sista: date
) -> Iterator[Akt]:
    """Draw what the owner changes: the underlag, a point that is withdrawn, and notes."""

    def nagon_dag() -> date:
        return start + timedelta(days=slump.randrange(10, max(11, (sista - start).days)))

    if omgang.underlag and slump.random() < 0.4:
        namn, dag = slump.choice(omgang.underlag).namn, nagon_dag()
        yield AndrarUnderlag(tid=pa_kontorstid(dag, slump), namn=namn, version="ny (simulerad)")
        for arende in slump.sample(arenden, k=min(5, len(arenden))):
            svar = dag + timedelta(days=slump.randrange(2, 30))
            yield Bekraftar(tid=pa_kontorstid(svar, slump), arende=arende)
    if len(omgang.punkter) > 1 and slump.random() < 0.15:
        punkt = slump.choice(omgang.punkter).kod
        yield TarTillbaka(tid=pa_kontorstid(nagon_dag(), slump), punkt=punkt)
    if slump.random() < 0.3:
        yield Antecknar(tid=pa_kontorstid(nagon_dag(), slump))
