"""What is known on a day of a round that has been played, as a forecast is told of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from beslutsmodell.plan.nulage import Nulage
from beslutsmodell.prognos.erfarenhet import Organerfarenhet
from beslutsmodell.prognos.facit import Spel, Spelat
from beslutsmodell.prognos.underlag import Prognosunderlag, Skett
from beslutsmodell.regler.protokoll import sista_justeringsdag
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.utfall import Utfall


def sett_till(underlag: Prognosunderlag, spel: Spel, spelat: Spelat, dag: date) -> Prognosunderlag:
    """Give what a forecast on the morning of a day is made from."""
    sett = {
        nyckel: [gang for gang in ganger if gang[0] < dag] for nyckel, ganger in spelat.gang.items()
    }
    beslutat = {
        nyckel: max([ganger[-1][0], *(ny for ny in spelat.beredda.get(nyckel, ()) if ny < dag)])
        for nyckel, ganger in sett.items()
        if ganger and ganger[-1][1] is Utfall.BIFALL
    }
    behandlat = {
        nyckel: ganger[-1] for nyckel, ganger in sett.items() if ganger and nyckel not in beslutat
    }
    return replace(
        underlag,
        nulage=Nulage(
            idag=dag,
            beslutat=beslutat,
            behandlat={nyckel: gang[0] for nyckel, gang in behandlat.items()},
            bordlagda=frozenset(
                nyckel for nyckel, gang in behandlat.items() if gang[1] is Utfall.BORDLAGGNING
            ),
            startad=False,
        ),
        fragat=underlag.nulage.idag,
        kalender=tuple(
            mote
            for mote in underlag.kalender
            if mote.datum >= dag or mote.datum not in spelat.installda[mote.organ]
        ),
        skett=Skett(justerat={nyckel: ett for nyckel, ett in spelat.justerat.items() if ett < dag}),
        erfarenhet=_erfarenhet(underlag, spel, spelat, dag),
    )


def _erfarenhet(
    underlag: Prognosunderlag, spel: Spel, spelat: Spelat, dag: date
) -> dict[str, Organerfarenhet]:
    varit = [m for m in underlag.kalender if underlag.nulage.idag <= m.datum < dag]
    larda = {
        organ: _motena([mote for mote in varit if mote.organ == organ], spelat.installda[organ])
        for organ in spelat.installda
    }
    for nyckel, ganger in spelat.gang.items():
        organ = spel.arenden[nyckel].organ
        if organ in larda:
            utfallen = Counter(utfall for gang, utfall in ganger if gang < dag)
            larda[organ] += Organerfarenhet(
                bordlagda=utfallen[Utfall.BORDLAGGNING],
                aterremitterade=utfallen[Utfall.ATERREMISS],
                avgjorda=utfallen[Utfall.BIFALL],
            )
            larda[organ] += _justeringen(spel, spelat, nyckel, dag)
    return larda


def _motena(moten: Iterable[Sammantrade], installda: Iterable[date]) -> Organerfarenhet:
    dagar = set(installda)
    antal = Counter(mote.datum in dagar for mote in moten)
    return Organerfarenhet(hallna=antal[False], installda=antal[True])


def _justeringen(spel: Spel, spelat: Spelat, nyckel: str, dag: date) -> Organerfarenhet:
    justerat, mote = spelat.justerat.get(nyckel), spelat.beslutat(nyckel)
    hogst = spel.protokoll[spel.arenden[nyckel].steg].justering_dagar
    if justerat is None or mote is None or justerat >= dag or not hogst:
        return Organerfarenhet()
    return Organerfarenhet(
        justerade=1,
        justeringstid=min((justerat - mote).days / hogst, 1),
        sent_justerade=int(justerat > sista_justeringsdag(mote, dagar=hogst)),
    )
