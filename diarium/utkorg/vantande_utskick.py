"""What waits in the outbox: which of it will go, when, and which will be held back."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, cast

from sqlalchemy import or_, select

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import anstandig_tid, nasta_sandtid, sandtid
from beslutsmodell.utskicksplan import Ansprak, Vantande
from diarium.drivsats import Rad
from diarium.omgangslasning import Omgangslasning
from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Anspraksrad, Utskicksrad
from diarium.utkorg.bradska import stunder
from diarium.utkorg.planera import OPPNING
from diarium.utkorg.planlage import Planlage
from diarium.utkorg.planvarden import Hindrat, Planeratutskick, planerat
from diarium.utkorg.samlad_oppning import ar_samlad, gallande_delar
from diarium.utkorg.tillstand import Tillstand
from diarium.utkorg.underlag import las_underlag
from diarium.utkorg.vantande import TAGEN, VANTAR
from notiser.parter import Avsandare
from notiser.underlag import (
    Aterkallelse,
    Fristandring,
    Kontaktfraga,
    Oppning,
    Paminnelse,
    Underlag,
    Underlagsandring,
    Underlagssort,
)

_ANSPRAK, _UTSKICK = tabell(Anspraksrad), tabell(Utskicksrad)
_PAMINNELSE = "paminnelse"
_Namnen = Mapping[tuple[str, str], int]
_GAR_OM = (_UTSKICK.c.tillstand == Tillstand.OKANT.value) & ~_UTSKICK.c.dubblett
"""It may have gone, and is sent once more; a receipt asks a human instead."""


class Ko(NamedTuple):
    """The messages that wait, parted by what will become of them."""

    planerade: tuple[Planeratutskick, ...]
    """All that will go but the reminders that a later one may take in."""
    hindrade: tuple[Hindrat, ...]


def las_ko(session: Session, laget: Planlage, *, avsandare: Avsandare, nu: datetime) -> Ko:
    """Judge every message that waits as the sender will when its time comes."""
    planerade: list[Planeratutskick] = []
    hindrade: list[Hindrat] = []
    namnen = _namnen(laget)
    for rad in _vantande(session, laget.lasning.id):
        tid = gar(session, laget.lasning, rad, avsandare=avsandare, nu=nu)
        svar = _doma(session, laget, namnen, rad, avsandare=avsandare, tid=tid)
        kontakt = laget.kontakter[rad.kontakt_id]
        ett = planerat(
            rad.kontakt_id,
            kontakt,
            cast("Underlagssort", rad.sort),
            map(laget.arende, () if isinstance(svar, str) else svar),
            tid=tid,
            utskick=rad.id,
        )
        if isinstance(svar, str):
            hindrade.append(Hindrat(rad.id, rad.kontakt_id, rad.sort, ett.till, svar))
        elif not tas_in(rad):
            planerade.append(ett)
    return Ko(tuple(planerade), tuple(hindrade))


def gar(
    session: Session, lasning: Omgangslasning, rad: Rad, *, avsandare: Avsandare, nu: datetime
) -> datetime:
    """Give when a message that waits goes: in the send window, or at once when that is too late."""
    vantar = rad.tillstand in {Tillstand.PLANERAD.value, Tillstand.TILLFALLIGT_FEL.value}
    fran = max(rad.tidigast, nu) if vantar else nu
    if nasta_sandtid(fran) <= fran:
        return nasta_sandtid(fran)
    underlag = las_underlag(session, lasning, rad, avsandare=avsandare, nu=anstandig_tid(fran))
    return sandtid(fran, *(() if isinstance(underlag, str) else stunder(underlag)))


def tas_in(rad: Rad) -> bool:
    """Tell whether a message may be taken into a later reminder to the same mailbox."""
    vantar = rad.tillstand in {Tillstand.PLANERAD.value, Tillstand.TILLFALLIGT_FEL.value}
    return rad.sort == _PAMINNELSE and vantar and not rad.dubblett


def vantande_paminnelser(session: Session, omgang_id: int) -> tuple[Vantande, ...]:
    """Give the reminders that wait and may be taken into a later one, with their claims."""
    egna: dict[int, list[Ansprak]] = defaultdict(list)
    rader = [rad for rad in _vantande(session, omgang_id) if tas_in(rad)]
    for ett in session.execute(
        select(_ANSPRAK)
        .join(_UTSKICK, _UTSKICK.c.id == _ANSPRAK.c.utskick_id)
        .where(_UTSKICK.c.omgang_id == omgang_id, _UTSKICK.c.sort == _PAMINNELSE, VANTAR)
    ):
        egna[ett.utskick_id].append(
            Ansprak(ett.arende_id, ett.fristversion, ett.trappsteg, ett.dag, ett.kontakt_id)
        )
    return tuple(
        Vantande(rad.id, rad.kontakt_id, rad.tidigast, tuple(egna[rad.id])) for rad in rader
    )


def _vantande(session: Session, omgang_id: int) -> Sequence[Rad]:
    return session.execute(
        select(_UTSKICK)
        .where(
            _UTSKICK.c.omgang_id == omgang_id,
            _UTSKICK.c.kontakt_id.is_not(None),
            or_(VANTAR, TAGEN, _GAR_OM & (_UTSKICK.c.sort != "kvittering")),
        )
        .order_by(_UTSKICK.c.id),
    ).all()


def _doma(
    session: Session,
    laget: Planlage,
    namnen: _Namnen,
    rad: Rad,
    *,
    avsandare: Avsandare,
    tid: datetime,
) -> Sequence[int] | str:
    """Give the cases that a message will be about, or why it will be held back."""
    till, dag = laget.kontakter[rad.kontakt_id].galler_till, tid.astimezone(STOCKHOLM).date()
    har_slutat = till is not None and till < dag
    if har_slutat and not (ar_samlad(rad) and gallande_delar(session, rad, idag=dag)):
        return "kontakten gäller inte längre"
    if rad.sort == OPPNING and not ar_samlad(rad) and laget.arenden[rad.arende_id].paminns:
        return [rad.arende_id]  # there may be thousands, and this is all that is asked of them
    svar = las_underlag(session, laget.lasning, rad, avsandare=avsandare, nu=tid)
    if isinstance(svar, str):
        return svar
    return list(_arendena(rad, svar, namnen))


def _arendena(rad: Rad, underlag: Underlag, namnen: _Namnen) -> Iterator[int]:
    """Yield the cases that the facts of a message name."""
    match underlag:
        case (
            Paminnelse(uppgifter=uppgifter)
            | Oppning(uppgifter=uppgifter)
            | Fristandring(uppgifter=uppgifter)
        ) if uppgifter:
            yield from (namnen[ett.organ, ett.steg] for ett in uppgifter)
        case Underlagsandring(berorda=berorda) | Aterkallelse(berorda=berorda):
            yield from (namnen[ett.organ, ""] for ett in berorda)
        case Kontaktfraga(platser=platser):
            yield from (namnen[ett.organ, ""] for ett in platser)
        case _:
            yield rad.arende_id


def _namnen(laget: Planlage) -> _Namnen:
    """Look up cases by what their body and step are called, and by their body alone."""
    namnen: dict[tuple[str, str], int] = {}
    for nummer in laget.arenden:
        ett = laget.arende(nummer)
        namnen[ett.organ, ett.steg] = nummer
        namnen[ett.organ, ""] = nummer
    return namnen
