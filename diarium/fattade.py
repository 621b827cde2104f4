"""The decisions that hold, as the plan needs them: the day, and how far the minutes are."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import bindparam, or_, select

from beslutsmodell.beslut import Beslut
from beslutsmodell.efter import med_protokoll
from beslutsmodell.handelser import (
    Anslaget,
    BeslutBekraftat,
    BeslutRegistrerat,
    Domstolshandelse,
    Handelse,
    Inhiberat,
    InhibitionHavd,
    Justerat,
    OverklagandeAvslaget,
    Overklagat,
    Upphavt,
)
from beslutsmodell.hantering.beslutskontroll import blir_bifall
from beslutsmodell.plan.nulage import Protokollslage, protokollslage
from beslutsmodell.process import Stegsort
from beslutsmodell.utfall import EJ_BESLUT, ORDNINGSUTFALL
from diarium.arendelasning import tolka_handelse
from diarium.drivsats import Drivsats
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_ARENDE, _HANDELSE = tabell(Arenderad), tabell(Handelserad)
_TYPERNA: Final = (
    *("beslut_registrerat", "beslut_bekraftat", "justerat", "anslaget"),
    *("overklagat", "inhiberat", "inhibition_havd", "overklagande_avslaget", "upphavt"),
)
_HANDELSERNA: Final = Drivsats(
    select(_ARENDE.c.nyckel, _ARENDE.c.sort, _HANDELSE.c.nummer, _HANDELSE.c.kropp)
    .join(_ARENDE, _ARENDE.c.id == _HANDELSE.c.arende_id)
    .where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"),
        or_(*(_HANDELSE.c.typ == typ for typ in _TYPERNA)),
    )
    .order_by(_HANDELSE.c.lopnr),
)


class Fattatbeslut(NamedTuple):
    """What a case has decided, by the decision that is the last to reach the receiver."""

    datum: date
    protokoll: Protokollslage
    behandlat: date
    """The day of the last decision of all."""


def las_besluten(session: Session, omgang_id: int) -> Mapping[str, Mapping[int, Beslut]]:
    """Give the decisions of every case that are neither superseded nor annulled, by number."""
    return {nyckel: ett.besluten for nyckel, ett in _las(session, omgang_id).items()}


def las_fattade(session: Session, omgang_id: int) -> Mapping[str, Fattatbeslut]:
    """Give what each case has decided that has a decision that holds."""
    arenden = _las(session, omgang_id)
    return {nyckel: ett.fattat for nyckel, ett in arenden.items() if ett.besluten}


class _Arendet:
    """What the events of one case come to; the same as `efter` makes of them."""

    def __init__(self, sort: Stegsort) -> None:
        self._sort = sort
        self.besluten: dict[int, Beslut] = {}
        """In the order of `Arende.beslut`."""
        self._bars_av: dict[str, int] = {}
        """The number of the decision that each point rests on."""
        self._bortvalda: dict[int, set[str]] = defaultdict(set)
        self._upphavda: dict[int, set[str]] = defaultdict(set)
        self._i_domstol: dict[int, list[Domstolshandelse]] = defaultdict(list)
        """What has happened in court, by the number of the decision."""

    @property
    def fattat(self) -> Fattatbeslut:
        """Give the decision to sign that is worst off: in court, or else the last to be justerat.

        Of a case that leaves nothing to sign it is the last.
        """
        _, sist = max((beslut.datum, nummer) for nummer, beslut in self.besluten.items())
        senast = self.besluten[sist].datum
        alla = (
            Fattatbeslut(
                self.besluten[nummer].datum,
                protokollslage(self.besluten[nummer], self._i_domstol[nummer]),
                senast,
            )
            for nummer in self._att_teckna or {sist}
        )
        return max(alla, key=_aterstar)

    @property
    def _att_teckna(self) -> set[int]:
        """Give the numbers of the decisions that an approved point rests on; none to prepare it."""
        if self._sort is not Stegsort.BESLUTAR:
            return set()
        return {
            nummer
            for punkt, nummer in self._bars_av.items()
            if nummer in self.besluten
            and any(
                rad.punkt == punkt and blir_bifall(rad.utfall)
                for rad in self.besluten[nummer].punkter
            )
        }

    def hande(self, nummer: int, handelse: Handelse) -> None:
        match handelse:
            case BeslutRegistrerat():
                self._registrera(nummer, handelse)
            case BeslutBekraftat():
                self._bekrafta(handelse)
            case Justerat() | Anslaget() if handelse.nummer in self.besluten:
                fore = self.besluten[handelse.nummer]
                self.besluten[handelse.nummer] = med_protokoll(fore, handelse)
            case Overklagat() | Inhiberat() | InhibitionHavd() | OverklagandeAvslaget():
                self._i_domstol[handelse.nummer].append(handelse)
            case Upphavt():
                for ett in tuple(self.besluten):
                    self._upphavda[ett] |= {foljd.punkt for foljd in handelse.foljder}
                    self._glom_om_inget_galler(ett)
            case _:
                pass
        for foljd in handelse.foljder:
            if (barare := getattr(foljd.lage, "beslut", None)) is not None:
                self._bars_av[foljd.punkt] = barare

    def _registrera(self, nummer: int, handelse: BeslutRegistrerat) -> None:
        """Take a decision; what tells once more of the same meeting keeps its fate in court."""
        fore = handelse.ersatter or self._upprepar(nummer, handelse)
        if fore is not None:
            self._i_domstol[nummer] = [*self._i_domstol[fore]]
            self._upphavda[nummer] = {*self._upphavda[fore]}
        if handelse.ersatter not in self.besluten:
            self.besluten[nummer] = handelse.beslut
            return
        self.besluten = {
            nummer if ett == handelse.ersatter else ett: (
                handelse.beslut if ett == handelse.ersatter else beslut
            )
            for ett, beslut in self.besluten.items()
        }

    def _upprepar(self, nummer: int, handelse: BeslutRegistrerat) -> int | None:
        for foljd in handelse.foljder:
            fore = self._bars_av.get(foljd.punkt)
            forr = None if fore is None else self.besluten.get(fore)
            bar = getattr(foljd.lage, "beslut", None) == nummer
            if bar and forr is not None and forr.samma_sammantrade(handelse.beslut):
                return fore
        return None

    def _bekrafta(self, handelse: BeslutBekraftat) -> None:
        """Let the others go on the points that are confirmed, but for what led up to it."""
        bekraftade = {foljd.punkt for foljd in handelse.foljder}
        ordning = tuple(self.besluten)
        plats = ordning.index(handelse.nummer)
        self._arv_i_domstol(handelse.nummer, bekraftade)
        for ett in (*ordning[:plats], *ordning[plats + 1 :]):
            senare = ordning.index(ett) > plats
            self._bortvalda[ett] |= {
                rad.punkt
                for rad in self.besluten[ett].punkter
                if rad.punkt in bekraftade
                and (senare or rad.utfall not in ORDNINGSUTFALL | EJ_BESLUT)
            }
            self._glom_om_inget_galler(ett)

    def _arv_i_domstol(self, nummer: int, punkter: set[str]) -> None:
        beslut = self.besluten[nummer]
        for fore in {self._bars_av[punkt] for punkt in punkter if punkt in self._bars_av} - {
            nummer
        }:
            if fore in self.besluten and self.besluten[fore].samma_sammantrade(beslut):
                self._i_domstol[nummer] = [*self._i_domstol[fore]]

    def _glom_om_inget_galler(self, nummer: int) -> None:
        borta = self._bortvalda[nummer] | self._upphavda[nummer]
        if borta.issuperset(rad.punkt for rad in self.besluten[nummer].punkter):
            del self.besluten[nummer]


def _aterstar(fattat: Fattatbeslut) -> tuple[bool, bool, date, date]:
    """Give how far a decision is from the receiver, as what can be compared."""
    kant = fattat.protokoll
    return kant.inhiberat, kant.overklagat, fattat.datum, kant.justerat or date.max


def _las(session: Session, omgang_id: int) -> Mapping[str, _Arendet]:
    arenden: dict[str, _Arendet] = {}
    for nyckel, sort, nummer, kropp in _HANDELSERNA.rader(session, omgang_id=omgang_id):
        if nyckel not in arenden:
            arenden[nyckel] = _Arendet(Stegsort(sort))
        arenden[nyckel].hande(nummer, tolka_handelse(kropp))
    return arenden
