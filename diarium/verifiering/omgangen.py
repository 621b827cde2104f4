"""One round: its chain first, and then everything that hangs on the chain."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Row

from diarium.session import Session
from diarium.verifiering.anspraken import granska_anspraken
from diarium.verifiering.fynd import Fynd
from diarium.verifiering.kedjan import granska_kedjan
from diarium.verifiering.omgangsfakta import las_omgangsfakta
from diarium.verifiering.omgangsraden import granska_omgangsraden
from diarium.verifiering.omsandningarna import granska_omsandningarna
from diarium.verifiering.paketen import granska_paketen
from diarium.verifiering.projektionerna import granska_projektionerna
from diarium.verifiering.returerna import granska_returerna
from diarium.verifiering.sidotabeller import Sidolage, granska_sidotabeller
from diarium.verifiering.utskicken import granska_utskicken
from diarium.verifiering.varsamt import varsamt


def granska_omgangen(
    session: Session,
    omgang: Row[Any],
    sidan: Sidolage | None,
    hem: Path | None,
) -> Iterator[Fynd]:
    """Yield what does not agree in one round.

    Where the chain is broken nothing that hangs on it is compared: there is nothing sure to
    compare with. Without `sidan` texts and files are passed over, without `hem` packages.
    """
    kedjan = varsamt(session, omgang.kod, "kedjan", partial(granska_kedjan, session, omgang))
    yield from kedjan
    if kedjan:
        return
    for plats, granska in (
        ("omgången", granska_omgangsraden),
        ("projektionerna", granska_projektionerna),
        ("utkorgen", _utkorgen),
    ):
        yield from varsamt(session, omgang.kod, plats, partial(granska, session, omgang))
    if sidan is not None:
        granska_sidan = partial(granska_sidotabeller, session, omgang, sidan)
        yield from varsamt(session, omgang.kod, "texter och filer", granska_sidan)
    if hem is not None:
        granska_paket = partial(granska_paketen, session, omgang, hem)
        yield from varsamt(session, omgang.kod, "paketen", granska_paket)


def _utkorgen(session: Session, omgang: Row[Any]) -> Iterator[Fynd]:
    fakta = las_omgangsfakta(session, omgang)
    yield from granska_utskicken(session, omgang.id, fakta)
    yield from granska_anspraken(session, omgang.id, fakta)
    yield from granska_returerna(session, omgang.id, fakta)
    yield from granska_omsandningarna(session, omgang.id, fakta)
