"""The submission package: a zip whose bytes depend on nothing but its content."""

import json
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import select

from beslutsmodell.avtal.handling import Avtalshandling
from beslutsmodell.hantering.beslutskontroll import blir_bifall
from beslutsmodell.punktlage import Avgjord
from diarium.avtalslasning import Avtalslasning
from diarium.filer import las_fil
from diarium.omgangslasning import Omgangslasning
from diarium.session import Session
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_HANDELSE = tabell(Handelserad)
_TID = (1980, 1, 1, 0, 0, 0)
"""The one time of day in every package: a rebuilt one is byte-identical."""


@dataclass(frozen=True, slots=True)
class Paket:
    """A package on its way to the receiver."""

    huvudman: str
    filnamn: str
    innehall: bytes

    @property
    def sha256(self) -> str:
        """Give the digest of the whole package."""
        return sha256(self.innehall).hexdigest()


def bygg_paket(
    session: Session,
    lasning: Omgangslasning,
    last: Avtalslasning,
) -> Paket:
    """Build the package of one principal: the agreements, a manifest and the checksums.

    The manifest names the event that the last agreement came with, and its hash: a package
    that is built again from the same state is byte-identical, whatever others have done since.
    """
    filer: dict[str, bytes] = {}
    for slag, handling in sorted(last.avtal.handlingar.items()):
        fil = las_fil(session, handling.fil)
        if fil is None:
            raise LookupError(f"filen {handling.fil} saknas i diariet")
        andelse = fil.namn.rsplit(".", 1)[-1] if "." in fil.namn else "bin"
        filer[f"{slag}.{andelse}"] = fil.innehall
    filer["manifest.json"] = _manifest(lasning, last, filer, _forankring(session, lasning, last))
    filer["SHA256SUMS"] = _summor(filer)
    filnamn = f"{lasning.omgang.kod}-{last.avtal.huvudman}-v{last.avtal.version}.zip"
    return Paket(last.avtal.huvudman, filnamn, _packa(filer))


def _manifest(
    lasning: Omgangslasning,
    last: Avtalslasning,
    filer: dict[str, bytes],
    forankring: dict[str, object],
) -> bytes:
    omgang = lasning.omgang
    man = omgang.finn_huvudman(last.avtal.huvudman)
    innehall = {
        "omgang": {"kod": omgang.kod, "titel": omgang.titel, "dnr": omgang.dnr},
        "huvudman": {"kod": man.kod, "namn": man.namn},
        "mottagare": omgang.mottagare.namn if omgang.mottagare else None,
        "frist": lasning.motpartens_frist.tidpunkt.i_text,
        "avtalstid": omgang.avtalstid.i_text if omgang.avtalstid else None,
        "punkter": [
            kod
            for kod, lage in sorted(last.beslut.items())
            if isinstance(lage, Avgjord) and blir_bifall(lage.utfall)
        ],
        "beslut": list(last.beslutsnoteringar),
        "avtal": [
            {
                "slag": slag,
                "version": handling.version,
                "punkter": list(handling.punkter),
                **_skickat(handling),
                "inkommet": handling.inkommet.isoformat(),
                "undertecknare": [
                    {"roll": en.roll, "befogenhet": en.befogenhet} for en in handling.undertecknare
                ],
            }
            for slag, handling in sorted(last.avtal.handlingar.items())
        ],
        "filer": {namn: sha256(data).hexdigest() for namn, data in sorted(filer.items())},
        "diarium": forankring,
        "fiktivt": list(omgang.fiktivt),
    }
    return (json.dumps(innehall, ensure_ascii=False, indent=2) + "\n").encode()


def _skickat(handling: Avtalshandling) -> dict[str, str]:
    """Give when it was sent, where that is stated: else the manifest reads as it always has."""
    return {"skickat": handling.skickat.isoformat()} if handling.skickat else {}


def _forankring(
    session: Session,
    lasning: Omgangslasning,
    last: Avtalslasning,
) -> dict[str, object]:
    """Give the last agreement's place in the chain of events."""
    rad = session.execute(
        select(_HANDELSE.c.lopnr, _HANDELSE.c.hash)
        .where(
            _HANDELSE.c.omgang_id == lasning.id,
            _HANDELSE.c.huvudman == last.avtal.huvudman,
            _HANDELSE.c.typ == "avtal_registrerat",
        )
        .order_by(_HANDELSE.c.lopnr.desc())
        .limit(1),
    ).one()
    return {"lopnr": rad.lopnr, "hash": rad.hash}


def _summor(filer: dict[str, bytes]) -> bytes:
    rader = (f"{sha256(data).hexdigest()}  {namn}\n" for namn, data in sorted(filer.items()))
    return "".join(rader).encode()


def _packa(filer: dict[str, bytes]) -> bytes:
    buffert = BytesIO()
    with ZipFile(buffert, "w") as zip_:
        for namn in sorted(filer):
            post = ZipInfo(namn, date_time=_TID)
            post.compress_type = ZIP_DEFLATED
            post.create_system = 3
            post.external_attr = 0o644 << 16
            zip_.writestr(post, filer[namn])
    return buffert.getvalue()
