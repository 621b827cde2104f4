"""The edge: bytes of a file in a round's folder, and their digest."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.kodning import avkoda
from diarium.inlasning.tabell import Kolumner, Rad, las_tabell
from diarium.inlasning.yamltrad import Trad, las_yaml


@dataclass(kw_only=True)
class Mapp:
    """A folder that is read file by file, and what each file's SHA-256 was."""

    vag: Path
    kontrollsummor: dict[str, str] = field(default_factory=dict)

    def text(self, namn: str, *, utpekad: tuple[str, int, str] | None = None) -> str:
        """Read a file; `utpekad` (file, line, field) names what pointed at it."""
        fil = self.vag / namn
        if Path(namn).name != namn:
            orsak = f"{namn!r} ligger utanför omgångens mapp"
            raise _saknas(namn, utpekad, orsak, "Ange bara filens namn")
        try:
            data = fil.read_bytes()
        except OSError:
            mapp = self.vag.absolute().name
            orsak = f"filen {namn} finns inte eller går inte att läsa i mappen {mapp}"
            raise _saknas(namn, utpekad, orsak, "Lägg dit den eller rätta namnet") from None
        self.kontrollsummor[namn] = hashlib.sha256(data).hexdigest()
        return avkoda(data, fil=namn)

    def yaml(self, namn: str, *, utpekad: tuple[str, int, str] | None = None) -> Trad:
        """Read a YAML file of the folder."""
        return las_yaml(self.text(namn, utpekad=utpekad), fil=namn)

    def tabell(
        self, namn: str, kolumner: Kolumner, *, utpekad: tuple[str, int, str]
    ) -> tuple[Rad, ...]:
        """Read a CSV file of the folder."""
        return las_tabell(self.text(namn, utpekad=utpekad), fil=namn, kolumner=kolumner)


def _saknas(
    namn: str, utpekad: tuple[str, int, str] | None, orsak: str, atgard: str
) -> Inlasningsfel:
    """Place the error where the file was named, or at the file itself."""
    fil, rad, falt = utpekad or (namn, None, None)
    return Inlasningsfel(fil, rad, falt, orsak, atgard=atgard)
