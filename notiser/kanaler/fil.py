"""Notices as text files in a folder."""

import hashlib
import os
import re
from pathlib import Path
from tempfile import NamedTemporaryFile

from notiser.forsandelse import Filpost
from notiser.svar import Skickat, Svar, TillfalligtFel

OSAKRA = re.compile(r"[^A-Za-z0-9._-]+")
LANGSTA_NAMN = 80


class Filkanal:
    """Writes one file per notice; the same notice twice gives the same file once."""

    def skicka(self, filpost: Filpost) -> Svar:
        """Write the file so that a reader sees all of it or none."""
        mal = Path(filpost.till) / filnamn(filpost.fil_id)
        try:
            mal.parent.mkdir(parents=True, exist_ok=True)
            _skriv_helt(mal, f"{filpost.amne}\n\n{filpost.text}\n")
        except OSError as fel:
            return TillfalligtFel(orsak=f"Filen kunde inte skrivas ({type(fel).__name__}).")
        return Skickat(kvitto=mal.name)


def filnamn(fil_id: str) -> str:
    """Give a stable name in ASCII that cannot leave its folder; two ids never share one."""
    rent = OSAKRA.sub("-", fil_id).strip(".-")[:LANGSTA_NAMN]
    if rent == fil_id:
        return f"{rent}.txt"
    return f"{rent}-{hashlib.sha256(fil_id.encode()).hexdigest()[:12]}.txt".lstrip("-")


def _skriv_helt(mal: Path, text: str) -> None:
    """Write beside the target, flush to disk, then put in place."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=mal.parent, delete=False) as fil:
        try:
            fil.write(text)
            fil.flush()
            os.fsync(fil.fileno())
            Path(fil.name).replace(mal)
        except BaseException:
            Path(fil.name).unlink(missing_ok=True)
            raise
