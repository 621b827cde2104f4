"""A body that answers as bodies do: in time, late, wrongly, in parts, or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.huvudman import Organslag
from beslutsmodell.kedja import Planarende
from beslutsmodell.process import Stegsort
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.utfall import Beslutsslag, Stod, Utfall
from diarium.simulering.akter import Akt, Beslutar, Justerar, Rattar, UppfyllerVillkor
from diarium.simulering.tider import pa_kontorstid

_AV: Final = "Registrator (simulerad)"
_VANOR: Final = {
    "punktlig": 50,
    "sen": 14,
    "bordlagger": 8,
    "aterremitterar": 8,
    "delvis": 5,
    "villkorar": 4,
    "rattar": 4,
    "noterar": 3,
    "tiger": 4,
}
"""How a body answers, and how often in a hundred."""


@dataclass(frozen=True, slots=True)
class Svaret:
    """What a body does in one matter."""

    akter: tuple[Akt, ...]
    klart: date | None
    """The day of its last meeting in the matter; null = it never answers."""
    bifall: bool
    """Whether it approves anything."""


def svara(
    arende: Planarende,
    moten: Sequence[Sammantrade],
    slump: Random,
    *,
    fran: date,
    sista: date,
) -> Svaret:
    """Draw the answer of a body that the matter reaches on a day; `sista` ends the round."""
    vana = slump.choices(tuple(_VANOR), tuple(_VANOR.values()))[0]
    kvar = [mote.datum for mote in moten if mote.datum > fran] or _utan_kalender(fran, slump)
    hopp = slump.randrange(1, 4) if vana == "sen" else 0
    dagar = kvar[hopp:]
    if vana == "tiger" or not dagar or dagar[0] > sista + timedelta(days=30):
        return Svaret((), None, bifall=False)
    utfall = _utfall(arende, vana, slump)
    akter = tuple(_rapporter(arende, vana, dagar, utfall, slump))
    har_bifall = any(ett in {Utfall.BIFALL, Utfall.BIFALL_MED_VILLKOR} for ett in utfall.values())
    sist = max(akt.beslut.datum for akt in akter if isinstance(akt, Beslutar | Rattar))
    return Svaret(akter, max(sist, fran), bifall=har_bifall)


def _utan_kalender(fran: date, slump: Random) -> list[date]:
    dag = fran + timedelta(days=slump.randrange(5, 40))
    return [dag, dag + timedelta(days=35), dag + timedelta(days=70)]


def _utfall(arende: Planarende, vana: str, slump: Random) -> dict[str, Utfall]:
    if arende.sort is not Stegsort.BESLUTAR:
        return dict.fromkeys(arende.punkter, Utfall.BIFALL)
    ja = Utfall.BIFALL_MED_VILLKOR if vana == "villkorar" else Utfall.BIFALL
    return {kod: ja if _vill(arende, kod, slump) else Utfall.AVSLAG for kod in arende.punkter}


def _vill(arende: Planarende, kod: str, slump: Random) -> bool:
    """Tell whether it says yes: most often to what it has given power of attorney for."""
    inom = arende.fullmakt is None or kod in arende.fullmakt
    return slump.random() < (0.85 if inom else 0.05)


def _rapporter(
    arende: Planarende, vana: str, dagar: Sequence[date], utfall: dict[str, Utfall], slump: Random
) -> Iterator[Akt]:
    """Yield the reports: sometimes of an earlier meeting first, and the minutes after."""
    forst, sist = dagar[0], dagar[1] if len(dagar) > 1 else dagar[0]
    match vana:
        case "bordlagger" | "aterremitterar":
            slag = Utfall.BORDLAGGNING if vana == "bordlagger" else Utfall.ATERREMISS
            alla = dict.fromkeys(arende.punkter, slag)
            yield _beslutar(arende, forst, alla, slump)
            yield from _med_protokoll(arende, sist, utfall, slump)
        case "noterar":
            yield _beslutar(arende, forst, dict.fromkeys(arende.punkter, Utfall.NOTERAT), slump)
            yield from _med_protokoll(arende, sist, utfall, slump)
        case "delvis" if len(arende.punkter) > 1:
            en, *andra = arende.punkter
            yield _beslutar(arende, forst, {en: utfall[en]}, slump)
            yield from _med_protokoll(arende, sist, {kod: utfall[kod] for kod in andra}, slump)
        case "rattar":
            fel = dict.fromkeys(arende.punkter, Utfall.AVSLAG)
            forsta = _beslutar(arende, forst, fel, slump)
            yield forsta
            ratt = _beslut(arende, forst, utfall)
            rattning = pa_kontorstid(forsta.tid.date() + timedelta(days=3), slump)
            yield Rattar(tid=rattning, arende=arende.nyckel, beslut=ratt)
        case _:
            yield from _med_protokoll(arende, forst, utfall, slump)
            if vana == "villkorar":
                dag = forst + timedelta(days=slump.randrange(15, 40))
                yield UppfyllerVillkor(tid=pa_kontorstid(dag, slump), arende=arende.nyckel)


def _med_protokoll(
    arende: Planarende, dag: date, utfall: dict[str, Utfall], slump: Random
) -> Iterator[Akt]:
    """Yield the report, and most often its minutes, which now and then are late."""
    rapport = _beslutar(arende, dag, utfall, slump)
    yield rapport
    if slump.random() < 0.85:
        justerat = dag + timedelta(days=slump.randrange(0, 18))
        anslaget = (
            justerat + timedelta(days=slump.randrange(0, 3)) if slump.random() < 0.9 else None
        )
        senast = max(rapport.tid.date(), anslaget or justerat)
        yield Justerar(
            tid=pa_kontorstid(senast + timedelta(days=1), slump),
            arende=arende.nyckel,
            justerat=justerat,
            anslaget=anslaget,
        )


def _beslutar(arende: Planarende, dag: date, utfall: dict[str, Utfall], slump: Random) -> Beslutar:
    """Report a meeting some days after it; one who is on leave in July reports in August."""
    rapport = dag + timedelta(days=slump.choice((0, 1, 2, 5, 12)))
    if rapport.month == 7:
        rapport = date(rapport.year, 8, 1 + slump.randrange(14))
    return Beslutar(
        tid=pa_kontorstid(rapport, slump),
        arende=arende.nyckel,
        beslut=_beslut(arende, dag, utfall),
    )


def _beslut(arende: Planarende, dag: date, utfall: dict[str, Utfall]) -> Beslut:
    delegat = arende.organslag is Organslag.TJANSTEPERSON
    return Beslut(
        organ=arende.organ,
        datum=dag,
        punkter=tuple(_punkt(arende, kod, ett) for kod, ett in utfall.items()),
        slag=Beslutsslag.DELEGATION if delegat else Beslutsslag.SAMMANTRADE,
        delegation="delegationsordningen punkt 1 (simulerad)" if delegat else None,
        paragraf=f"§ {dag.toordinal() % 200}",
        registrerat_av=_AV,
    )


def _punkt(arende: Planarende, kod: str, utfall: Utfall) -> Punktbeslut:
    villkor = "om budgeten räcker (simulerat)" if utfall is Utfall.BIFALL_MED_VILLKOR else None
    i_minoritet = utfall is Utfall.ATERREMISS and arende.organslag is Organslag.FULLMAKTIGE
    stod = Stod.MINORITET if i_minoritet else None
    return Punktbeslut(punkt=kod, utfall=utfall, villkor=villkor, stod=stod)
