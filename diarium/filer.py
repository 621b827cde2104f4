"""Files are kept by the SHA-256 of their bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from sqlalchemy import Table, select
from sqlalchemy.dialects import postgresql, sqlite

from diarium.radsumma import radsumma
from diarium.session import Session
from diarium.tabeller.handelse import Filrad
from diarium.tabeller.typer import tabell

_FIL = tabell(Filrad)
_SATT_IN: Final[Mapping[str, Callable[[Table], sqlite.Insert | postgresql.Insert]]] = (
    MappingProxyType({"sqlite": sqlite.insert, "postgresql": postgresql.insert})
)


@dataclass(frozen=True, slots=True)
class Fil:
    """A file as it came: name, media type, bytes."""

    namn: str
    innehall: bytes
    mediatyp: str = "application/octet-stream"

    @property
    def sha256(self) -> str:
        """Give the digest that the file is known by."""
        return sha256(self.innehall).hexdigest()


def spara_fil(session: Session, fil: Fil) -> str:
    """Keep a file and give its digest; the same bytes are kept once, also by two at a time."""
    satt_in = _SATT_IN[session.dialect.name]
    session.execute(
        satt_in(_FIL).on_conflict_do_nothing(),
        [
            {
                "sha256": fil.sha256,
                "namn": fil.namn,
                "mediatyp": fil.mediatyp,
                "innehall": fil.innehall,
                "summa": filsumma(fil.sha256, fil.namn, fil.mediatyp),
            },
        ],
    )
    return fil.sha256


def filsumma(digest: str, namn: str, mediatyp: str) -> str:
    """Give the checksum over what a kept file is called, which no event tells."""
    return radsumma(digest, namn, mediatyp)


def las_fil(session: Session, digest: str) -> Fil | None:
    """Give the file with the digest, if it is kept."""
    rad = session.execute(select(_FIL).where(_FIL.c.sha256 == digest)).one_or_none()
    return None if rad is None else Fil(rad.namn, rad.innehall, rad.mediatyp)
