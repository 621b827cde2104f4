"""The contacts of a started round change, with a day; what they were owed follows them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import bindparam, insert, select, update

from beslutsmodell.fel import OgiltigtKontaktbyte
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kontakt, NumreradKontakt
from beslutsmodell.kontaktbyte import avsluta_kontakt, byt_kontakt, lagg_till_kontakt
from beslutsmodell.kontaktkrav import Kontaktbyte
from beslutsmodell.kontaktlista import ersatt_kontakter
from beslutsmodell.kontaktordning import kontaktanmarkningar
from beslutsmodell.omgangshandelser import KontakterAndrade
from diarium.drivsats import Drivsats
from diarium.handelsekedja import Huvud, Post, lagg_till, lasa_huvud
from diarium.kontaktkontroll import kontrollera_kontakter
from diarium.kontaktlasning import las_kontakter
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.session import Session
from diarium.sidouppgifter import byt_ut_texter, spara_texter
from diarium.startrader import kontaktrader, kontaktsumma
from diarium.svep.kontaktbyten import Organplats, folj_kontakterna
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad
from diarium.utkorg.kontaktfragor import planera_kontaktfragor

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
    """Swedish: secrets that are not set here, and what is wrong with a body's contacts."""


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


def fraga_igen(session: Session, omgang: str, *, nu: datetime) -> int:
    """Ask the contacts that nobody has confirmed once more; give how many mailboxes are asked.

    OgiltigtKontaktbyte when the round has opened: its letters are about the cases then.
    """
    huvud = lasa_huvud(session, omgang, nu=nu)
    trappa = las_omgangen(session, omgang).omgang.trappa
    if trappa.oppningsdag(nu) is None:
        raise OgiltigtKontaktbyte(
            f"Omgången {omgang} är öppen, och då går breven om ärendena till kontakterna. Anteckna "
            "en kontakt som stämmer med `beslut kontakt bekrafta`."
        )
    return planera_kontaktfragor(session, huvud.omgang_id, trappa=trappa, nu=nu, igen=True)


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
    huvud = lasa_huvud(session, omgang, nu=nu)
    lasning = las_omgangen(session, omgang)
    for kontakt in stallda:
        lasning.krav_organ(kontakt.organ)
    varningar = kontrollera_kontakter(stallda)
    idag = nu.astimezone(STOCKHOLM).date()
    finns = las_kontakter(session, lasning.id)
    byte = valj(finns, idag)
    if not byte:
        berorda = {ett.organ for ett in stallda}
        obs = _att_se_over(lasning, finns, berorda, idag=idag)
        return Kontaktandring((), (), (*varningar, *obs))
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
    kom, slutade = [efter[nr] for nr in nya], [efter[ett.nummer] for ett in byte.slutar]
    berorda = {ett.kontakt.organ for ett in (*kom, *slutade)} | {ett.organ for ett in stallda}
    obs = _att_se_over(lasning, efter.values(), berorda, idag=idag)
    andring = Kontaktandring(tuple(kom), tuple(slutade), (*varningar, *obs))
    _lat_folja(session, lasning.id, andring, idag=idag, nu=nu)
    return andring


def _att_se_over(
    lasning: Omgangslasning,
    kontakter: Iterable[NumreradKontakt],
    organ: Collection[str],
    *,
    idag: date,
) -> tuple[str, ...]:
    """Say what is allowed of the bodies' contacts but may be a mistake."""
    stallda = (ett.kontakt for ett in kontakter)
    anmarkningar = kontaktanmarkningar(lasning.omgang, stallda, organ=organ, idag=idag)
    return tuple(map(str, anmarkningar))


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
