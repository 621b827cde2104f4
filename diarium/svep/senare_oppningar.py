"""The notice that it is a body's turn is planned for contacts that came after it had opened."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import and_, bindparam, exists, insert, or_, select

from diarium.drivsats import Drivsats, Rad
from diarium.session import Session
from diarium.svep.omadressering import GAR_INTE, ny_rad
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.trapplasning import las_omgangens_trappa
from diarium.utkorg.planera import ARENDEN, FRAN, OPPNING

_ARENDE, _UTSKICK = tabell(Arenderad), tabell(Utskicksrad)
_OPPNA: Final = (
    select(_ARENDE.c.id, _ARENDE.c.fristversion)
    .where(
        _ARENDE.c.omgang_id == bindparam("omgang_id"),
        _ARENDE.c.organ == bindparam("organ"),
        _ARENDE.c.paminns,
    )
    .order_by(_ARENDE.c.id)
)
_UTAN_EGEN: Final = Drivsats(
    _OPPNA.where(
        ~exists().where(
            _UTSKICK.c.arende_id == _ARENDE.c.id,
            _UTSKICK.c.sort == OPPNING,
            _UTSKICK.c.kontakt_id == bindparam("kontakt_id"),
        )
    )
)
"""Cases of a body that owes an act and that a contact has no notice of."""
_OOPPNADE: Final = Drivsats(
    _OPPNA.where(
        ~exists().where(
            _UTSKICK.c.arende_id == _ARENDE.c.id,
            _UTSKICK.c.sort == OPPNING,
            ~_UTSKICK.c.data.contains(f'"{ARENDEN}"'),
            or_(
                and_(*(_UTSKICK.c.tillstand != ett for ett in sorted(GAR_INTE))),
                _UTSKICK.c.kontakt_id == bindparam("kontakt_id"),
            ),
        ),
    )
)
"""Cases of a body that owes an act and that nobody has been told of, nor a contact planned for.

What a mailbox of several bodies was told does not count: the body may have left it by then.
"""


def oppna_for_forsta(
    session: Session, omgang_id: int, forsta: Mapping[str, Sequence[Rad]], *, nu: datetime
) -> None:
    """Plan the notice that it is its turn for a body that had nobody to write to until now."""
    _oppna(session, omgang_id, forsta, _OOPPNADE, nu=nu)


def oppna_ocksa_for(
    session: Session, omgang_id: int, nya: Mapping[str, Sequence[Rad]], *, nu: datetime
) -> None:
    """Plan it for those who come beside others, before the round opens and it has gone to these."""
    _oppna(session, omgang_id, nya, _UTAN_EGEN, nu=nu)


def _oppna(
    session: Session,
    omgang_id: int,
    per_organ: Mapping[str, Sequence[Rad]],
    valda: Drivsats,
    *,
    nu: datetime,
) -> None:
    oppnar = las_omgangens_trappa(session, omgang_id).oppnar
    data = "{}" if oppnar is None else json.dumps({FRAN: oppnar.isoformat()})
    nya = [
        ny_rad(
            omgang_id,
            f"{OPPNING}/{arende.id}/{kontakt.id}",
            _Oppning(OPPNING, data, arende.fristversion),
            arende.id,
            kontakt,
            nu=nu,
        )
        for organ, kontakter in per_organ.items()
        for kontakt in kontakter
        for arende in valda.rader(session, omgang_id=omgang_id, organ=organ, kontakt_id=kontakt.id)
    ]
    if nya:
        session.execute(insert(_UTSKICK), nya)


class _Oppning(NamedTuple):
    """What an opening is made of."""

    sort: str
    data: str
    fristversion: int
