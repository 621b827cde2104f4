"""The contacts of a round as they hold, by number, and who has said that they are right."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select

from beslutsmodell.kontakt import Kontakt, NumreradKontakt
from beslutsmodell.omgangshandelser import KontakterBekraftade
from beslutsmodell.varde import UR_DIARIET
from diarium.drivsats import Drivsats, Rad
from diarium.omgangslasning import starttext
from diarium.session import Session
from diarium.sidouppgifter import las_sidouppgifter
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad

_KONTAKT, _HANDELSE = tabell(Kontaktrad), tabell(Handelserad)
_KONTAKTERNA: Final = Drivsats(
    select(_KONTAKT).where(_KONTAKT.c.omgang_id == bindparam("omgang_id")).order_by(_KONTAKT.c.id),
)
_BEKRAFTELSER: Final = Drivsats(
    select(_HANDELSE.c.tid, _HANDELSE.c.kropp)
    .where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"),
        _HANDELSE.c.typ == "kontakter_bekraftade",
    )
    .order_by(_HANDELSE.c.lopnr),
)


class Bekraftelse(NamedTuple):
    """That a contact is right, as somebody said last."""

    tid: datetime
    av: str


def las_kontakter(session: Session, omgang_id: int) -> tuple[NumreradKontakt, ...]:
    """Give every contact of a round, those that have ended too, in the order that they came."""
    return tuple(
        NumreradKontakt(
            nummer=rad.id,
            kontakt=Kontakt.model_validate(
                {namn: getattr(rad, namn) for namn in Kontakt.model_fields},
                context=UR_DIARIET,
            ),
        )
        for rad in _KONTAKTERNA.rader(session, omgang_id=omgang_id)
    )


def galler(rad: Rad, dag: date) -> bool:
    """Tell whether the contact of a row is in force on a day."""
    borjat = rad.galler_fran is None or rad.galler_fran <= dag
    return borjat and (rad.galler_till is None or rad.galler_till >= dag)


def las_bekraftelser(session: Session, omgang_id: int) -> Mapping[int, Bekraftelse]:
    """Give the last confirmation of each contact that has one, by its number."""
    rader = _BEKRAFTELSER.rader(session, omgang_id=omgang_id)
    handelser = [KontakterBekraftade.model_validate_json(starttext(rad.kropp)) for rad in rader]
    texter = las_sidouppgifter(session, {ett.av for ett in handelser})
    return {
        nummer: Bekraftelse(rad.tid, texter.get(ett.av, ett.av))
        for rad, ett in zip(rader, handelser, strict=True)
        for nummer in ett.kontakter
    }
