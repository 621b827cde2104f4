"""What can go wrong with the service itself.

    Tjanstefel
    ├── UpptagenPort     something else listens where the server should
    ├── ServernTeg       the server did not answer in time, or ended
    └── OgiltigDriftfil  prefect.yaml does not do

Every text is Swedish and says what to do next.
"""


class Tjanstefel(Exception):
    """The base of all errors of the service."""


class UpptagenPort(Tjanstefel):
    """Something else listens where the server should."""

    def __init__(self, port: int) -> None:
        """Name the port."""
        self.port = port
        super().__init__(
            f"Port {port} på 127.0.0.1 är upptagen. Stäng det program som använder den, kanske en "
            "tidigare `beslut serve`, eller välj en annan med --port.",
        )


class ServernTeg(Tjanstefel):
    """The server did not answer in time, or ended."""

    def __init__(self, *, logg: str) -> None:
        """Name the server's log."""
        self.logg = logg
        super().__init__(f"Prefects server kom inte igång. Orsaken står i {logg}.")


class OgiltigDriftfil(Tjanstefel):
    """prefect.yaml does not do."""
