"""The projections of a round rebuilt from nothing but its events."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row

from beslutsmodell.arende import Arende
from beslutsmodell.avtal.handelser import Avtalshandelse
from beslutsmodell.avtal.hantera import efter_avtal
from beslutsmodell.avtal.lage import Huvudmansavtal
from beslutsmodell.efter import spela_upp
from beslutsmodell.handelser import Handelse, Oppnat
from beslutsmodell.kedja import stegfrist
from beslutsmodell.omgangshandelser import (
    FristAndrad,
    KalenderAndrad,
    Omgangshandelse,
    OmgangStartad,
    UnderlagAndrat,
)
from beslutsmodell.process import Steg
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.trappa import forsta_trappdag
from diarium.ankare import ankarvarden, moten_per_organ
from diarium.arendelasning import arende_fran_plan
from diarium.handelsekedja import Huvud
from diarium.projicera import punktvarden
from diarium.startrader import Rader, arenderader, fristrader, punktrader
from diarium.underlagslasning import underlagsrad

_AVTAL: TypeAdapter[Avtalshandelse] = TypeAdapter(Avtalshandelse)
_HANDELSE: TypeAdapter[Handelse] = TypeAdapter(Handelse)
_OMGANG: TypeAdapter[Omgangshandelse] = TypeAdapter(Omgangshandelse)


@dataclass(slots=True)
class Projektion:
    """The rows that a round ought to have."""

    arenden: dict[str, dict[str, Any]]
    punkter: dict[tuple[str, str], dict[str, Any]]
    avtal: dict[str, dict[str, Any]]
    frister: dict[tuple[str, int], dict[str, Any]]
    underlag: dict[tuple[str, int], dict[str, Any]]


@dataclass(slots=True)
class _Lage:
    """The fold so far."""

    startad: OmgangStartad
    rader: dict[str, dict[str, Any]]
    arenden: dict[str, Arende]
    foljare: dict[str, list[str]]
    frister: Rader
    milstolpar: dict[str, date]
    steg: dict[str, Steg]
    moten: dict[str, Sequence[Sammantrade]]
    """The meetings of each body, by the calendar that holds."""
    avtal: dict[str, Huvudmansavtal] = field(default_factory=dict)
    underlag: Rader = field(default_factory=list)
    punkter: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    """As they were given last."""
    andrade: set[str] = field(default_factory=set)
    """The cases that have got events since."""


class Vikning:
    """Folds the events of one round, oldest first, into the rows that reports read."""

    def __init__(self, omgang_id: int, trappa_id: int) -> None:
        """Begin before the first event."""
        self._omgang_id, self._trappa_id = omgang_id, trappa_id
        self._lage: _Lage | None = None
        self._punkter: Rader = []
        self.lopnr = 0
        """The number of the last event that has been folded."""

    def vik(self, rader: Iterable[Row[Any]]) -> None:
        """Fold the events that follow, to the end of a command."""
        for kommando in _per_kommando(rader):
            self._vik_ett(kommando)
            self.lopnr = kommando[-1]["lopnr"]

    def _vik_ett(self, kommando: Sequence[dict[str, Any]]) -> None:
        kropp, handelser = kommando[0], [json.dumps(ett["handelse"]) for ett in kommando]
        handelse = handelser[0]
        tid = datetime.fromisoformat(kropp["tid"])
        lage = self._lage
        if lage is None:
            startad = OmgangStartad.model_validate_json(handelse)
            self._lage, self._punkter = _borja(
                self._omgang_id, self._trappa_id, startad, kropp["omgang"], tid
            )
        elif kropp["arende"] is not None:
            _arende(lage, kropp["arende"], [_HANDELSE.validate_json(ett) for ett in handelser], tid)
        elif kropp["huvudman"] is not None:
            man = kropp["huvudman"]
            avtal = lage.avtal.get(man, Huvudmansavtal(huvudman=man))
            lage.avtal[man] = efter_avtal(avtal, _AVTAL.validate_json(handelse))
        else:
            _omgangen(lage, _OMGANG.validate_json(handelse), tid)

    def projektion(self) -> Projektion:
        """Give the rows that the events so far give."""
        if self._lage is None:
            raise ValueError("omgången har inga händelser")
        return _projektion(self._lage, self._punkter)


def _per_kommando(rader: Iterable[Row[Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield the events that one command gave a case together: only the first bears its key."""
    kommando: list[dict[str, Any]] = []
    for rad in rader:
        kropp = json.loads(rad.kropp)
        fortsatter = kropp["nyckel"] is None and kropp["arende"] is not None
        if kommando and not (fortsatter and kropp["arende"] == kommando[-1]["arende"]):
            yield kommando
            kommando = []
        kommando.append(kropp)
    if kommando:
        yield kommando


