"""A document gets a new version: what was decided on the old one is marked, and told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Select, func, insert, select

from beslutsmodell.arende import Arende
from beslutsmodell.efter import efter
from beslutsmodell.kontakt import Kontaktroll
from beslutsmodell.punktlage import BESLUTADE, UTESTAENDE, Lagekod
from beslutsmodell.underlagsbyte import andra_underlag, ersatt_underlag
from beslutsmodell.underlagsversion import Underlagen, Underlagsversion, gallande_underlag
from diarium.arendemangd import las_arenden
from diarium.drivsats import Rad, utan_vantan
from diarium.filer import Fil, spara_fil
from diarium.handelsekedja import Huvud, Post, lagg_till, lasa_huvud
from diarium.kvitto import Kvitto
from diarium.omgangslasning import las_omgangen
from diarium.projicera import projicera
from diarium.session import Session
from diarium.sidouppgifter import byt_ut_texter, spara_texter
from diarium.tabeller.arende import Arenderad, Punktrad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.omgang import Underlagsrad
from diarium.tabeller.typer import tabell
from diarium.underlagslasning import las_underlagsversioner, underlagsrad, versionen_av
from diarium.utkorg.planera import planera_for_arenden

_ARENDE, _PUNKT = tabell(Arenderad), tabell(Punktrad)
_HANDELSE, _UNDERLAG = tabell(Handelserad), tabell(Underlagsrad)


class Rubbat(NamedTuple):
    """Points of a case that were decided on an older version."""

    arende: str
    organ: str
    """What the body is called."""
    punkter: tuple[str, ...]
    nummer: int
    """The number of the decision."""
    datum: date
    underlag: str | None
    """What the decision states that it rests on; null = nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nyttunderlag:
    """A new version of a document, as it is stated."""

    namn: str
    version: str
    fil: Fil
    motivering: str
    punkter: Sequence[str] = ()
    """The points that it concerns; empty = all."""
    av: str | None = None


class Underlagsbyte(NamedTuple):
    """What was recorded, and what it means to whom."""

    kvitto: Kvitto
    tidigare: Underlagsversion
    ny: Underlagsversion
    rubbade: tuple[Rubbat, ...]
    obeslutade: int
    """How many cases have not decided a point that the change concerns."""


def byt_underlag(
    session: Session,
    omgang: str,
    nytt: Nyttunderlag,
    *,
    nu: datetime,
) -> Underlagsbyte:
    """Record a new version of a document, in the caller's transaction.

    Every case that has decided on an older one gets a mark by an event of its own: O(m) in those
    cases, in a constant number of statements that read. OgiltigtUnderlag when it is no change.
    """
    huvud = lasa_huvud(session, omgang, nu=nu)
    lasning = las_omgangen(session, omgang)
    versioner = las_underlagsversioner(session, lasning)
    handelse = andra_underlag(
        versioner,
        namn=nytt.namn,
        version=nytt.version,
        fil=nytt.fil.sha256,
        punkter=nytt.punkter,
        koder=[punkt.kod for punkt in lasning.omgang.punkter],
        motivering=nytt.motivering,
        av=nytt.av,
    )
    utan_text, texter = byt_ut_texter(handelse)
    spara_texter(session, texter)
    spara_fil(session, nytt.fil)
    rad = underlagsrad(handelse, tid=nu)
    session.execute(insert(_UNDERLAG).values(omgang_id=lasning.id, **rad))
    ny = versionen_av(handelse, tid=nu)
    efterat = lagg_till(session, huvud, [Post(utan_text)], nu=nu)
    namnen = {organ.kod: organ.namn for organ in lasning.omgang.organ}
    rubbade = _mark(session, efterat, ny, (*versioner, ny), namnen, nu=nu)
    planera_for_arenden(
        session,
        lasning.id,
        "underlagsandring",
        f"underlag/{lasning.id}/{ny.namn}/{ny.nummer}",
        {"namn": ny.namn, "nummer": ny.nummer},
        _markta(lasning.id, efter_lopnr=efterat.lopnr),
        nu=nu,
        roller=(Kontaktroll.REGISTRATOR, Kontaktroll.SAMORDNARE),
        per_brevlada=True,
    )
    tidigare = next(ett for ett in gallande_underlag(versioner) if ett.namn == ny.namn)
    kvitto = Kvitto(omgang=omgang, lopnr=efterat.lopnr, nytt=True)
    return Underlagsbyte(kvitto, tidigare, ny, rubbade, _obeslutade(session, lasning.id, ny))


def _mark(
    session: Session,
    huvud: Huvud,
    ny: Underlagsversion,
    versioner: Underlagen,
    namnen: dict[str, str],
    *,
    nu: datetime,
) -> tuple[Rubbat, ...]:
    """Mark every case that has decided on an older version; give what was marked."""
    poster: list[Post] = []
    lagen: list[tuple[Rad, Arende, Arende]] = []
    rubbade: list[Rubbat] = []
    for rad, fore in las_arenden(session, huvud.omgang_id, _beslutade(huvud.omgang_id)):
        handelse = ersatt_underlag(fore, ny, versioner)
        if handelse is not None:
            poster.append(Post(handelse, rad.id, rad.nyckel, fore.version + 1))
            lagen.append((rad, fore, efter(fore, handelse)))
            punkter = tuple(foljd.punkt for foljd in handelse.foljder)
            rubbade += _rubbade(fore, punkter, namnen[fore.organ])
    if poster:
        with utan_vantan(session):
            lagg_till(session, huvud, poster, nu=nu)
            for rad, fore, efterat in lagen:
                projicera(session, rad, fore, efterat)
    return tuple(rubbade)


def _rubbade(arende: Arende, punkter: tuple[str, ...], organ: str) -> Iterator[Rubbat]:
    """Yield the decisions that the points rest on, each with its points."""
    for ett in arende.beslut:
        egna = tuple(
            kod
            for kod in punkter
            if getattr(arende.punkter[kod].lage, "beslut", None) == ett.nummer
        )
        if egna:
            beslut = ett.beslut
            yield Rubbat(
                arende.nyckel, organ, egna, ett.nummer, beslut.datum, beslut.underlagsversion
            )


def _beslutade(omgang_id: int) -> Select[tuple[int]]:
    """Choose the cases that have decided something."""
    return (
        select(_PUNKT.c.arende_id)
        .join(_ARENDE, _ARENDE.c.id == _PUNKT.c.arende_id)
        .where(
            _ARENDE.c.omgang_id == omgang_id,
            _PUNKT.c.lage.in_([lage.value for lage in BESLUTADE]),
        )
    )


def _markta(omgang_id: int, *, efter_lopnr: int) -> Select[tuple[int]]:
    """Choose the cases that have just been marked."""
    return select(_HANDELSE.c.arende_id).where(
        _HANDELSE.c.omgang_id == omgang_id,
        _HANDELSE.c.lopnr > efter_lopnr,
        _HANDELSE.c.typ == "underlag_ersatt",
    )


def _obeslutade(session: Session, omgang_id: int, ny: Underlagsversion) -> int:
    kvar = [lage.value for lage in UTESTAENDE | {Lagekod.VILANDE}]
    return session.execute(
        select(func.count(_PUNKT.c.arende_id.distinct()))
        .join(_ARENDE, _ARENDE.c.id == _PUNKT.c.arende_id)
        .where(
            _ARENDE.c.omgang_id == omgang_id,
            _PUNKT.c.lage.in_(kvar),
            _PUNKT.c.punkt.in_(ny.punkter),
        ),
    ).scalar_one()
