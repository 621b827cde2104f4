"""Why a recipient got each message, or did not, and what comes next. Reads only."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from beslutsmodell.omgang import Beslutsomgang
from diarium.drivsats import Rad
from diarium.omgangslasning import las_omgangen
from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Anspraksrad, Utskicksrad
from diarium.utkorg.brevladan import PER_BREVLADA
from diarium.utkorg.kontaktfraga import SORT as KONTAKTFRAGA
from diarium.utkorg.kontaktfraga import tillfragade
from diarium.utkorg.lista import visad_adress
from diarium.utkorg.mottagare import Mottagare, bara_till, finn_mottagare
from diarium.utkorg.omledd import ar_omledd, ursprung
from diarium.utkorg.omsandningar import Omsandning, las_omsandningar
from diarium.utkorg.orsak import omsandning_i_ord, overhoppat_i_ord, skalen
from diarium.utkorg.planera import OPPNING
from diarium.utkorg.planlage import Planlage, las_planlage
from diarium.utkorg.planvarden import Utskicksplan
from diarium.utkorg.samlad_oppning import oppningens_delar
from diarium.utkorg.tillstand import Tillstand
from diarium.utkorg.utskicksplan import las_utskicksplan
from diarium.utkorg.varforinte import Inteskickat, inte_skickade
from notiser.parter import Avsandare

_ANSPRAK, _UTSKICK = tabell(Anspraksrad), tabell(Utskicksrad)


@dataclass(frozen=True, slots=True)
class Forklaring:
    """One message, and why there is one."""

    utskick: int
    sort: str
    till: str
    amne: str | None
    tillstand: Tillstand
    tid: datetime
    """When it was sent, or when it was to go."""
    varfor: tuple[str, ...]
    """Swedish, without a full stop: what caused it, and who let it go once more."""
    motivering: str | None
    """Why it is held, failed or unknown."""
    dubblett: bool


@dataclass(frozen=True, slots=True)
class Varforsvar:
    """All that a recipient got and did not get, with the reasons, and what comes next."""

    omgang: Beslutsomgang
    mottagare: str
    utskick: tuple[Forklaring, ...]
    """In order of time."""
    overhoppade: tuple[str, ...]
    """Rungs that were claimed and got no message of their own, in Swedish."""
    inte: tuple[Inteskickat, ...]
    harnast: Utskicksplan


def las_varfor(
    session: Session, kod: str, mottagare: str, *, avsandare: Avsandare, nu: datetime
) -> Varforsvar:
    """Explain the messages to an address, or about a body or a kommun, at the instant `nu`.

    OkandOmgang, or OkandMottagare with those that are like it.
    """
    laget = las_planlage(session, las_omgangen(session, kod))
    egna = finn_mottagare(laget.lasning.omgang, laget.kontakter, mottagare)
    kontakter = _pa_samma_adress(laget, egna)
    ansprak = [ett for ett in _las_ansprak(session, kontakter) if _ror(laget, egna, ett)]
    harnast = las_utskicksplan(session, kod, avsandare=avsandare, nu=nu)
    return Varforsvar(
        omgang=laget.lasning.omgang,
        mottagare=egna.namn,
        utskick=tuple(_forklara(session, laget, egna, kontakter, ansprak)),
        overhoppade=tuple(overhoppat_i_ord(laget, ett) for ett in ansprak if ett.overhoppat),
        inte=inte_skickade(session, laget, egna, ansprak, nu=nu),
        harnast=bara_till(harnast, egna),
    )


def _pa_samma_adress(laget: Planlage, egna: Mottagare) -> frozenset[int]:
    """Give every contact with an address of the recipient: a letter may stand under any of them."""
    adresser = {(laget.kontakter[ett].kanal, laget.kontakter[ett].adress) for ett in egna.kontakter}
    return frozenset(
        nummer for nummer, ett in laget.kontakter.items() if (ett.kanal, ett.adress) in adresser
    )


def _las_ansprak(session: Session, kontakter: Collection[int]) -> Sequence[Rad]:
    return session.execute(
        select(_ANSPRAK)
        .where(_ANSPRAK.c.kontakt_id.in_(kontakter))
        .order_by(_ANSPRAK.c.tid, _ANSPRAK.c.arende_id, _ANSPRAK.c.dag, _ANSPRAK.c.trappsteg),
    ).all()


def _ror(laget: Planlage, egna: Mottagare, ansprak: Rad) -> bool:
    """Tell whether a claim is about one of the bodies, or else to the address."""
    if egna.organ:
        return laget.arenden[ansprak.arende_id].organ in egna.organ
    return ansprak.kontakt_id in egna.kontakter


def _forklara(
    session: Session,
    laget: Planlage,
    egna: Mottagare,
    kontakter: Collection[int],
    ansprak: Sequence[Rad],
) -> Sequence[Forklaring]:
    per_utskick: dict[int, list[Rad]] = defaultdict(list)
    for ett in ansprak:
        if ett.utskick_id is not None:
            per_utskick[ett.utskick_id].append(ett)
    rader = session.execute(
        select(_UTSKICK)
        .where(_UTSKICK.c.omgang_id == laget.lasning.id, _UTSKICK.c.kontakt_id.in_(kontakter))
        .order_by(_UTSKICK.c.id),
    )
    valda = [rad for rad in rader if _horde_dit(laget, egna, rad, per_utskick)]
    omledda = _ansprak_bakom(session, [rad for rad in valda if ar_omledd(rad)])
    igen = las_omsandningar(session, laget.lasning.id)
    svar = [
        _en(
            session,
            laget,
            rad,
            omledda.get(rad.id, per_utskick.get(rad.id, [])),
            igen.get(rad.id, ()),
        )
        for rad in valda
    ]
    return sorted(svar, key=lambda ett: (ett.tid, ett.utskick))


def _ansprak_bakom(session: Session, omledda: Sequence[Rad]) -> Mapping[int, Sequence[Rad]]:
    """Give the claims of the messages that others were passed on from."""
    rotter = {rad.id: ursprung(rad) for rad in omledda}
    return {
        utskick: [
            ett
            for ett in session.execute(
                select(_ANSPRAK).where(_ANSPRAK.c.utskick_id == rot.utskick_id)
            )
            if not rot.kontakter or ett.kontakt_id in rot.kontakter
        ]
        for utskick, rot in rotter.items()
    }


def _horde_dit(
    laget: Planlage, egna: Mottagare, rad: Rad, per_utskick: Mapping[int, list[Rad]]
) -> bool:
    """Tell whether a message was about one of the bodies, or else to the address."""
    if not egna.organ or rad.id in per_utskick or rad.sort in PER_BREVLADA:
        return True
    if rad.sort == KONTAKTFRAGA:
        return any(laget.kontakter[ett].organ in egna.organ for ett in tillfragade(rad.data))
    arenden = oppningens_delar(rad) if rad.sort == OPPNING else (rad.arende_id,)
    return any(laget.arenden[ett].organ in egna.organ for ett in arenden if ett in laget.arenden)


def _en(
    session: Session,
    laget: Planlage,
    rad: Rad,
    ansprak: Sequence[Rad],
    igen: Sequence[Omsandning],
) -> Forklaring:
    kontakt = laget.kontakter[rad.kontakt_id]
    tillstand = Tillstand(rad.tillstand)
    return Forklaring(
        utskick=rad.id,
        sort=rad.sort,
        till=f"{kontakt.namn} <{visad_adress(kontakt.kanal, kontakt.adress)}>",
        amne=rad.amne,
        tillstand=tillstand,
        tid=rad.skickad or rad.tidigast,
        varfor=(*skalen(session, laget, rad, ansprak), *map(omsandning_i_ord, igen)),
        motivering=None if tillstand is Tillstand.SKICKAD else rad.motivering,
        dubblett=rad.dubblett,
    )
