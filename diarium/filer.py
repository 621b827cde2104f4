"""Files are kept by the SHA-256 of their bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from diarium.drivsats import Drivsats
from diarium.radsumma import radsumma
from diarium.session import Session
from diarium.tabeller.handelse import Filrad
from diarium.tabeller.typer import tabell

_FIL = tabell(Filrad)
_SPARA: Final[Mapping[str, Drivsats]] = MappingProxyType(
    {
        "sqlite": Drivsats(sqlite.insert(_FIL).on_conflict_do_nothing()),
        "postgresql": Drivsats(postgresql.insert(_FIL).on_conflict_do_nothing()),
    }
)
_LAS: Final = Drivsats(select(_FIL).where(_FIL.c.sha256 == bindparam("digest")))


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
    digest = fil.sha256
    _SPARA[session.dialect.name].kor(
        session,
        {
            "sha256": digest,
            "namn": fil.namn,
            "mediatyp": fil.mediatyp,
            "innehall": fil.innehall,
            "summa": filsumma(digest, fil.namn, fil.mediatyp),
        },
    )
    return digest


def filsumma(digest: str, namn: str, mediatyp: str) -> str:
    """Give the checksum over what a kept file is called, which no event tells."""
    return radsumma(digest, namn, mediatyp)


def las_fil(session: Session, digest: str) -> Fil | None:
    """Give the file with the digest, if it is kept."""
    rader = _LAS.rader(session, digest=digest)
    return Fil(rader[0].namn, rader[0].innehall, rader[0].mediatyp) if rader else None
