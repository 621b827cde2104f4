"""The contacts of a started round change, with a day; what they were owed follows them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import bindparam, insert, select, update

from beslutsmodell.fel import OgiltigtKontaktbyte
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kontakt, NumreradKontakt
from beslutsmodell.kontaktbyte import avsluta_kontakt, byt_kontakt, lagg_till_kontakt
from beslutsmodell.kontaktkrav import Kontaktbyte
from beslutsmodell.kontaktlista import ersatt_kontakter
from beslutsmodell.omgangshandelser import KontakterAndrade, KontakterBekraftade
from diarium.drivsats import Drivsats
from diarium.handelsekedja import Huvud, Post, lagg_till, lasa_huvud
from diarium.kontaktkontroll import kontrollera_kontakter
from diarium.kontaktlasning import las_bekraftelser, las_kontakter
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.session import Session
from diarium.sidouppgifter import byt_ut_texter, spara_texter
from diarium.startrader import kontaktrader, kontaktsumma
from diarium.svep.kontaktbyten import Organplats, folj_kontakterna
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad

_KONTAKT = tabell(Kontaktrad)
_SENAST: Final = Drivsats(
    select(_KONTAKT.c.id)
    .where(_KONTAKT.c.omgang_id == bindparam("omgang_id"))
    .order_by(_KONTAKT.c.id.desc())
    .limit(bindparam("antal")),
)
_NY: Final = insert(_KONTAKT)
_SLUTA: Final = update(_KONTAKT).where(_KONTAKT.c.id == bindparam("b_id"))


class Kontaktandring(NamedTuple):
    """What a command changed."""

    nya: tuple[NumreradKontakt, ...]
    slutar: tuple[NumreradKontakt, ...]
    """Those that got another last day, as they are now."""
    varningar: tuple[str, ...]
    """Swedish: secrets that are not set here."""


def byt(
    session: Session,
    omgang: str,
    ny: Kontakt,
    *,
    nu: datetime,
    ersatter: int | None = None,
    av: str | None = None,
) -> Kontaktandring:
    """Let a contact take another's place, in the caller's transaction.

    OkantOrgan, OgiltigKontakt or OgiltigtKontaktbyte, and nothing written, when it does not do.
    """

    def valj(finns: Sequence[NumreradKontakt], idag: date) -> Kontaktbyte:
        return byt_kontakt(finns, ny, idag=idag, ersatter=ersatter)

    return _andra(session, omgang, [ny], valj, nu=nu, av=av)


def lagg_till_en(
    session: Session, omgang: str, ny: Kontakt, *, nu: datetime, av: str | None = None
) -> Kontaktandring:
    """Add a contact beside the others, in the caller's transaction; refused as `byt` is."""

    def valj(finns: Sequence[NumreradKontakt], idag: date) -> Kontaktbyte:
        return lagg_till_kontakt(finns, ny, idag=idag)

    return _andra(session, omgang, [ny], valj, nu=nu, av=av)


def avsluta(
    session: Session,
    omgang: str,
    organ: str,
    nummer: int,
    *,
    sista_dag: date,
    nu: datetime,
    av: str | None = None,
) -> Kontaktandring:
    """Let a contact end with a day, in the caller's transaction; refused as `byt` is."""
    las_omgangen(session, omgang).krav_organ(organ)

    def valj(finns: Sequence[NumreradKontakt], idag: date) -> Kontaktbyte:
        return avsluta_kontakt(finns, organ, nummer, sista_dag=sista_dag, idag=idag)

    return _andra(session, omgang, [], valj, nu=nu, av=av)


def ersatt(
    session: Session,
    omgang: str,
    rader: Sequence[Kontakt],
    *,
    kalla: str,
    nu: datetime,
    av: str | None = None,
) -> Kontaktandring:
    """Give the bodies that are named the contacts that are stated; refused as `byt` is."""

    def valj(finns: Sequence[NumreradKontakt], idag: date) -> Kontaktbyte:
        return ersatt_kontakter(finns, rader, idag=idag)

    return _andra(session, omgang, rader, valj, nu=nu, av=av, kalla=kalla)


def bekrafta(
    session: Session,
    omgang: str,
    organ: Iterable[str],
    *,
    nu: datetime,
    av: str,
    nummer: Iterable[int] = (),
) -> tuple[NumreradKontakt, ...]:
    """Record that contacts of bodies are right: all that hold, or some; give those it was new of.

    What the same person has said before on the same day is not recorded again.
    """
    if not av.strip():
        raise OgiltigtKontaktbyte("Ange vem som säger att kontakterna stämmer.")
    huvud = lasa_huvud(session, omgang)
    lasning = las_omgangen(session, omgang)
    valda = _valda(session, lasning, organ, set(nummer), nu=nu)
    sagt = las_bekraftelser(session, lasning.id)
    dag = nu.astimezone(STOCKHOLM).date()
    nya = tuple(
        ett
        for ett in valda
        if (fore := sagt.get(ett.nummer)) is None
        or (fore.av, fore.tid.astimezone(STOCKHOLM).date()) != (av.strip(), dag)
    )
    if nya:
        handelse = KontakterBekraftade(kontakter=tuple(ett.nummer for ett in nya), av=av.strip())
        utan_text, texter = byt_ut_texter(handelse)
        spara_texter(session, texter)
        lagg_till(session, huvud, [Post(utan_text)], nu=nu)
    return nya


