"""The one error of the reading: what was wrong, where, and what to do."""


class Inlasningsfel(Exception):
    """A file cannot be read as it stands."""

    def __init__(
        self, fil: str, rad: int | None, falt: str | None, orsak: str, *, atgard: str = ""
    ) -> None:
        """Name the file, the physical line and the field, as far as they are known."""
        self.fil, self.rad, self.falt = fil, rad, falt
        self.orsak, self.atgard = orsak, atgard
        plats = fil
        if rad is not None:
            plats += f", rad {rad}"
        if falt:
            plats += f", fältet {falt}"
        meningar = [mening if mening.endswith("?") else f"{mening}." for mening in (orsak, atgard)]
        super().__init__(f"{plats}: {' '.join(meningar if atgard else meningar[:1])}")
