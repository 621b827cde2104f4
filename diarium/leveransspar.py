"""What is known of packages under way: noted before they go, so that a second letter says so."""

import json
from datetime import datetime
from typing import Final

from sqlalchemy import select

from beslutsmodell.omgangshandelser import LeveransPaborjad, LeveransUtebliven
from diarium.databas import Databas
from diarium.handelsekedja import Huvud, Post, lagg_till, lasa_huvud
from diarium.paket import Paket
from diarium.session import Session
from diarium.sidouppgifter import byt_ut_texter, spara_texter
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_HANDELSE: Final = tabell(Handelserad)


def paborja(session: Session, huvud: Huvud, paket: Paket, *, av: str | None, nu: datetime) -> bool:
    """Note that a package is about to go; tell whether the same one may have arrived before.

    That is when an earlier attempt was noted, and neither that it arrived nor that it did not:
    the answer was lost, or the process was killed.
    """
    kan_ha_kommit = _ovissa(session, huvud.omgang_id, paket) > 0
    handelse = LeveransPaborjad(huvudman=paket.huvudman, paket=paket.sha256, av=av)
    rent, texter = byt_ut_texter(handelse)
    spara_texter(session, texter)
    lagg_till(session, huvud, [Post(rent)], nu=nu)
    return kan_ha_kommit


def utebli(databas: Databas, omgang: str, paket: Paket, *, nu: datetime) -> None:
    """Note that the package certainly did not arrive: the next attempt is no second one."""
    handelse = LeveransUtebliven(huvudman=paket.huvudman, paket=paket.sha256)
    with databas.skriv() as session:
        lagg_till(session, lasa_huvud(session, omgang, nu=nu), [Post(handelse)], nu=nu)


def _ovissa(session: Session, omgang_id: int, paket: Paket) -> int:
    """Count the attempts with a package that nobody knows the end of."""
    rader = session.execute(
        select(_HANDELSE.c.typ, _HANDELSE.c.kropp).where(
            _HANDELSE.c.omgang_id == omgang_id,
            _HANDELSE.c.typ.in_(["leverans_paborjad", "leverans_utebliven"]),
        )
    )
    egna = [typ for typ, kropp in rader if json.loads(kropp)["handelse"]["paket"] == paket.sha256]
    return egna.count("leverans_paborjad") - egna.count("leverans_utebliven")