def _borja(
    omgang_id: int,
    trappa_id: int,
    startad: OmgangStartad,
    kod: str,
    tid: datetime,
) -> tuple[_Lage, Rader]:
    huvud = Huvud(omgang_id, kod, trappa_id, 0, "", "")
    arenden = arenderader(huvud, startad.omgang, startad.arenden, nu=tid)
    steg = {ett.kod: ett for ett in startad.omgang.process.steg}
    foljare: dict[str, list[str]] = {}
    for plan in startad.arenden:
        for fore in plan.vantar_pa:
            foljare.setdefault(fore, []).append(plan.nyckel)
    lage = _Lage(
        startad=startad,
        rader={rad["nyckel"]: rad for rad in arenden},
        arenden={
            plan.nyckel: arende_fran_plan(plan, steg[plan.steg].protokoll)
            for plan in startad.arenden
        },
        foljare=foljare,
        frister=fristrader(huvud, startad.omgang),
        milstolpar={stolpe.kod: stolpe.tidpunkt.datum for stolpe in startad.omgang.milstolpar},
        steg=steg,
        moten=dict(moten_per_organ(startad.omgang.kalender)),
    )
    return lage, punktrader(arenden, startad.arenden)


def _arende(lage: _Lage, nyckel: str, handelser: Sequence[Handelse], tid: datetime) -> None:
    """Fold what one command gave: a case owes what the command leaves, not what it passed by."""
    arende = spela_upp(lage.arenden[nyckel], handelser)
    lage.arenden[nyckel] = arende
    lage.andrade.add(nyckel)
    rad = lage.rader[nyckel]
    rad["version"] = arende.version
    rad["paminns"] = bool(arende.utestaende())
    rad["pausad_till"] = arende.pausad_till
    taget_fore_sin_tur = rad["paminns_fran"] is None and bool(arende.utestaende())
    if taget_fore_sin_tur or any(isinstance(ett, Oppnat) for ett in handelser):
        rad["paminns_fran"] = forsta_trappdag(tid, lage.startad.omgang.trappa)
    if arende.har_svarat() and not rad["svarat"]:
        rad["svarat"] = True
        for foljare in lage.foljare.get(nyckel, ()):
            lage.rader[foljare]["vantar_kvar"] -= 1


def _omgangen(lage: _Lage, handelse: Omgangshandelse, tid: datetime) -> None:
    """Fold an event of the round as a whole; contacts are not rows that it gives."""
    match handelse:
        case FristAndrad():
            _frist(lage, handelse)
            _ankare(lage)
        case KalenderAndrad():
            lage.moten[handelse.organ] = handelse.sammantraden
            _ankare(lage)
        case UnderlagAndrat():
            lage.underlag.append(underlagsrad(handelse, tid=tid))
        case _:
            pass


def _frist(lage: _Lage, handelse: FristAndrad) -> None:
    frist = handelse.frist
    lage.milstolpar[frist.milstolpe] = frist.tidpunkt.datum
    lage.frister.append(
        {
            "milstolpe": frist.milstolpe,
            "version": frist.version,
            "datum": frist.tidpunkt.datum,
            "klockslag": frist.tidpunkt.klockslag,
            "motivering": frist.motivering,
        },
    )
    for rad in lage.rader.values():
        steg = lage.steg[rad["steg"]]
        if steg.frist is None or steg.frist.milstolpe == frist.milstolpe:
            rad["fristversion"] += 1
            if not rad["egen_frist"]:
                rad["frist"] = stegfrist(steg, lage.milstolpar)


def _ankare(lage: _Lage) -> None:
    """Reckon the days that rungs count back from anew."""
    omgang = lage.startad.omgang
    stolpe = omgang.inlamningens_milstolpe
    motpart = lage.milstolpar[stolpe] if stolpe else max(lage.milstolpar.values())
    for rad in lage.rader.values():
        moten = lage.moten.get(rad["organ"], ())
        dagar = omgang.trappa.ankardagar(frist=rad["frist"], moten=moten, motpart=motpart)
        rad.update(ankarvarden(dagar))


def _projektion(lage: _Lage, punkter: Rader) -> Projektion:
    nycklar = {rad["id"]: nyckel for nyckel, rad in lage.rader.items()}
    for rad in punkter:
        nyckel = nycklar[rad["arende_id"]]
        if nyckel in lage.andrade or not lage.punkter.get((nyckel, rad["punkt"])):
            lage.punkter[nyckel, rad["punkt"]] = {
                "plats": rad["plats"],
                **punktvarden(lage.arenden[nyckel], rad["punkt"]),
            }
    lage.andrade.clear()
    return Projektion(
        arenden=lage.rader,
        punkter=lage.punkter,
        avtal={
            man: {"version": avtal.version, "kropp": avtal.model_dump_json()}
            for man, avtal in lage.avtal.items()
        },
        frister={
            (rad["milstolpe"], rad["version"]): {
                "datum": rad["datum"],
                "klockslag": rad["klockslag"],
                "motivering": rad["motivering"],
            }
            for rad in lage.frister
        },
        underlag={(rad["namn"], rad["nummer"]): rad for rad in lage.underlag},
    )
