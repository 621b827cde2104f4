"""The chain of events of one round: its head, the canonical text and the hashes."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from pydantic import BaseModel
from sqlalchemy import bindparam, insert, select, update

from diarium.databaslage import TICKEN, hall_tick
from diarium.drivsats import Drivsats
from diarium.fel import OkandOmgang
from diarium.session import Session
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import tabell

FORSTA_HASH: Final = "0" * 64
"""What stands before the first event of a round."""

_OMGANG: Final = tabell(Omgangsrad)
_HANDELSE: Final = tabell(Handelserad)

_LAS_HUVUD: Final = Drivsats(
    select(
        _OMGANG.c.id,
        _OMGANG.c.kod,
        _OMGANG.c.trappa_id,
        _OMGANG.c.lopnr,
        _OMGANG.c.huvudhash,
        _OMGANG.c.salt,
        TICKEN.label("tick"),
    )
    .where(_OMGANG.c.kod == bindparam("kod"))
    .with_for_update(key_share=True),
)
"""Its key is not locked: a sender that claims refers to the round, and waits for nobody."""
_LAGG_TILL: Final = Drivsats(insert(_HANDELSE))
_FLYTTA_HUVUD: Final = Drivsats(
    update(_OMGANG)
    .where(_OMGANG.c.id == bindparam("b_id"))
    .values(lopnr=bindparam("lopnr"), huvudhash=bindparam("huvudhash")),
)


@dataclass(frozen=True, slots=True)
class Huvud:
    """The head of a round: where its next event goes. Holding it means holding the lock."""

    omgang_id: int
    kod: str
    trappa_id: int
    lopnr: int
    hash: str
    salt: str


@dataclass(frozen=True, slots=True)
class Post:
    """An event on its way into the chain."""

    handelse: BaseModel
    arende_id: int | None = None
    arende: str | None = None
    nummer: int | None = None
    nyckel: str | None = None
    huvudman: str | None = None
    text: str | None = None
    """The event as JSON, when it has been written already."""


def lasa_huvud(session: Session, kod: str, *, nu: datetime) -> Huvud:
    """Lock the head of a round until the transaction ends: writers of one round queue here.

    No rung after `nu`, when something is to be recorded, counts as looked for.
    """
    rader = _LAS_HUVUD.rader(session, kod=kod)
    if not rader:
        finns = session.execute(select(_OMGANG.c.kod).order_by(_OMGANG.c.id)).scalars()
        raise OkandOmgang(kod=kod, finns=finns)
    *huvud, tick = rader[0]
    if tick is not None and tick > nu:
        hall_tick(session, nu=nu)
    return Huvud(*huvud)


def lagg_till(session: Session, huvud: Huvud, poster: Iterable[Post], *, nu: datetime) -> Huvud:
    """Append events to the chain and move the head; give the new head."""
    lopnr, fore, rader = huvud.lopnr, huvud.hash, []
    for post in poster:
        lopnr += 1
        kropp = kanonisk_text(huvud.kod, lopnr, post, nu=nu)
        fore = kedjehash(fore, kropp)
        rader.append(
            {
                "omgang_id": huvud.omgang_id,
                "lopnr": lopnr,
                "arende_id": post.arende_id,
                "nummer": post.nummer,
                "huvudman": post.huvudman,
                "typ": getattr(post.handelse, "typ"),  # noqa: B009 - every event has it
                "tid": nu,
                "nyckel": post.nyckel,
                "kropp": kropp,
                "hash": fore,
            },
        )
    _LAGG_TILL.kor(session, *rader)
    _FLYTTA_HUVUD.kor(session, {"b_id": huvud.omgang_id, "lopnr": lopnr, "huvudhash": fore})
    return replace(huvud, lopnr=lopnr, hash=fore)


def kanonisk_text(omgang: str, lopnr: int, post: Post, *, nu: datetime) -> str:
    """Write an event down as the text that is hashed: JSON with fixed order of keys."""
    kuvert = json.dumps(
        {
            "omgang": omgang,
            "lopnr": lopnr,
            "arende": post.arende,
            "nummer": post.nummer,
            "huvudman": post.huvudman,
            "tid": nu.astimezone(UTC).isoformat(),
            "nyckel": post.nyckel,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return f'{kuvert[:-1]},"handelse":{post.text or post.handelse.model_dump_json()}}}'


def kedjehash(fore: str, kropp: str) -> str:
    """Give the hash of an event: SHA-256 over the hash before it and its text, in UTF-8."""
    return sha256(f"{fore}\n{kropp}".encode()).hexdigest()
