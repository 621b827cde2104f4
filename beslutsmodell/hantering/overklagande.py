"""What happens to a decision in court: appeal, inhibition, and how it ended.

An appealed decision stands until a court says otherwise, and may be carried out before that
(`KL 13:14`): whether it is, a human decides.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final, assert_never

from beslutsmodell.arende import Arende, Punkt, RegistreratBeslut
from beslutsmodell.fel import OgiltigtBeslut
from beslutsmodell.flagga import Flagga
from beslutsmodell.handelser import (
    Foljd,
    Inhiberat,
    InhibitionHavd,
    OverklagandeAvslaget,
    Overklagat,
    Upphavt,
)
from beslutsmodell.hantering.namnt_beslut import krav_beslut, krav_dag, passar_inte
from beslutsmodell.hantering.utfall_till_lage import med_flagga, utan_flaggor
from beslutsmodell.kommandon import (
    AvslaOverklagande,
    HavInhibition,
    Inhibera,
    Overklaga,
    Upphav,
)
from beslutsmodell.punktlage import Avgjord, Oppen, Preliminar, Villkorad

LANGSTA_VANTAN: Final = timedelta(days=366)
"""How long after the court's answer laga kraft may be stated: later is a slip of the pen."""
_I_DOMSTOL: Final = frozenset({Flagga.OVERKLAGAD, Flagga.INHIBERAD})
_Domstolskommando = Inhibera | HavInhibition | AvslaOverklagande | Upphav


def overklaga(arende: Arende, kommando: Overklaga, *, nu: datetime) -> Overklagat:
    """Flag a decision as appealed; it stands until a court says otherwise (`KL 13:14`)."""
    ett = krav_beslut(arende, kommando.nummer)
    krav_dag(arende, "överklagandet", fore=ett.beslut.datum, dag=kommando.datum, nu=nu)
    foljder = tuple(
        Foljd(punkt=kod, lage=punkt.lage, flaggor=med_flagga(punkt, Flagga.OVERKLAGAD))
        for kod, punkt in _burna(arende, ett)
    )
    if not foljder:
        raise passar_inte(arende, ett, "överklaga", "Beslutet gäller inte för någon punkt.")
    return Overklagat(nummer=ett.nummer, datum=kommando.datum, foljder=foljder)


def i_domstol(
    arende: Arende, kommando: _Domstolskommando, *, nu: datetime
) -> Inhiberat | InhibitionHavd | OverklagandeAvslaget | Upphavt:
    """Record what a court has said of an appealed decision."""
    match kommando:
        case Inhibera():
            return _inhibera(arende, kommando, nu=nu)
        case HavInhibition():
            return _hav_inhibition(arende, kommando, nu=nu)
        case AvslaOverklagande():
            return _avsla(arende, kommando, nu=nu)
        case Upphav():
            return _upphav(arende, kommando, nu=nu)
        case _:
            assert_never(kommando)


def _inhibera(arende: Arende, kommando: Inhibera, *, nu: datetime) -> Inhiberat:
    """Flag an appealed decision as stopped by a court until further notice (`FPL 28`)."""
    ett, punkter = _overklagat(arende, kommando, "inhibitionen", nu=nu)
    if all(Flagga.INHIBERAD in punkt.flaggor for punkt in punkter.values()):
        raise OgiltigtBeslut(
            f"{arende.nyckel}: beslut {ett.nummer} är redan inhiberat. Registrera i stället när "
            "inhibitionen hävs: `beslut inhibition --havd`.",
        )
    foljder = tuple(
        Foljd(punkt=kod, lage=punkt.lage, flaggor=med_flagga(punkt, Flagga.INHIBERAD))
        for kod, punkt in punkter.items()
    )
    return Inhiberat(nummer=ett.nummer, datum=kommando.datum, foljder=foljder)


