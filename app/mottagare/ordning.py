"""Running numbers for what a receiver stores in a folder."""

from itertools import count
from pathlib import Path
from threading import Lock


class Lopnummermapp:
    """A folder whose files are named 0001, 0002, … on from what already lies there."""

    def __init__(self, mapp: Path, andelse: str) -> None:
        """Make the folder and find the first free number."""
        mapp.mkdir(parents=True, exist_ok=True)
        self._mapp = mapp
        self._andelse = andelse
        anvanda = [int(fil.stem) for fil in mapp.glob(f"*.{andelse}") if fil.stem.isdecimal()]
        self._nummer = count(max(anvanda, default=0) + 1)
        self._las = Lock()

    def spara(self, innehall: bytes) -> Path:
        """Write the next file."""
        with self._las:
            fil = self._mapp / f"{next(self._nummer):04d}.{self._andelse}"
            fil.write_bytes(innehall)
        return fil
