"""Mail that came in is recorded where it is about a message of ours: once, however often read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import insert, select

from diarium.databas import stall_i_ko
from diarium.returer.bekraftat import bekrafta_genom_svar, las_omgangarna
from diarium.returer.brevadress import bar_adress, brevets_adress
from diarium.returer.forsegling import returforsegling
from diarium.returer.omledning import led_om_returer
from diarium.session import Session
from diarium.tabeller.retur import Returrad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.utkorg.identitet import finn_utskick
from diarium.utkorg.kontaktfraga import SORT as KONTAKTFRAGA
from diarium.utkorg.lista import visad_adress
from notiser.forsandelse import Brev, tina
from notiser.returer.inkommet import Inkommet, Returslag

_RETUR, _UTSKICK, _KONTAKT = tabell(Returrad), tabell(Utskicksrad), tabell(Kontaktrad)
_BOKFORS_INTE: Final = (Returslag.BREV, Returslag.OLASLIGT)
_ANNAN: Final = "rapporten gäller en annan adress än den vi skrev till"


@dataclass(frozen=True, slots=True)
class Bokfort:
    """What became of one mail."""

    slag: Returslag
    """As it was recorded: a report about another address than ours is unclear."""
    retur_id: int | None = None
    """Null when it is about no message of ours, or is a letter to be read by a human."""
    nytt: bool = False
    """False when it had been recorded before."""
    bekraftat: bool = False
    """A contact that is in force is confirmed by it."""


def bokfor(session: Session, inkomna: Sequence[Inkommet], *, nu: datetime) -> list[Bokfort]:
    """Record mail that came in, and pass on what reached nobody; give what became of each.

    A letter by a human is never recorded: it is told, and read by a human. A report about a
    message that has been reported before is noted, and changes nothing.
    """
    stall_i_ko(session)
    utskicken = finn_utskick(session, {_vart(om) for ett in inkomna for om in ett.om})
    las_omgangarna(session, _besvarade(inkomna, utskicken))
    svar = [_bokfor_ett(session, ett, utskicken, nu=nu) for ett in inkomna]
    if any(ett.nytt for ett in svar):
        led_om_returer(session, nu=nu)
    return svar


def _besvarade(inkomna: Iterable[Inkommet], utskicken: dict[str, int]) -> set[int]:
    """Give the messages of ours that a contact says yes to."""
    ja = (_vart(om) for ett in inkomna if ett.slag is Returslag.BEKRAFTELSE for om in ett.om)
    return {utskicken[vart] for vart in ja if vart in utskicken}


def _vart(meddelandeid: str) -> str:
    """Give the part of a Message-ID that is ours to know."""
    return meddelandeid.partition("@")[0]


def _bokfor_ett(
    session: Session, inkommet: Inkommet, utskicken: dict[str, int], *, nu: datetime
) -> Bokfort:
    traffar = (utskicken[vart] for om in inkommet.om if (vart := _vart(om)) in utskicken)
    utskick_id = next(traffar, None)
    if inkommet.slag is Returslag.BEKRAFTELSE and not _ar_kontaktfraga(session, utskick_id):
        return Bokfort(Returslag.BREV)
    if inkommet.slag in _BOKFORS_INTE or utskick_id is None:
        return Bokfort(inkommet.slag)
    kant = session.execute(
        select(_RETUR.c.id, _RETUR.c.slag).where(_RETUR.c.nyckel == inkommet.nyckel)
    ).one_or_none()
    if kant is not None:
        return Bokfort(Returslag(kant.slag), kant.id)
    rad = _rad(session, inkommet, utskick_id, nu=nu)
    if rad is None:
        return Bokfort(inkommet.slag)
    ny = session.execute(
        insert(_RETUR).values({**rad, "summa": returforsegling(rad)}).returning(_RETUR.c.id)
    ).scalar_one()
    bekraftat = inkommet.slag is Returslag.BEKRAFTELSE and bekrafta_genom_svar(
        session, utskick_id, fran=inkommet.fran, nu=nu
    )
    return Bokfort(Returslag(rad["slag"]), ny, nytt=True, bekraftat=bekraftat)


def _ar_kontaktfraga(session: Session, utskick_id: int | None) -> bool:
    """Tell whether a message asked its contact whether it is the right one."""
    sort = session.execute(select(_UTSKICK.c.sort).where(_UTSKICK.c.id == utskick_id))
    return sort.scalar_one_or_none() == KONTAKTFRAGA


def _rad(
    session: Session, inkommet: Inkommet, utskick_id: int, *, nu: datetime
) -> dict[str, Any] | None:
    """Give the row to record; null when the message was no letter."""
    utskick = session.execute(
        select(
            *(_UTSKICK.c.omgang_id, _UTSKICK.c.kontakt_id, _UTSKICK.c.frusen),
            *(_KONTAKT.c.kanal, _KONTAKT.c.adress),
        )
        .join(_KONTAKT, _KONTAKT.c.id == _UTSKICK.c.kontakt_id)
        .where(_UTSKICK.c.id == utskick_id)
    ).one()
    adress = _brevets_adress(utskick.frusen, utskick.adress)
    if adress is None and inkommet.slag is Returslag.BEKRAFTELSE:
        adress = visad_adress(utskick.kanal, utskick.adress)  # asked by another channel
    if adress is None:
        return None
    slag, diagnos = _provat(inkommet, adress)
    return {
        "nyckel": inkommet.nyckel,
        "omgang_id": utskick.omgang_id,
        "utskick_id": utskick_id,
        "kontakt_id": utskick.kontakt_id,
        "slag": slag.value,
        "mottagen": nu,
        "adress": adress,
        "statuskod": inkommet.statuskod,
        "diagnos": diagnos,
        "digest": inkommet.digest,
        "omledd_id": None,
        "havd": None,
        "havd_av": None,
    }


def _brevets_adress(frusen: str, kontaktens: str) -> str | None:
    """Give where a message went by mail; null when it was no letter."""
    try:
        forsandelse = tina(frusen)
    except ValueError:
        return None
    return brevets_adress(forsandelse, kontaktens) if isinstance(forsandelse, Brev) else None


def _provat(inkommet: Inkommet, adress: str) -> tuple[Returslag, str | None]:
    """Judge a report: one about an address that the mailbox forwards to marks nobody."""
    annan = inkommet.mottagare and bar_adress(adress) not in inkommet.mottagare
    if inkommet.slag is Returslag.BESTAENDE and annan:
        return Returslag.OKAND, _ANNAN
    return inkommet.slag, inkommet.diagnos
