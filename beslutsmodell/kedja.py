"""The chain laid out: a round becomes cases, each with what it waits for and its last day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from beslutsmodell.beslutsvag import Beslutsvag
from beslutsmodell.huvudman import Organslag
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.process import Niva, Steg, Stegsort
from beslutsmodell.varde import Varde


class Planarende(Varde):
    """A case as it begins, with everything that was reckoned out for it."""

    nyckel: str
    """`steg/organ`, unique in the round."""
    steg: str
    sort: Stegsort
    huvudman: str
    forbund: str | None
    organ: str
    organslag: Organslag
    punkter: tuple[str, ...]
    fullmakt: tuple[str, ...] | None
    frist: date
    """The body's own last day."""
    vantar_pa: tuple[str, ...]
    """Keys of the cases before it; empty = open from the start."""


def lagg_upp(omgang: Beslutsomgang) -> tuple[Planarende, ...]:
    """Lay out the cases of a round, each after those that it waits for.

    A predecessor step that has no case in the scope (a kommun without a KSAU) is skipped
    through to what it waits for in turn.
    """
    karta = _Karta(omgang)
    return tuple(
        arende for steg in omgang.process.i_ordning() for arende in _stegets_arenden(karta, steg)
    )


def stegfrist(steg: Steg, milstolpar: Mapping[str, date]) -> date:
    """Give the step's own last day, counted back from its milestone; else the last milestone."""
    if steg.frist is None:
        return max(milstolpar.values())
    return milstolpar[steg.frist.milstolpe] - timedelta(days=steg.frist.dagar_fore)


class _Karta:
    """Looks up what the layout needs, once per round."""

    def __init__(self, omgang: Beslutsomgang) -> None:
        """Index the round's rows by step, förbund and principal."""
        self.omgang = omgang
        self.forbund = {man.kod: man.forbund or man.kod for man in omgang.huvudman}
        self.slag = {organ.kod: organ.slag for organ in omgang.organ}
        self.steg = {steg.kod: steg for steg in omgang.process.steg}
        self.fullmakt = (
            None
            if omgang.fullmakter is None
            else {ett.huvudman: ett.punkter for ett in omgang.fullmakter}
        )
        stolpar = {stolpe.kod: stolpe.tidpunkt.datum for stolpe in omgang.milstolpar}
        self.frist = {kod: stegfrist(steg, stolpar) for kod, steg in self.steg.items()}
        self.per_steg: dict[str, list[Beslutsvag]] = defaultdict(list)
        self.per_forbund: dict[tuple[str, str], list[Beslutsvag]] = defaultdict(list)
        for vag in omgang.beslutsvagar:
            self.per_steg[vag.steg].append(vag)
            self.per_forbund[vag.steg, self.forbund[vag.huvudman]].append(vag)
        self._foljer_egna = {
            kod: any(self.steg[fore].niva is Niva.HUVUDMAN for fore in steg.vantar_pa)
            for kod, steg in self.steg.items()
        }
        self._nycklar_fore: dict[tuple[str, str], tuple[str, ...]] = {}

    @cached_property
    def per_huvudman(self) -> Mapping[tuple[str, str], list[Beslutsvag]]:
        """Index the rows by principal, for a chain within a kommun."""
        egna: dict[tuple[str, str], list[Beslutsvag]] = defaultdict(list)
        for vag in self.omgang.beslutsvagar:
            egna[vag.steg, vag.huvudman].append(vag)
        return egna

    def fore(self, steg: Steg, vag: Beslutsvag) -> Iterable[Beslutsvag]:
        """Yield the cases that a case of the step waits for, through steps without cases."""
        for kod in steg.vantar_pa:
            fore = self.steg[kod]
            traffar = self._i_samma_krets(fore, steg, vag)
            yield from traffar
            if rest := _utan_foregangare(traffar, fore, steg, vag):
                yield from self.fore(fore, rest)

    def nycklar_fore(self, steg: Steg, vag: Beslutsvag) -> tuple[str, ...]:
        """Give the keys of what a case waits for, looked up once per förbund where all share it."""
        if self._foljer_egna[steg.kod]:
            return self._nycklar(steg, vag)
        krets = (steg.kod, self.forbund[vag.huvudman])
        if krets not in self._nycklar_fore:
            self._nycklar_fore[krets] = self._nycklar(steg, vag)
        return self._nycklar_fore[krets]

    def _nycklar(self, steg: Steg, vag: Beslutsvag) -> tuple[str, ...]:
        return tuple({f"{ett.steg}/{ett.organ}": None for ett in self.fore(steg, vag)})

    def _i_samma_krets(self, fore: Steg, steg: Steg, vag: Beslutsvag) -> list[Beslutsvag]:
        if fore.niva is Niva.GEMENSAM or steg.niva is Niva.GEMENSAM:
            return self.per_steg[fore.kod]
        if fore.niva is Niva.FORBUND or steg.niva is Niva.FORBUND:
            return self.per_forbund[fore.kod, self.forbund[vag.huvudman]]
        return [
            ett
            for ett in self.per_huvudman[fore.kod, vag.huvudman]
            if set(ett.punkter) & set(vag.punkter)
        ]


def _utan_foregangare(
    traffar: list[Beslutsvag],
    fore: Steg,
    steg: Steg,
    vag: Beslutsvag,
) -> Beslutsvag | None:
    """Give the case with only the points that no case of the step before it handles."""
    if not traffar:
        return vag
    if fore.niva is not Niva.HUVUDMAN or steg.niva is not Niva.HUVUDMAN:
        return None
    skotta = {punkt for ett in traffar for punkt in ett.punkter}
    rest = tuple(punkt for punkt in vag.punkter if punkt not in skotta)
    return vag.model_copy(update={"punkter": rest}) if rest else None


def _stegets_arenden(karta: _Karta, steg: Steg) -> Iterator[Planarende]:
    """Yield the cases of one step; what is the same for all of them is looked up once."""
    kod, frist = steg.kod, karta.frist[steg.kod]
    gemensam = steg.niva is Niva.GEMENSAM
    fullmakt = karta.fullmakt if steg.sort is Stegsort.BESLUTAR else None
    for vag in karta.per_steg[kod]:
        yield Planarende(
            nyckel=f"{kod}/{vag.organ}",
            steg=kod,
            sort=steg.sort,
            huvudman=vag.huvudman,
            forbund=None if gemensam else karta.forbund[vag.huvudman],
            organ=vag.organ,
            organslag=karta.slag[vag.organ],
            punkter=vag.punkter,
            fullmakt=None if fullmakt is None else fullmakt.get(vag.huvudman, ()),
            frist=vag.egen_frist or frist,
            vantar_pa=karta.nycklar_fore(steg, vag),
        )
