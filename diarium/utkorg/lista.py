"""The outbox as people look at it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from beslutsmodell.kontakt import Kanal
from beslutsmodell.omgang import Skarpa
from diarium.fel import OkandOmgang
from diarium.omgangslasning import omgangskoder
from diarium.returer.lista import lagen_i_ord, lista_returer
from diarium.session import Session
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.utkorg.tillstand import Tillstand
from notiser.forsandelse import tina
from notiser.kanaler.adress import dold

_OMGANG, _UTSKICK, _KONTAKT = tabell(Omgangsrad), tabell(Utskicksrad), tabell(Kontaktrad)


@dataclass(frozen=True, slots=True)
class Utskicksrapport:
    """One message: to whom, how, and how far it has come."""

    id: int
    omgang: str
    sort: str
    till: str
    """The contact's name and address; an address that holds a secret is masked."""
    kanal: Kanal
    amne: str | None
    tillstand: Tillstand
    tidigast: datetime
    skickad: datetime | None
    forsok: int
    dubblett: bool
    fristversion: int
    motivering: str | None
    retur: str | None = None
    """What has come back about it by mail, in Swedish; null when nothing has."""
    sandlada: bool = False
    """It goes, or went, to the address of the sandbox instead."""


def lista_utskick(
    session: Session,
    omgang: str | None = None,
    *,
    tillstand: Collection[Tillstand] = tuple(Tillstand),
) -> list[Utskicksrapport]:
    """Give the messages of one round or of all, oldest first; OkandOmgang when there is none."""
    koder = omgangskoder(session)
    if omgang is not None and omgang not in koder:
        raise OkandOmgang(kod=omgang, finns=koder)
    fraga = (
        select(
            _UTSKICK,
            _OMGANG.c.kod,
            _OMGANG.c.skarpa,
            _KONTAKT.c.kanal,
            _KONTAKT.c.adress,
            _KONTAKT.c.namn,
        )
        .join(_OMGANG, _OMGANG.c.id == _UTSKICK.c.omgang_id)
        .join(_KONTAKT, _KONTAKT.c.id == _UTSKICK.c.kontakt_id)
        .where(_UTSKICK.c.tillstand.in_([ett.value for ett in tillstand]))
        .order_by(_UTSKICK.c.id)
    )
    if omgang is not None:
        fraga = fraga.where(_OMGANG.c.kod == omgang)
    returer = lagen_i_ord(lista_returer(session, omgang))
    return [
        Utskicksrapport(
            id=rad.id,
            omgang=rad.kod,
            sort=rad.sort,
            till=f"{rad.namn} <{visad_adress(rad.kanal, rad.adress)}>",
            kanal=Kanal(rad.kanal),
            amne=rad.amne,
            tillstand=Tillstand(rad.tillstand),
            tidigast=rad.tidigast,
            skickad=rad.skickad,
            forsok=rad.forsok,
            dubblett=rad.dubblett,
            fristversion=rad.fristversion,
            motivering=rad.motivering,
            retur=returer.get(rad.id),
            sandlada=rad.skarpa == Skarpa.SANDLADA,
        )
        for rad in session.execute(fraga)
    ]


def las_text(session: Session, utskick_id: int) -> str | None:
    """Give the text of a message as it was written; null when it has not been."""
    frusen = session.execute(
        select(_UTSKICK.c.frusen).where(_UTSKICK.c.id == utskick_id),
    ).scalar_one()
    try:
        return None if frusen is None else tina(frusen).text
    except ValueError:
        return "(går inte att läsa: kontrollera diariet med `beslut verifiera`)"


def visad_adress(kanal: str, adress: str) -> str:
    """Give an address as it may be shown: one that may hold a secret is masked."""
    return adress if kanal == Kanal.EPOST else dold(adress)
