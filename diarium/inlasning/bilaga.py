"""A file that is to be kept in the record: an agreement or a protokollsutdrag."""

import mimetypes
from pathlib import Path

from diarium.filer import Fil


def las_bilaga(vag: Path) -> Fil:
    """Read a file whole, with its media type by its name; OSError when it cannot be read."""
    mediatyp = mimetypes.guess_type(vag.name)[0] or "application/octet-stream"
    return Fil(namn=vag.name, innehall=vag.read_bytes(), mediatyp=mediatyp)