def _valda(
    session: Session,
    lasning: Omgangslasning,
    organ: Iterable[str],
    nummer: set[int],
    *,
    nu: datetime,
) -> list[NumreradKontakt]:
    """Give the contacts to confirm; OgiltigtKontaktbyte when a body or a number has none."""
    idag = nu.astimezone(STOCKHOLM).date()
    gallande = [
        ett
        for ett in las_kontakter(session, lasning.id)
        if not ett.kontakt.har_slutat(max(idag, ett.kontakt.galler_fran or idag))
    ]
    valda: dict[int, NumreradKontakt] = {}
    for kod in dict.fromkeys(map(lasning.krav_organ, organ)):
        egna = {ett.nummer: ett for ett in gallande if ett.kontakt.organ == kod}
        if not egna:
            raise OgiltigtKontaktbyte(f"{kod} har ingen kontakt att bekräfta.")
        valda |= {nr: ett for nr, ett in egna.items() if not nummer or nr in nummer}
    if okanda := nummer - valda.keys():
        raise OgiltigtKontaktbyte(
            f"Organet har ingen gällande kontakt {min(okanda)}. Se `beslut kontakt lista`."
        )
    return list(valda.values())


def _andra(
    session: Session,
    omgang: str,
    stallda: Sequence[Kontakt],
    valj: Callable[[Sequence[NumreradKontakt], date], Kontaktbyte],
    *,
    nu: datetime,
    av: str | None,
    kalla: str | None = None,
) -> Kontaktandring:
    """Lock, read, decide, write the rows and the event, and let messages follow."""
    huvud = lasa_huvud(session, omgang)
    lasning = las_omgangen(session, omgang)
    for kontakt in stallda:
        lasning.krav_organ(kontakt.organ)
    varningar = kontrollera_kontakter(stallda)
    idag = nu.astimezone(STOCKHOLM).date()
    byte = valj(las_kontakter(session, lasning.id), idag)
    if not byte:
        return Kontaktandring((), (), varningar)
    nya = _skriv_rader(session, huvud, byte)
    efter = {ett.nummer: ett for ett in las_kontakter(session, lasning.id)}
    handelse = KontakterAndrade(
        nya=nya,
        slutar=tuple(ett.nummer for ett in byte.slutar),
        kontakter=kontaktsumma([ett.kontakt for ett in efter.values()], salt=huvud.salt),
        kalla=kalla,
        av=av,
    )
    utan_text, texter = byt_ut_texter(handelse)
    spara_texter(session, texter)
    lagg_till(session, huvud, [Post(utan_text)], nu=nu)
    andring = Kontaktandring(
        tuple(efter[nummer] for nummer in nya),
        tuple(efter[ett.nummer] for ett in byte.slutar),
        varningar,
    )
    _lat_folja(session, lasning.id, andring, idag=idag, nu=nu)
    return andring


def _skriv_rader(session: Session, huvud: Huvud, byte: Kontaktbyte) -> tuple[int, ...]:
    """Write the contacts down; give the numbers of the new ones."""
    for ett in byte.slutar:
        session.execute(_SLUTA.values(galler_till=ett.dag), {"b_id": ett.nummer})
    if not byte.nya:
        return ()
    session.execute(_NY, kontaktrader(huvud, byte.nya))
    rader = _SENAST.rader(session, omgang_id=huvud.omgang_id, antal=len(byte.nya))
    return tuple(sorted(rad.id for rad in rader))


def _lat_folja(
    session: Session, omgang_id: int, andring: Kontaktandring, *, idag: date, nu: datetime
) -> None:
    """Let what the bodies are owed go to those that hold today; a later day is the sweep's."""
    slutade = [ett for ett in andring.slutar if ett.kontakt.har_slutat(idag)]
    nya = [ett for ett in andring.nya if ett.kontakt.galler(idag)]
    organ = dict.fromkeys(ett.kontakt.organ for ett in (*slutade, *nya))
    folj_kontakterna(
        session,
        [Organplats(omgang_id, kod) for kod in organ],
        slutade={ett.nummer for ett in slutade},
        nya={ett.nummer for ett in nya},
        nu=nu,
    )
