"""Packages that still lie with the receiver are witnesses: their bytes, and the event they name."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

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
        if forankring is not None and hashar.get(forankring[0]) != forankring[1]:
            yield Fynd(
                omgang.kod,
                f"paketet {vag}",
                f"bygger på en händelse {forankring[0]} som inte finns i diariet: händelser är "
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


def _forankring(vag: Path, kod: str) -> tuple[int, str] | None:
    """Give the event that a package names; null for what is no package of the round."""
    try:
        with ZipFile(vag) as zip_:
            manifest = json.loads(zip_.read("manifest.json"))
        if manifest["omgang"]["kod"] != kod:
            return None
        return manifest["diarium"]["lopnr"], manifest["diarium"]["hash"]
    except (BadZipFile, OSError, ValueError, LookupError, TypeError, NotImplementedError):
        return None
