"""Texts and files beside the chain are compared with the digests that the events carry."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Row, select

from diarium.session import Session
from diarium.sidouppgifter import referens_av
from diarium.tabeller.handelse import Filrad, Sidouppgiftsrad
from diarium.tabeller.typer import tabell
from diarium.verifiering.fynd import Fynd
from diarium.verifiering.kedjan import las_rader

_FIL, _SIDOUPPGIFT = tabell(Filrad), tabell(Sidouppgiftsrad)
_REFERENS: Final = re.compile(r'"(sha256:[0-9a-f]{64})"')
_FILNYCKEL: Final = re.compile(r'"(?:fil|protokoll)":"([0-9a-f]{64})"')


def granska_sidotabeller(session: Session, omgang: Row[Any]) -> Iterator[Fynd]:
    """Yield every text or file of a round that is gone or is not what was recorded."""
    texter = {rad.referens: rad for rad in session.execute(select(_SIDOUPPGIFT))}
    filer = {rad.sha256: rad for rad in session.execute(select(_FIL))}
    for rad in las_rader(session, omgang.id):
        plats = f"händelse {rad.lopnr}"
        for referens in referenser_i([rad.kropp]):
            text = texter.get(referens)
            if text is None:
                yield Fynd(omgang.kod, plats, f"sidouppgiften {referens[7:19]} saknas")
            elif text.text is not None and referens_av(text.salt, text.text) != referens:
                yield Fynd(omgang.kod, plats, f"sidouppgiften {referens[7:19]} är ändrad")
        for digest in filer_i([rad.kropp]):
            fil = filer.get(digest)
            if fil is None:
                yield Fynd(omgang.kod, plats, f"filen {digest[:12]} saknas")
            elif sha256(fil.innehall).hexdigest() != digest:
                yield Fynd(omgang.kod, plats, f"filen {digest[:12]} är ändrad")


def referenser_i(kroppar: Iterable[str]) -> list[str]:
    """Give the references to free texts in canonical texts, each once, in order."""
    return list(dict.fromkeys(r for kropp in kroppar for r in _REFERENS.findall(kropp)))


def filer_i(kroppar: Iterable[str]) -> list[str]:
    """Give the digests of files in canonical texts, each once, in order."""
    return list(dict.fromkeys(d for kropp in kroppar for d in _FILNYCKEL.findall(kropp)))
