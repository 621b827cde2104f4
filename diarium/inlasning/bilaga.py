"""A file that is to be kept in the record: an agreement or a protokollsutdrag."""

import mimetypes
from pathlib import Path

from diarium.filer import Fil
from diarium.inlasning.fel import Inlasningsfel


def las_bilaga(vag: Path) -> Fil:
    """Read a file whole, with its media type by its name.

    OSError when it cannot be read, Inlasningsfel when nothing is in it.
    """
    innehall = vag.read_bytes()
    if not innehall:
        raise Inlasningsfel(
            str(vag),
            None,
            None,
            "filen är tom",
            atgard="Kontrollera att den är färdigsparad och att det är rätt fil",
        )
    mediatyp = mimetypes.guess_type(vag.name)[0] or "application/octet-stream"
    return Fil(namn=vag.name, innehall=innehall, mediatyp=mediatyp)
