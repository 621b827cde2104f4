"""Messages whose time has come are claimed, written and frozen."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final

from sqlalchemy import Integer, bindparam, select, update

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import nasta_sandtid
from beslutsmodell.kontakt import Kanal
from beslutsmodell.omgang import Skarpa
from beslutsmodell.trappa import Kontaktroll
from diarium.drivsats import Drivsats, Rad
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.returer.kedjan import led_om
from diarium.returer.markta import markt
from diarium.session import Session
from diarium.svep.miljo import Sandmiljo
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.utkorg.fakta import organ_i_mening
from diarium.utkorg.forsegling import forsegla, frysningens_summa
from diarium.utkorg.identitet import identitet
from diarium.utkorg.omledd import ar_omledd, ursprung
from diarium.utkorg.tillstand import Tillstand
from diarium.utkorg.underlag import las_underlag
from diarium.utkorg.vantande import VANTAR
from notiser.dubblett import markera_dubblett
from notiser.fel import Notisfel
from notiser.forsandelse import Forsandelse, frys, tina
from notiser.skriv import mallversion, skriv
from notiser.underlag import Adressat, Onadd

_UTSKICK, _KONTAKT = tabell(Utskicksrad), tabell(Kontaktrad)
_OMGANG = tabell(Omgangsrad)
_MOGNA: Final = Drivsats(
    select(_UTSKICK, _OMGANG.c.kod)
    .join(_OMGANG, _OMGANG.c.id == _UTSKICK.c.omgang_id)
    .where(
        VANTAR,
        _UTSKICK.c.tidigast <= bindparam("nu", type_=Utctid),
    )
    .order_by(_UTSKICK.c.tidigast, _UTSKICK.c.id)
    .limit(bindparam("antal", type_=Integer))
    .with_for_update(skip_locked=True, of=_UTSKICK),
)
_LAS_KONTAKT: Final = Drivsats(
    select(_KONTAKT, markt(_KONTAKT).label("kommer_i_retur")).where(
        _KONTAKT.c.id == bindparam("id")
    )
)
LEASE: Final = timedelta(minutes=10)
"""How long a sender may hold a message before nobody knows what became of it."""


SENARE: Final = timedelta(hours=1)
"""How long a message waits when a setting is missing."""
_INGEN_KVAR: Final = (
    "brev till kontakten kommer i retur, och ingen annan finns att skriva till: byt kontakten"
)


@dataclass(frozen=True, slots=True)
class Uppskjutet:
    """A message that cannot be sent yet, and why."""

    motivering: str


@dataclass(frozen=True, slots=True)
class Taget:
    """A message that this sender holds."""

    id: int
    forsok: int
    lease_till: datetime
    forsandelse: Forsandelse


@dataclass(frozen=True, slots=True)
class Tagning:
    """What one claim gave: messages to send, and how many rows it settled."""

    tagna: tuple[Taget, ...]
    avgjorda: Counter[Tillstand]
    """Rows that were not taken, by the state that they came to."""

    @property
    def rorda(self) -> int:
        """Give how many rows the claim settled."""
        return len(self.tagna) + self.avgjorda.total()


def ta(session: Session, miljo: Sandmiljo, *, nu: datetime, antal: int = 20) -> Tagning:
    """Claim up to `antal` messages whose time has come, in the caller's transaction.

    Each is written from what is still owed now, or held back with the reason. Nothing is claimed
    outside the send window: neither a retry in the night nor what waited through a downtime.
    """
    if nasta_sandtid(nu) > nu:
        return Tagning((), Counter())
    rader = _MOGNA.rader(session, nu=nu, antal=antal)
    svar = [_ta_eller_stall_at_sidan(session, rad, miljo, nu=nu) for rad in rader]
    forsegla(session, [rad.id for rad in rader])
    return Tagning(
        tuple(ett for ett in svar if isinstance(ett, Taget)),
        Counter(ett for ett in svar if not isinstance(ett, Taget)),
    )


def _ta_eller_stall_at_sidan(
    session: Session,
    rad: Rad,
    miljo: Sandmiljo,
    *,
    nu: datetime,
) -> Taget | Tillstand:
    """Claim a message; one that cannot be written fails alone and never stops the others."""
    try:
        return _ta_en(session, rad, miljo, nu=nu)
    except (ValueError, LookupError, Notisfel) as fel:
        _satt(
            session,
            rad.id,
            tillstand=Tillstand.BESTAENDE_FEL.value,
            motivering=f"meddelandet går inte att skriva ({type(fel).__name__})",
        )
        return Tillstand.BESTAENDE_FEL


def _ta_en(session: Session, rad: Rad, miljo: Sandmiljo, *, nu: datetime) -> Taget | Tillstand:
    lasning = las_omgangen(session, rad.kod)
    underlag = las_underlag(session, lasning, rad, avsandare=miljo.avsandare, nu=nu)
    if isinstance(underlag, str):
        return _aterhall(session, rad.id, underlag)
    adressat = _adressat(session, rad, lasning, miljo, nu=nu)
    if isinstance(adressat, Uppskjutet):
        _satt(session, rad.id, tidigast=nu + SENARE, motivering=adressat.motivering)
        return Tillstand.PLANERAD
    if isinstance(adressat, str):
        return _aterhall(session, rad.id, adressat)
    if rad.dubblett and rad.frusen:
        forsandelse = markera_dubblett(tina(rad.frusen))
    else:
        forsandelse = skriv(
            underlag,
            adressat=adressat,
            avsandare=miljo.avsandare,
            utskick=identitet(rad.orsak),
            trad=identitet(f"{rad.kod}/{rad.kontakt_id}"),
            nu=nu,
        )
    frusen = rad.frusen if rad.dubblett and rad.frusen else frys(forsandelse)
    varden = {
        "tillstand": Tillstand.TAGEN.value,
        "forsok": rad.forsok + 1,
        "lease_till": nu + LEASE,
        "avsandare": miljo.namn,
        "amne": getattr(forsandelse, "amne", None) or getattr(forsandelse, "rubrik", None),
        "mallversion": mallversion(underlag.sort),
        "fristversion": underlag.omgang.fristversion,
        "frusen": frusen,
        "frusen_sha256": frysningens_summa(frusen),
    }
    _satt(session, rad.id, **varden)
    return Taget(rad.id, rad.forsok + 1, nu + LEASE, forsandelse)


def _aterhall(session: Session, utskick_id: int, motivering: str) -> Tillstand:
    _satt(session, utskick_id, tillstand=Tillstand.ATERHALLEN.value, motivering=motivering)
    return Tillstand.ATERHALLEN


def _adressat(
    session: Session,
    rad: Rad,
    lasning: Omgangslasning,
    miljo: Sandmiljo,
    *,
    nu: datetime,
) -> Adressat | Uppskjutet | str:
    """Give whom to write to, or why nobody can be, or why it must wait.

    A sandbox round writes to one address, and waits until there is one. What is for a contact
    whose mail comes back goes to the next in the chain, and waits while there is none.
    """
    (kontakt,) = _LAS_KONTAKT.rader(session, id=rad.kontakt_id)
    i_sandlada = lasning.omgang.skarpa is Skarpa.SANDLADA
    if kontakt.kommer_i_retur and not i_sandlada:
        return led_om(session, rad, nu=nu) or Uppskjutet(_INGEN_KVAR)
    if kontakt.galler_till is not None and kontakt.galler_till < nu.astimezone(STOCKHOLM).date():
        return "kontakten gäller inte längre"
    kanal, adress = Kanal(kontakt.kanal), kontakt.adress
    if i_sandlada:
        if miljo.sandlada_till is None:
            return Uppskjutet("omgången är en sandlåda utan adress: ange BESLUT_SANDLADA_TILL")
        kanal, adress = Kanal.EPOST, miljo.sandlada_till
    if kanal is Kanal.FIL:
        adress = str(miljo.hem / adress)
    return Adressat(
        kanal=kanal,
        adress=adress,
        namn=kontakt.namn,
        roll=Kontaktroll(kontakt.roll),
        i_stallet_for=_forst_tillfragad(session, rad, lasning),
    )


def _forst_tillfragad(session: Session, rad: Rad, lasning: Omgangslasning) -> Onadd | None:
    """Give whom a message that has been passed on was meant for; null for any other."""
    if not ar_omledd(rad):
        return None
    (kontakt,) = _LAS_KONTAKT.rader(session, id=ursprung(rad).kontakt_id)
    organ = organ_i_mening(lasning.omgang, lasning.omgang.finn_organ(kontakt.organ))
    return Onadd(organ=organ, adress=kontakt.adress)


def _satt(session: Session, utskick_id: int, **varden: object) -> None:
    _satter(tuple(varden)).kor(
        session,
        {"b_id": utskick_id} | {f"b_{namn}": varde for namn, varde in varden.items()},
    )


@cache
def _satter(namn: tuple[str, ...]) -> Drivsats:
    """Give the statement that sets some columns of a message."""
    nya: dict[str, Any] = {ett: bindparam(f"b_{ett}") for ett in namn}
    return Drivsats(update(_UTSKICK).where(_UTSKICK.c.id == bindparam("b_id")).values(nya))
