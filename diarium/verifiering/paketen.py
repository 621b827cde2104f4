"""Packages that still lie with the receiver are witnesses: their bytes, and the event they name."""

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from pydantic import BaseModel, ValidationError
from sqlalchemy import Row

from beslutsmodell.kontakt import Kanal
from diarium.omgangslasning import las_omgangen
from diarium.session import Session
from diarium.verifiering.fynd import Fynd
from diarium.verifiering.kedjan import las_rader


def granska_paketen(session: Session, omgang: Row[Any], hem: Path) -> Iterator[Fynd]:
    """Yield packages in the receiver's folder that say otherwise than the record.

    A package whose event is gone shows that the chain has been cut since it was handed over. What
    the receiver has taken away, and what went by mail, cannot be compared.
    """
    mottagare = las_omgangen(session, omgang.kod).omgang.mottagare
    if mottagare is None or mottagare.kanal is not Kanal.FIL:
        return
    mapp = hem / mottagare.adress
    hashar, inlamnade = _las_kedjan(session, omgang)
    for namn, digest in inlamnade.items():
        vag = mapp / namn
        if vag.is_file() and sha256(vag.read_bytes()).hexdigest() != digest:
            yield Fynd(omgang.kod, f"paketet {vag}", "är ett annat än det som lämnades in")
    for vag in sorted(mapp.glob("*.zip")) if mapp.is_dir() else ():
        forankring = _forankring(vag, omgang.kod)
        if forankring is not None and hashar.get(forankring.lopnr) != forankring.hash:
            yield Fynd(
                omgang.kod,
                f"paketet {vag}",
                f"bygger på en händelse {forankring.lopnr} som inte finns i diariet: händelser är "
                "borttagna eller utbytta efter att paketet gjordes",
            )


def _las_kedjan(
    session: Session,
    omgang: Row[Any],
) -> tuple[Mapping[int, str], Mapping[str, str]]:
    """Give the hash of every event, and the digest of every package by its file name."""
    hashar: dict[int, str] = {}
    inlamnade: dict[str, str] = {}
    versioner: Counter[str] = Counter()
    for rad in las_rader(session, omgang.id):
        hashar[rad.lopnr] = rad.hash
        if rad.typ == "avtal_inlamnat":
            namn = f"{omgang.kod}-{rad.huvudman}-v{versioner[rad.huvudman]}.zip"
            inlamnade[namn] = json.loads(rad.kropp)["handelse"]["inlamning"]["paket"]
        if rad.huvudman is not None:
            versioner[rad.huvudman] += 1
    return hashar, inlamnade


class _Omgang(BaseModel):
    kod: str


class _Forankring(BaseModel):
    lopnr: int
    hash: str


class _Manifest(BaseModel):
    """What of a package's manifest ties it to the record."""

    omgang: _Omgang
    diarium: _Forankring


_OLASLIGT: Final = (
    BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    KeyError,  # no manifest in it
    RuntimeError,  # encrypted, or packed in a way that Python does not know
    ValidationError,
)
"""What a file that anyone may have laid in the receiver's folder can raise when it is read."""


def _forankring(vag: Path, kod: str) -> _Forankring | None:
    """Give the event that a package names; null for what is no package of the round.

    A package of ours that cannot be read has been named already, by its digest.
    """
    try:
        with ZipFile(vag) as zip_:
            manifest = _Manifest.model_validate_json(zip_.read("manifest.json"))
    except _OLASLIGT:
        return None
    return manifest.diarium if manifest.omgang.kod == kod else None
