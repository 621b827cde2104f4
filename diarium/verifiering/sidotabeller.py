"""Texts and files beside the chain are compared with the digests that the events carry."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Row, select

from diarium.filer import filsumma
from diarium.session import Session
from diarium.sidouppgifter import referens_av
from diarium.tabeller.handelse import Filrad, Sidouppgiftsrad
from diarium.tabeller.typer import tabell
from diarium.verifiering.fynd import DATABASEN, Fynd
from diarium.verifiering.kedjan import las_rader

_FIL, _SIDOUPPGIFT = tabell(Filrad), tabell(Sidouppgiftsrad)
_REFERENS: Final = re.compile(r'"(sha256:[0-9a-f]{64})"')
_FILNYCKEL: Final = re.compile(r'"(?:fil|protokoll)":"([0-9a-f]{64})"')
_SALT: Final = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Sidolage:
    """What lies beside the chain, each text and file by whether it is what it is called by."""

    texter: Mapping[str, bool]
    filer: Mapping[str, bool]
    namnda: set[str] = field(default_factory=set)
    """What some event refers to."""


def las_sidolage(session: Session) -> Sidolage:
    """Read every text and file once, one at a time."""
    texter = session.execute(select(_SIDOUPPGIFT).execution_options(yield_per=500))
    filer = session.execute(
        select(_FIL.c.sha256, _FIL.c.innehall).execution_options(yield_per=1),
    )
    return Sidolage(
        {rad.referens: _ar_sig_lik(rad) for rad in texter},
        {digest: sha256(innehall).hexdigest() == digest for digest, innehall in filer},
    )


def _ar_sig_lik(rad: Row[Any]) -> bool:
    """Tell whether a text is the one referred to; one that is gallrad has only its salt left."""
    if rad.text is None:
        return _SALT.fullmatch(rad.salt) is not None
    return bool(referens_av(rad.salt, rad.text) == rad.referens)


def granska_sidotabeller(session: Session, omgang: Row[Any], lage: Sidolage) -> Iterator[Fynd]:
    """Yield every text or file of a round that is gone or is not what was recorded."""
    for rad in las_rader(session, omgang.id):
        plats = f"händelse {rad.lopnr}"
        for vad, namn, finns in _hanvisade(rad.kropp, lage):
            lage.namnda.add(namn)
            kort = namn.removeprefix("sha256:")[:12]
            if finns is None:
                yield Fynd(omgang.kod, plats, f"{vad} {kort} saknas")
            elif not finns:
                yield Fynd(omgang.kod, plats, f"{vad} {kort} är ändrad")


def _hanvisade(kropp: str, lage: Sidolage) -> Iterator[tuple[str, str, bool | None]]:
    for referens in referenser_i([kropp]):
        yield "sidouppgiften", referens, lage.texter.get(referens)
    for digest in filer_i([kropp]):
        yield "filen", digest, lage.filer.get(digest)


def granska_sidoraderna(session: Session, lage: Sidolage) -> Iterator[Fynd]:
    """Yield texts and files that no event refers to and that are not what they are called by."""
    for vad, rader in (("sidouppgift", lage.texter), ("fil", lage.filer)):
        andrade = {namn for namn, ratt in rader.items() if not ratt}
        for namn in sorted(andrade - lage.namnda):
            yield Fynd(
                DATABASEN,
                f"tabellen {vad}, {namn.removeprefix('sha256:')[:12]}",
                "innehållet stämmer inte med sin kontrollsumma",
            )
    for rad in session.execute(select(_FIL.c.sha256, _FIL.c.namn, _FIL.c.mediatyp, _FIL.c.summa)):
        if rad.summa != filsumma(rad.sha256, rad.namn, rad.mediatyp):
            yield Fynd(
                DATABASEN,
                f"tabellen fil, {rad.sha256[:12]}",
                "filens namn eller slag stämmer inte med sin kontrollsumma",
            )


def referenser_i(kroppar: Iterable[str]) -> list[str]:
    """Give the references to free texts in canonical texts, each once, in order."""
    return list(dict.fromkeys(r for kropp in kroppar for r in _REFERENS.findall(kropp)))


def filer_i(kroppar: Iterable[str]) -> list[str]:
    """Give the digests of files in canonical texts, each once, in order."""
    return list(dict.fromkeys(d for kropp in kroppar for d in _FILNYCKEL.findall(kropp)))
