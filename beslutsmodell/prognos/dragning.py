"""A forecast is drawn: batch by batch, counted, and said in plain numbers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from beslutsmodell.prognos.dagtabell import dagtabell
from beslutsmodell.prognos.enkatprognos import anmarkningar, punktprognoser
from beslutsmodell.prognos.forlopp import Forlopp
from beslutsmodell.prognos.mottagning import Mottagning, sista_mottagning, spannet
from beslutsmodell.prognos.rakning import Rakning, kvantil
from beslutsmodell.prognos.slump import Dagar, Slump, Val
from beslutsmodell.prognos.underlag import Prognosunderlag
from beslutsmodell.prognos.utgangslage import Fall, Utgangslage
from beslutsmodell.prognos.utsikt import Huvudmansprognos, Organvikt, Prognos

_CELLER: Final = 4_000_000
"""Days of cases that a batch holds at a time, which bounds the memory."""
_STORST: Final = 4096


def dra(underlag: Prognosunderlag, *, dragningar: int, fro: int) -> Prognos:
    """Draw a round so many times."""
    return _Dragning(underlag, dragningar, fro).prognos()


class _Dragning:
    """What every part of a forecast looks up."""

    def __init__(self, underlag: Prognosunderlag, dragningar: int, fro: int) -> None:
        self.underlag, self.fro = underlag, fro
        self.lage = Utgangslage(underlag)
        forsta, sista = spannet(self.lage)
        self.tabell = dagtabell(forsta, sista, underlag.regler)
        beslutande = self.lage.beslutande
        self.utan_kalender = [
            kod for kod, alla in beslutande.items() if any(map(self.lage.saknar_kalender, alla))
        ]
        self.raknade = [
            man.kod
            for man in underlag.omgang.deltagare
            if man.kod in beslutande and man.kod not in self.utan_kalender
        ]
        self.nedstroms = _nedstroms(self.lage, self.raknade)
        spann = forsta, sista_mottagning(self.lage, sista)
        self.rakning = Rakning(self.lage, self.raknade, self.nedstroms, spann)
        for nummer, antal in enumerate(_satser(len(self.lage.fall), dragningar)):
            self._rakna(Slump(fro, nummer, antal))

    def _rakna(self, slump: Slump) -> None:
        forlopp = Forlopp(self.lage, self.tabell, slump)
        dagar = forlopp.spela()
        mottagning = Mottagning(self.lage, self.tabell, slump)
        mottaget = np.empty((len(self.raknade), slump.antal), np.int32)
        beslutat, sent = np.empty_like(mottaget), np.empty(mottaget.shape, np.bool_)
        for rad, kod in enumerate(self.raknade):
            fall = self.lage.beslutande[kod]
            beslutat[rad] = np.maximum.reduce([dagar[ett.nyckel] for ett in fall])
            mottaget[rad] = np.maximum.reduce(
                [mottagning.dag(ett, dagar[ett.nyckel]) for ett in fall]
            )
            sent[rad] = self._sent(fall, mottaget[rad])
        self.rakning.rakna(mottaget, beslutat, sent, forlopp.rubbade)

    def _sent(self, fall: Sequence[Fall], mottaget: Dagar) -> Val:
        """Tell in which draws a participant is late; one that owes an answer then always is."""
        if self.lage.idag > self.lage.frist and any(ett.klart is None for ett in fall):
            return np.ones(mottaget.shape, np.bool_)
        return mottaget > self.lage.frist

    def prognos(self) -> Prognos:
        rakning, omgang = self.rakning, self.underlag.omgang
        namn = {man.kod: man.namn for man in omgang.deltagare}
        sena = np.arange(len(self.raknade) + 1)
        i_domstol = self._med(self.lage.i_domstol)
        overklagade = self._med(self.lage.verkstalls_overklagat)
        return Prognos(
            idag=self.underlag.nulage.idag,
            frist=self.underlag.frist,
            regler=self.underlag.regler,
            dragningar=rakning.dragningar,
            fro=self.fro,
            raknade=len(self.raknade),
            utan_kalender=tuple(namn[kod] for kod in self.utan_kalender),
            avslutade=tuple(namn[kod] for kod in namn if kod not in self.lage.beslutande),
            i_domstol=tuple(namn[kod] for kod in i_domstol),
            overklagade=tuple(namn[kod] for kod in overklagade if kod not in i_domstol),
            alla_i_tid=float(rakning.sena[0] / rakning.dragningar) if self.raknade else None,
            sena=float((sena * rakning.sena).sum() / rakning.dragningar),
            sena_lag=kvantil(rakning.sena, 0.1),
            sena_median=kvantil(rakning.sena, 0.5),
            sena_hog=kvantil(rakning.sena, 0.9),
            huvudman=tuple(self._huvudman(kod, namn[kod]) for kod in namn),
            organ=tuple(self._organ()),
            punkter=punktprognoser(self.underlag),
            kurva=rakning.kurva(),
            anmarkningar=anmarkningar(self.underlag),
        )

    def _med(self, galler: Callable[[Fall], bool]) -> list[str]:
        """Give the counted participants that it is true of for any deciding case."""
        return [kod for kod in self.raknade if any(map(galler, self.lage.beslutande[kod]))]

    def _huvudman(self, kod: str, namn: str) -> Huvudmansprognos:
        if kod not in self.raknade:
            return Huvudmansprognos(kod=kod, namn=namn, i_tid=None)
        rad = self.raknade.index(kod)
        return Huvudmansprognos(
            kod=kod,
            namn=namn,
            i_tid=float(self.rakning.i_tid[rad] / self.rakning.dragningar),
            median=self.rakning.mottaget(rad, 0.5),
            nittio=self.rakning.mottaget(rad, 0.9),
        )

    def _organ(self) -> Iterator[Organvikt]:
        """Yield the bodies, those that matter most first, equals in the order of the round."""
        vikter = {kod: self.rakning.organets(kod) for kod in self.nedstroms}
        for kod in sorted(vikter, key=lambda kod: -vikter[kod][1]):
            organ = self.underlag.omgang.finn_organ(kod)
            risk, minskning = vikter[kod]
            yield Organvikt(
                organ=kod,
                namn=organ.namn,
                huvudman=len(self.nedstroms[kod]),
                risk=risk,
                minskning=minskning,
                antaget=self.underlag.forvantan.ar_antaget(organ),
            )


def _satser(arenden: int, dragningar: int) -> Iterator[int]:
    """Yield the sizes of the batches."""
    storst = max(1, min(_STORST, _CELLER // max(1, arenden)))
    hela, rest = divmod(dragningar, storst)
    yield from [storst] * hela
    if rest:
        yield rest


def _nedstroms(lage: Utgangslage, raknade: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Give the counted participants, by place, that wait for each body that is drawn."""
    fallen = {fall.nyckel: fall for fall in lage.fall}
    svar: dict[str, list[int]] = {}
    for rad, kod in enumerate(raknade):
        kvar = [fall.nyckel for fall in lage.beslutande[kod]]
        sedda: set[str] = set()
        while kvar:
            fall = fallen[kvar.pop()]
            if fall.klart is not None or fall.nyckel in sedda:
                continue
            sedda.add(fall.nyckel)
            kvar.extend(fall.arende.vantar_pa)
        organ = {fallen[nyckel].arende.organ for nyckel in sedda if fallen[nyckel].har_kalender}
        for ett in organ:
            svar.setdefault(ett, []).append(rad)
    return {
        fall.arende.organ: svar[fall.arende.organ]
        for fall in lage.fall
        if fall.arende.organ in svar
    }
