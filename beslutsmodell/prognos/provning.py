"""The forecast is tried on many rounds whose truth is known."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

import numpy as np
import numpy.typing as npt

from beslutsmodell.prognos.dragning import dra
from beslutsmodell.prognos.erfarenhet import risker
from beslutsmodell.prognos.facit import Spel, Spelat, dra_sanning
from beslutsmodell.prognos.kalibrering import Kalibrering, Kalibreringsrad
from beslutsmodell.prognos.tittat import sett_till
from beslutsmodell.prognos.underlag import Prognosunderlag
from beslutsmodell.prognos.utsikt import Prognos

FAKTORER: Final = (1.0, 2.0)
"""As expected, and twice as bad."""
_FACK: Final = 10
_Andelar = npt.NDArray[np.float64]


def prova(
    underlag: Prognosunderlag, *, rundor: int, dragningar: int, fro: int
) -> Sequence[Kalibrering]:
    """Try it at the start and half-way to the deadline, in rounds as expected and in worse ones."""
    dagar = (underlag.frist - underlag.nulage.idag).days
    mitt = underlag.nulage.idag + timedelta(days=dagar // 2)
    fran_start = dra(underlag, dragningar=dragningar, fro=fro)
    svar = []
    for nummer, faktor in enumerate(FAKTORER):
        spel = Spel(underlag)
        lott = np.random.default_rng([fro, nummer])
        spelade = [_spela(underlag, spel, lott, faktor) for _ in range(rundor)]
        i_tid = [_i_tid(underlag, spel, ett) for ett in spelade]
        halvvags = [
            dra(sett_till(underlag, spel, ett, mitt), dragningar=dragningar, fro=fro)
            for ett in spelade
        ]
        svar.append(_kalibrering(faktor, underlag.nulage.idag, [fran_start] * rundor, i_tid))
        svar.append(_kalibrering(faktor, mitt, halvvags, i_tid))
    return svar


def _spela(
    underlag: Prognosunderlag, spel: Spel, lott: np.random.Generator, faktor: float
) -> Spelat:
    risk = risker(underlag.omgang, underlag.forvantan, underlag.erfarenhet)
    sanningar = {organ: dra_sanning(ett, lott, faktor=faktor) for organ, ett in risk.items()}
    return spel.spela(sanningar, lott)


def _i_tid(underlag: Prognosunderlag, spel: Spel, spelat: Spelat) -> dict[str, bool]:
    """Tell of every participant whether all of its decisions came in time."""
    svar: dict[str, bool] = {}
    for nyckel, dag in spelat.mottaget.items():
        man = spel.arenden[nyckel].huvudman
        svar[man] = svar.get(man, True) and dag is not None and dag <= underlag.frist
    return svar


def _kalibrering(
    faktor: float, dag: date, prognoser: Sequence[Prognos], utfallen: Sequence[dict[str, bool]]
) -> Kalibrering:
    par = [
        (man.i_tid, utfall[man.kod])
        for prognos, utfall in zip(prognoser, utfallen, strict=True)
        for man in prognos.huvudman
        if man.i_tid is not None
    ]
    forutsagt = np.array([ett for ett, _ in par])
    sett = np.array([ett for _, ett in par], np.float64)
    sena = [
        sum(not utfall[man.kod] for man in prognos.huvudman if man.i_tid is not None)
        for prognos, utfall in zip(prognoser, utfallen, strict=True)
    ]
    inom = [p.sena_lag <= antal <= p.sena_hog for p, antal in zip(prognoser, sena, strict=True)]
    return Kalibrering(
        faktor=faktor,
        dag=dag,
        rundor=len(prognoser),
        brier=float(((forutsagt - sett) ** 2).mean()),
        brier_utan=float(((sett.mean() - sett) ** 2).mean()),
        sena_vantat=float(np.mean([prognos.sena for prognos in prognoser])),
        sena_utfall=float(np.mean(sena)),
        inom=float(np.mean(inom)),
        rader=tuple(_rad(nummer, forutsagt, sett) for nummer in range(_FACK)),
    )


def _rad(nummer: int, forutsagt: _Andelar, utfall: _Andelar) -> Kalibreringsrad:
    har = np.minimum((forutsagt * _FACK).astype(int), _FACK - 1) == nummer
    antal = int(har.sum())
    return Kalibreringsrad(
        fran=nummer / _FACK,
        till=(nummer + 1) / _FACK,
        antal=antal,
        forutsagt=float(forutsagt[har].mean()) if antal else None,
        utfall=float(utfall[har].mean()) if antal else None,
    )
