"""A contact that has answered that it is the right one is noted as confirmed, by its answer."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select

from diarium.drivsats import Drivsats
from diarium.handelsekedja import lasa_huvud
from diarium.kontaktbekraftelse import anteckna_bekraftelse
from diarium.session import Session
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.utkorg.kontaktfraga import las_tillfragade

_OMGANG, _UTSKICK = tabell(Omgangsrad), tabell(Utskicksrad)
_LAS: Final = Drivsats(
    select(_OMGANG.c.kod, _UTSKICK.c.data)
    .join(_OMGANG, _OMGANG.c.id == _UTSKICK.c.omgang_id)
    .where(_UTSKICK.c.id == bindparam("id"))
)


_LAS_OMGANGARNA: Final = (
    select(_OMGANG.c.id).order_by(_OMGANG.c.id).with_for_update(key_share=True, of=_OMGANG)
)


def las_omgangarna(session: Session, utskick: Collection[int]) -> None:
    """Lock the rounds of some messages by their ids, as sweeps do: then nobody waits in a ring."""
    if utskick:
        omgangar = select(_UTSKICK.c.omgang_id).where(_UTSKICK.c.id.in_(utskick))
        session.execute(_LAS_OMGANGARNA.where(_OMGANG.c.id.in_(omgangar))).all()


def bekrafta_genom_svar(
    session: Session, utskick_id: int, *, fran: str | None, nu: datetime
) -> bool:
    """Confirm the contacts that a question was about; tell whether any of them is in force.

    Anybody may answer for a mailbox: who did is recorded as the letter says, and proves nothing.
    """
    (fraga,) = _LAS.rader(session, id=utskick_id)
    huvud = lasa_huvud(session, fraga.kod, nu=nu)
    egna = [rad.id for rad in las_tillfragade(session, fraga, nu=nu)]
    vem = f"svar från {fran}" if fran else "svar från okänd adress"
    anteckna_bekraftelse(session, huvud, egna, nu=nu, av=vem)
    return bool(egna)
