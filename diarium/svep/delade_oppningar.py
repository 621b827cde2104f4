"""An opening of several cases is parted by contact: these may be replaced one by one."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy import bindparam, select

from diarium.drivsats import Drivsats, Rad
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.utkorg.brevladan import ar_samlad, oppningens_arenden
from diarium.utkorg.planera import ARENDEN

_ARENDE: Final = tabell(Arenderad)
_ORGANEN: Final = Drivsats(
    select(_ARENDE.c.id, _ARENDE.c.organ)
    .where(_ARENDE.c.omgang_id == bindparam("omgang_id"))
    .order_by(_ARENDE.c.id),
)


def dela(
    session: Session, omgang_id: int, rader: Sequence[Rad], kontakter: Iterable[Rad]
) -> Sequence[Rad]:
    """Give the messages of a round, with one row per case for an opening of several.

    Each is as if it had been planned for the contact of its own body at the same mailbox; its id
    and its cause are those of the message that there is.
    """
    if not any(map(ar_samlad, rader)):
        return rader
    organen = {rad.id: rad.organ for rad in _ORGANEN.rader(session, omgang_id=omgang_id)}
    vid = {(ett.organ, *_lada(ett)): ett.id for ett in kontakter}
    return [del_ for rad in rader for del_ in _delarna(rad, organen, vid)]


def _delarna(
    rad: Rad, organen: Mapping[int, str], vid: Mapping[tuple[str, str, str, str], int]
) -> Iterator[Rad]:
    if not ar_samlad(rad):
        yield rad
        return
    data = {namn: varde for namn, varde in json.loads(rad.data).items() if namn != ARENDEN}
    for arende in oppningens_arenden(rad):
        organ = organen[arende]
        # The last of those who have stood for the body there: it is they who may be replaced.
        egen = rad.kontakt_id if organ == rad.organ else vid.get((organ, *_lada(rad)))
        if egen is not None:
            yield rad._replace(
                arende_id=arende, kontakt_id=egen, organ=organ, data=json.dumps(data)
            )


def _lada(rad: Rad) -> tuple[str, str, str]:
    return rad.kanal, rad.adress, rad.roll