def _hav_inhibition(arende: Arende, kommando: HavInhibition, *, nu: datetime) -> InhibitionHavd:
    """Take away the mark of a court's inhibition; the appeal goes on."""
    ett, punkter = _overklagat(arende, kommando, "hävandet", nu=nu)
    foljder = tuple(
        Foljd(punkt=kod, lage=punkt.lage, flaggor=utan_flaggor(punkt, {Flagga.INHIBERAD}))
        for kod, punkt in punkter.items()
        if Flagga.INHIBERAD in punkt.flaggor
    )
    if not foljder:
        raise OgiltigtBeslut(
            f"{arende.nyckel}: beslut {ett.nummer} är inte inhiberat. Det finns ingen inhibition "
            "att häva.",
        )
    return InhibitionHavd(nummer=ett.nummer, datum=kommando.datum, foljder=foljder)


def _avsla(arende: Arende, kommando: AvslaOverklagande, *, nu: datetime) -> OverklagandeAvslaget:
    """Let an appealed decision stand, with laga kraft from the stated day."""
    ett, punkter = _overklagat(arende, kommando, "domen", nu=nu)
    senast = kommando.datum + LANGSTA_VANTAN
    if not kommando.datum <= kommando.laga_kraft <= senast:
        raise OgiltigtBeslut(
            f"{arende.nyckel}: laga kraft är angiven till {kommando.laga_kraft} men ska ligga "
            f"mellan domen {kommando.datum} och {senast}. Rätta datumet.",
        )
    return OverklagandeAvslaget(
        nummer=ett.nummer,
        datum=kommando.datum,
        laga_kraft=kommando.laga_kraft,
        motivering=kommando.motivering,
        av=kommando.av,
        foljder=tuple(
            Foljd(punkt=kod, lage=punkt.lage, flaggor=utan_flaggor(punkt, _I_DOMSTOL))
            for kod, punkt in punkter.items()
        ),
    )


def _upphav(arende: Arende, kommando: Upphav, *, nu: datetime) -> Upphavt:
    """Let the points of an annulled decision be owed anew, as if it had not been (`KL 13:8`)."""
    ett, punkter = _overklagat(arende, kommando, "domen", nu=nu)
    tvekan = [kod for kod, punkt in punkter.items() if Flagga.MOTSTRIDIGT in punkt.flaggor]
    if tvekan:
        raise OgiltigtBeslut(
            f"{arende.nyckel}, punkt {', '.join(tvekan)}: flera besked har kommit, och det är inte "
            "avgjort vilket som gällde. Avgör det först med `beslut bekrafta`.",
        )
    return Upphavt(
        nummer=ett.nummer,
        datum=kommando.datum,
        motivering=kommando.motivering,
        av=kommando.av,
        foljder=tuple(Foljd(punkt=kod, lage=Oppen(), flaggor=(Flagga.UPPHAVD,)) for kod in punkter),
    )


def _overklagat(
    arende: Arende, kommando: _Domstolskommando, vad: str, *, nu: datetime
) -> tuple[RegistreratBeslut, dict[str, Punkt]]:
    """Give the decision, with its appealed points, when the day comes after what was before."""
    ett = krav_beslut(arende, kommando.nummer)
    punkter = {
        kod: punkt for kod, punkt in _burna(arende, ett) if Flagga.OVERKLAGAD in punkt.flaggor
    }
    if not punkter:
        raise OgiltigtBeslut(
            f"{arende.nyckel}: beslut {ett.nummer} är inte överklagat. Registrera överklagandet "
            "först med `beslut overklaga`, eller ange numret på det beslut som är överklagat.",
        )
    krav_dag(arende, vad, fore=_senast(ett), dag=kommando.datum, nu=nu)
    return ett, punkter


def _senast(ett: RegistreratBeslut) -> date:
    """Give the day of the last that is known to have happened to the decision."""
    return ett.i_domstol[-1].datum if ett.i_domstol else ett.beslut.datum


def _burna(arende: Arende, ett: RegistreratBeslut) -> Iterator[tuple[str, Punkt]]:
    """Yield the points whose outcome is that of the decision."""
    for kod, punkt in arende.punkter.items():
        lage = punkt.lage
        if isinstance(lage, Preliminar | Villkorad | Avgjord) and lage.beslut == ett.nummer:
            yield kod, punkt
