"""Messages whose time has come are claimed, written and frozen."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final

from sqlalchemy import Date, Integer, bindparam, select, update

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import anstandig_tid, sandtid
from beslutsmodell.kontakt import Kanal, Kontaktroll
from beslutsmodell.omgang import Skarpa
from diarium.drivsats import Drivsats, Rad
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.returer.kedjan import led_om
from diarium.returer.markta import markt
from diarium.session import Session
from diarium.svep.miljo import Sandmiljo
from diarium.svep.tagning import Taget, Tagning, Uppskjutet
from diarium.svep.takt import Timtak
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.utkorg.bradska import stunder
from diarium.utkorg.brevladan import PER_BREVLADA, brevladans_kontakter, lada
from diarium.utkorg.fakta import organ_i_mening
from diarium.utkorg.forsegling import forsegla, frysningens_summa
from diarium.utkorg.identitet import identitet
from diarium.utkorg.omledd import ar_omledd, ursprung
from diarium.utkorg.planera import galler_dagen
from diarium.utkorg.samlad_oppning import ar_samlad, data_med, gallande_delar, oppningens_delar
from diarium.utkorg.tillstand import KRAVER_MANNISKA, Tillstand
from diarium.utkorg.underlag import las_underlag
from diarium.utkorg.vantande import VANTAR
from notiser.dubblett import markera_dubblett
from notiser.fel import Notisfel
from notiser.forsandelse import frys, tina
from notiser.parter import Adressat, Onadd
from notiser.skriv import mallversion, skriv
from notiser.underlag import Underlag

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
_KVAR: Final = Drivsats(
    select(_KONTAKT.c.kanal, _KONTAKT.c.adress).where(
        _KONTAKT.c.omgang_id == bindparam("omgang_id"),
        _KONTAKT.c.organ == bindparam("organ"),
        _KONTAKT.c.roll == bindparam("roll"),
        galler_dagen(bindparam("idag", type_=Date)),
    ),
)
LEASE: Final = timedelta(minutes=10)
"""How long a sender may hold a message before nobody knows what became of it."""


SENARE: Final = timedelta(hours=1)
"""How long a message waits when a setting is missing, or its contact is another from today."""
_UTANFOR_FONSTRET: Final = "meddelanden går vardagar kl. 8–16"
_INGEN_KVAR: Final = (
    "brev till kontakten kommer i retur, och ingen annan finns: byt den med `beslut kontakt byt`"
)


def ta(
    session: Session,
    miljo: Sandmiljo,
    timtak: Timtak | None = None,
    *,
    nu: datetime,
    antal: int = 20,
) -> Tagning:
    """Claim up to `antal` messages whose time has come, in the caller's transaction.

    Each is written from what is still owed now, or held back with the reason. In the night
    nothing is claimed. Outside the send window only what would else come too late is taken, by
    the days that it tells; the rest, a retry or what waited through a downtime, is put to when
    the window opens. `timtak` is what a sweep keeps of the hour between its claims.
    """
    rader = _MOGNA.rader(session, nu=nu, antal=antal) if anstandig_tid(nu) <= nu else []
    timtak = timtak or Timtak(miljo.takt)
    if rader:
        timtak.las(session, nu=nu)
    svar = [_ta_eller_stall_at_sidan(session, rad, miljo, timtak, nu=nu) for rad in rader]
    ider = tuple(rad.id for rad in rader)
    forsegla(session, ider)
    return Tagning(
        tuple(ett for ett in svar if isinstance(ett, Taget)),
        Counter(ett for ett in svar if isinstance(ett, Tillstand)),
        Counter(ett.motivering for ett in svar if isinstance(ett, Uppskjutet) and not ett.fonster),
        ider,
    )


def _ta_eller_stall_at_sidan(
    session: Session,
    rad: Rad,
    miljo: Sandmiljo,
    timtak: Timtak,
    *,
    nu: datetime,
) -> Taget | Uppskjutet | Tillstand:
    """Claim a message; one that cannot be written fails alone and never stops the others."""
    try:
        return _ta_en(session, rad, miljo, timtak, nu=nu)
    except (ValueError, LookupError, Notisfel) as fel:
        _satt(
            session,
            rad.id,
            tillstand=Tillstand.BESTAENDE_FEL.value,
            motivering=f"meddelandet går inte att skriva ({type(fel).__name__})",
        )
        return Tillstand.BESTAENDE_FEL


def _ta_en(
    session: Session, rad: Rad, miljo: Sandmiljo, timtak: Timtak, *, nu: datetime
) -> Taget | Uppskjutet | Tillstand:
    lasning = las_omgangen(session, rad.kod)
    underlag = las_underlag(session, lasning, rad, avsandare=miljo.avsandare, nu=nu)
    if isinstance(underlag, str):
        return _aterhall(session, rad.id, underlag)
    adressat = _adressat(session, rad, lasning, miljo, nu=nu)
    if isinstance(adressat, Uppskjutet):
        return _skjut_upp(session, rad.id, adressat)
    if isinstance(adressat, str):
        return _aterhall(session, rad.id, adressat)
    if (vantan := _maste_vanta(rad, underlag, adressat, timtak, nu=nu)) is not None:
        return _skjut_upp(session, rad.id, vantan)
    if rad.dubblett and rad.frusen:
        frusen, forsandelse = rad.frusen, tina(rad.frusen)
    else:
        forsandelse = skriv(
            underlag,
            adressat=adressat,
            avsandare=miljo.avsandare,
            utskick=identitet(rad.orsak, salt=lasning.salt),
            trad=identitet(f"{rad.kod}/{rad.kontakt_id}", salt=lasning.salt),
            nu=nu,
        )
        frusen = frys(forsandelse)
    if rad.dubblett:  # one that is written now may have come in a letter that was for others too
        forsandelse = markera_dubblett(forsandelse)
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
    if ar_samlad(rad) and not (rad.dubblett and rad.frusen):
        # What it tells is what it goes on standing for: those that have left are told elsewhere.
        varden["data"] = data_med(rad, _berattade(session, rad, nu=nu))
    _satt(session, rad.id, **varden)
    sista = rad.dubblett or rad.sort in KRAVER_MANNISKA
    return Taget(rad.id, rad.forsok + 1, nu + LEASE, forsandelse, sista=sista)


def _berattade(session: Session, rad: Rad, *, nu: datetime) -> Mapping[int, int]:
    """Give the cases of an opening that it tells of now; a passed on one keeps its own."""
    if ar_omledd(rad):
        return oppningens_delar(rad)
    idag = nu.astimezone(STOCKHOLM).date()
    return gallande_delar(session, rad, idag=idag) or oppningens_delar(rad)


def _maste_vanta(
    rad: Rad, underlag: Underlag, adressat: Adressat, timtak: Timtak, *, nu: datetime
) -> Uppskjutet | None:
    """Give how long a message waits for the send window or for its place in the hour, and why."""
    senast = tuple(stunder(underlag))
    if (till := sandtid(nu, *senast)) > nu:
        return Uppskjutet(rad.motivering or _UTANFOR_FONSTRET, till, fonster=True)
    sandlada = underlag.omgang.sandlada
    skal = timtak.ta_plats(adressat.kanal.value, adressat.adress, sandlada=sandlada)
    return Uppskjutet(skal, sandtid(timtak.slut, *senast)) if skal else None


def _skjut_upp(session: Session, utskick_id: int, vantan: Uppskjutet) -> Uppskjutet:
    _satt(session, utskick_id, tidigast=vantan.till, motivering=vantan.motivering)
    return vantan


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
    whose mail comes back goes to the next in the chain, and waits while there is none. What a
    mailbox may have got goes there once more, under whatever name it is a contact now.
    """
    (kontakt,) = _LAS_KONTAKT.rader(session, id=rad.kontakt_id)
    idag = nu.astimezone(STOCKHOLM).date()
    i_sandlada = lasning.omgang.skarpa is Skarpa.SANDLADA
    kvar = _tagit_platsen(session, kontakt, idag=idag)
    igen = rad.dubblett and kvar and lada(kontakt) in kvar
    har_slutat = kvar is not None and not igen
    if not i_sandlada and (kontakt.kommer_i_retur or (har_slutat and ar_omledd(rad))):
        return led_om(session, rad, nu=nu) or Uppskjutet(_INGEN_KVAR, nu + SENARE)
    if har_slutat and kvar:
        skal = "kontakten gäller inte längre: nästa svep planerar om meddelandet"
        return Uppskjutet(skal, nu + SENARE)
    if har_slutat and not _star_for_andra(session, rad, idag=idag):
        return "kontakten gäller inte längre, och ingen har tagit dess plats"
    kanal, adress = Kanal(kontakt.kanal), kontakt.adress
    if i_sandlada:
        if miljo.sandlada_till is None:
            skal = "omgången är en sandlåda utan adress: ange BESLUT_SANDLADA_TILL"
            return Uppskjutet(skal, nu + SENARE)
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


def _tagit_platsen(
    session: Session, kontakt: Rad, *, idag: date
) -> frozenset[tuple[str, str]] | None:
    """Give the mailboxes of those in the place of a contact that has ended; null when it holds."""
    if kontakt.galler_till is None or kontakt.galler_till >= idag:
        return None
    plats = {namn: getattr(kontakt, namn) for namn in ("omgang_id", "organ", "roll")}
    return frozenset(map(lada, _KVAR.rader(session, **plats, idag=idag)))


def _star_for_andra(session: Session, rad: Rad, *, idag: date) -> bool:
    """Tell whether others have the mailbox of a contact that has ended, and get the same by it."""
    if rad.sort in PER_BREVLADA:
        return bool(brevladans_kontakter(session, rad.kontakt_id, idag=idag))
    return ar_samlad(rad) and bool(gallande_delar(session, rad, idag=idag))


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
