"""That a human let messages go once more: an event of the round, which changes no case."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select

from beslutsmodell.omgangshandelser import UtskickOmplanerade
from diarium.drivsats import Drivsats
from diarium.handelsekedja import Huvud, Post, lagg_till
from diarium.omgangslasning import starttext
from diarium.session import Session
from diarium.sidouppgifter import byt_ut_texter, las_sidouppgifter, spara_texter
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_HANDELSE = tabell(Handelserad)
_OMSANDA: Final = Drivsats(
    select(_HANDELSE.c.lopnr, _HANDELSE.c.tid, _HANDELSE.c.kropp)
    .where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"),
        _HANDELSE.c.typ == "utskick_omplanerade",
    )
    .order_by(_HANDELSE.c.lopnr),
)


class Omsandning(NamedTuple):
    """That somebody let one message go once more."""

    lopnr: int
    tid: datetime
    av: str
    """Who said it."""
    dubblett: bool
    """Whether it may have come the first time."""


def anteckna_omsandning(
    session: Session,
    huvud: Huvud,
    utskick: Iterable[int],
    dubbletter: Collection[int],
    *,
    nu: datetime,
    av: str,
) -> None:
    """Record who let which messages go once more, in the caller's transaction."""
    handelse = UtskickOmplanerade(
        utskick=tuple(sorted(utskick)), dubbletter=tuple(sorted(dubbletter)), av=av
    )
    utan_text, texter = byt_ut_texter(handelse)
    spara_texter(session, texter)
    lagg_till(session, huvud, [Post(utan_text)], nu=nu)


def las_omsandningar(session: Session, omgang_id: int) -> Mapping[int, Sequence[Omsandning]]:
    """Give every time that each message of a round was let go once more, by its number."""
    rader = _OMSANDA.rader(session, omgang_id=omgang_id)
    handelser = [UtskickOmplanerade.model_validate_json(starttext(rad.kropp)) for rad in rader]
    texter = las_sidouppgifter(session, {ett.av for ett in handelser})
    svar: dict[int, list[Omsandning]] = defaultdict(list)
    for rad, ett in zip(rader, handelser, strict=True):
        av = texter.get(ett.av, ett.av)
        for nummer in ett.utskick:
            svar[nummer].append(Omsandning(rad.lopnr, rad.tid, av, nummer in ett.dubbletter))
    return svar
