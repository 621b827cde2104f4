"""Everything in the record is verified: chain, fold, projections, contacts, texts and files."""

from collections.abc import Callable

from sqlalchemy import select

from diarium.session import Session
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import tabell
from diarium.verifiering.fynd import Fynd
from diarium.verifiering.kedjan import granska_kedjan
from diarium.verifiering.omgangsraden import granska_omgangsraden
from diarium.verifiering.projektionerna import granska_projektionerna
from diarium.verifiering.sidotabeller import granska_sidotabeller

_OMGANG = tabell(Omgangsrad)


def verifiera(
    session: Session,
    *,
    framsteg: Callable[[str], None] = lambda _kod: None,
) -> tuple[Fynd, ...]:
    """Verify every round; give what does not agree, empty when all does.

    `framsteg` is told the code of each round when it is done. Where the chain itself is broken
    its projections are not compared: there is nothing sure to compare them with.
    """
    fynd: list[Fynd] = []
    for omgang in session.execute(select(_OMGANG).order_by(_OMGANG.c.id)).all():
        kedjan = list(granska_kedjan(session, omgang))
        fynd += kedjan
        if not kedjan:
            fynd += granska_omgangsraden(session, omgang)
            fynd += granska_projektionerna(session, omgang)
            fynd += granska_sidotabeller(session, omgang)
        framsteg(omgang.kod)
    return tuple(fynd)
