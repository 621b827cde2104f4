"""Everything in the record is verified: file, guards, chain, and all that lies beside it."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from diarium.session import Session
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import tabell
from diarium.verifiering.anspraken import granska_omgangslosa
from diarium.verifiering.databasfilen import granska_databasfilen, granska_hanvisningar
from diarium.verifiering.exporten import granska_export
from diarium.verifiering.fynd import DATABASEN, Fynd
from diarium.verifiering.gemensamt import granska_databasraden, granska_trapporna
from diarium.verifiering.lagringsformen import granska_lagringsformen, tabellerna
from diarium.verifiering.omgangen import granska_omgangen
from diarium.verifiering.schemat import granska_sqliteschemat
from diarium.verifiering.sidotabeller import Sidolage, granska_sidoraderna, las_sidolage
from diarium.verifiering.vakterna import granska_vakterna
from diarium.verifiering.varsamt import varsam_lasning, varsamt

_OMGANG = tabell(Omgangsrad)
_FORST: Final = (
    ("filen", granska_databasfilen),
    ("hänvisningarna", granska_hanvisningar),
    ("schemat", granska_sqliteschemat),
    ("vakterna", granska_vakterna),
    ("tabellen databas", granska_databasraden),
    ("tabellen trappa", granska_trapporna),
    ("tabellen ansprak", granska_omgangslosa),
)
"""What is looked at before the rounds, by what to call it when it cannot be read."""


def verifiera(
    session: Session,
    *,
    hem: Path | None = None,
    exporter: Iterable[Path] = (),
    framsteg: Callable[[str], None] = lambda _kod: None,
) -> tuple[Fynd, ...]:
    """Verify the database and every round; give what does not agree, empty when all does.

    `hem` is where the receivers' folders begin: the packages that still lie there are compared
    too, as are earlier exports. `framsteg` is told the code of each round when it is done.
    OgiltigExport when a folder holds no export.
    """
    fynd: list[Fynd] = []
    with varsam_lasning(session):
        for plats, granska in _FORST:
            fynd += varsamt(session, DATABASEN, plats, partial(granska, session))
        for bord in tabellerna():
            granska_formen = partial(granska_lagringsformen, session, bord)
            fynd += varsamt(session, DATABASEN, f"tabellen {bord.name}", granska_formen)
        granska_alla = partial(_omgangarna, session, hem, framsteg)
        fynd += varsamt(session, DATABASEN, "omgångarna", granska_alla)
        for mapp in exporter:
            fynd += granska_export(session, mapp)
    return tuple(fynd)


def rakna_omgangar(session: Session) -> int:
    """Give how many rounds there are to verify; 0 when not even that can be read."""
    try:
        return int(session.execute(select(func.count()).select_from(_OMGANG)).scalar_one())
    except DBAPIError:
        return 0


def _omgangarna(
    session: Session,
    hem: Path | None,
    framsteg: Callable[[str], None],
) -> Iterator[Fynd]:
    last: list[Sidolage] = []
    las = partial(_las_sidan, session, last)
    yield from varsamt(session, DATABASEN, "texter och filer", las)
    sidan = last[0] if last else None
    for omgang in session.execute(select(_OMGANG).order_by(_OMGANG.c.id)).all():
        yield from granska_omgangen(session, omgang, sidan, hem)
        framsteg(omgang.kod)
    if sidan is not None:
        granska_resten = partial(granska_sidoraderna, session, sidan)
        yield from varsamt(session, DATABASEN, "texter och filer", granska_resten)


def _las_sidan(session: Session, last: list[Sidolage]) -> tuple[Fynd, ...]:
    """Read texts and files into `last`; there is nothing to find yet."""
    last.append(las_sidolage(session))
    return ()
