"""What a question to a contact is about, and what it tells when it is claimed."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kontaktroll
from beslutsmodell.omgang import Skarpa
from diarium.drivsats import Drivsats, Rad
from diarium.kontaktlasning import galler, las_bekraftelser
from diarium.omgangslasning import Omgangslasning
from diarium.returer.markta import markt
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad
from diarium.utkorg.fakta import organ_i_mening
from diarium.utkorg.identitet import identitet
from notiser.parter import Avsandare
from notiser.underlag import Kontaktfraga, Kontaktplats, Omgangsfakta

SORT: Final = "kontaktfraga"
KONTAKTER: Final = "kontakter"
"""Names, in the data of a question, the contacts of the mailbox that it is about."""
TILLFRAGAS: Final = (Kontaktroll.REGISTRATOR, Kontaktroll.HANDLAGGARE, Kontaktroll.SAMORDNARE)
"""Those who are written to about bodies; the owner of the round is who asks."""
_FLEST: Final = 20
"""How many bodies a question names; it is about the rest as well."""
_ARENDE, _KONTAKT = tabell(Arenderad), tabell(Kontaktrad)
_KONTAKTEN: Final = Drivsats(
    select(_KONTAKT, markt(_KONTAKT).label("kommer_i_retur")).where(
        _KONTAKT.c.id == bindparam("id")
    )
)
_ORGANETS: Final = Drivsats(
    select(_ARENDE.c.steg, _ARENDE.c.frist)
    .where(_ARENDE.c.omgang_id == bindparam("omgang_id"), _ARENDE.c.organ == bindparam("organ"))
    .order_by(_ARENDE.c.id)
)


class _Plats(NamedTuple):
    """A body, and what a contact is to it: two channels to one mailbox are one place."""

    organ: str
    roll: str


def kontaktfraga(
    session: Session,
    lasning: Omgangslasning,
    utskick: Rad,
    fakta: Omgangsfakta,
    *,
    avsandare: Avsandare,
    nu: datetime,
) -> Kontaktfraga | str:
    """Give the facts of a question, or the reason for asking no more."""
    oppnar = lasning.omgang.trappa.oppningsdag(nu)
    if oppnar is None:
        return "omgången har öppnat: kontakten får besked när det är organets tur"
    egna = las_tillfragade(session, utskick, nu=nu)
    if utskick.kontakt_id not in {rad.id for rad in egna}:
        return "kontakten gäller inte längre"
    if egna[0].kommer_i_retur and lasning.omgang.skarpa is Skarpa.SKARP:
        return "brev till kontakten kommer i retur"
    sagt = las_bekraftelser(session, lasning.id)
    kvar = [_Plats(rad.organ, rad.roll) for rad in egna if rad.id not in sagt]
    if not kvar:
        return "kontakten är redan bekräftad"
    platser = list(dict.fromkeys(kvar))
    return Kontaktfraga(
        omgang=fakta,
        oppnar=oppnar,
        platser=tuple(_platserna(session, lasning, platser[:_FLEST])),
        fler=len(platser[_FLEST:]),
        svar_till=avsandare.las_av_program,
        svarskod=identitet(utskick.orsak, salt=lasning.salt),
    )


def tillfragade(data: str) -> Collection[int]:
    """Give the contacts that the data of a question names."""
    return set(map(int, json.loads(data)[KONTAKTER]))


def las_tillfragade(session: Session, utskick: Rad, *, nu: datetime) -> Sequence[Rad]:
    """Give the contacts that a question is about and that are in force."""
    idag = nu.astimezone(STOCKHOLM).date()
    rader = (
        _KONTAKTEN.rader(session, id=nummer)[0] for nummer in sorted(tillfragade(utskick.data))
    )
    return [rad for rad in rader if galler(rad, idag)]


def _platserna(
    session: Session, lasning: Omgangslasning, platser: Sequence[_Plats]
) -> list[Kontaktplats]:
    koder, omgang = {ett.organ for ett in platser}, lasning.omgang
    per_kod = {kod: omgang.finn_organ(kod) for kod in koder}
    arenden = {kod: _ORGANETS.rader(session, omgang_id=lasning.id, organ=kod) for kod in koder}
    return [
        Kontaktplats(
            organ=per_kod[ett.organ].namn,
            organ_i_mening=organ_i_mening(omgang, per_kod[ett.organ]),
            roll=Kontaktroll(ett.roll),
            steg=tuple(
                dict.fromkeys(omgang.process.finn(rad.steg).namn for rad in arenden[ett.organ])
            ),
            egen_frist=min(rad.frist for rad in arenden[ett.organ]),
        )
        for ett in platser
    ]
