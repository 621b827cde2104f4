"""What can go wrong with the service itself.

    Tjanstefel
    ├── UpptagenPort        something else listens where the server should
    ├── ServernTeg          the server did not answer in time, or ended
    ├── OgiltigDriftfil     prefect.yaml does not do
    ├── IngenServer         nobody has said where the server is
    ├── ServernSvararInte   the server that was named does not answer
    ├── NekadAvServern      the server asks for a password
    ├── PoolSaknas          there is no work pool for the workers
    ├── OfullstandigPython  the workers' Python is no whole path
    └── DriftsattningNekad  Prefect's own command refused

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


class IngenServer(Tjanstefel):
    """Nobody has said where the server is."""

    def __init__(self) -> None:
        """Name the setting."""
        super().__init__(
            "PREFECT_API_URL är inte satt. Ange Prefects server, till exempel "
            "PREFECT_API_URL=https://prefect.example/api. På en enda dator räcker `beslut serve`.",
        )


class ServernSvararInte(Tjanstefel):
    """The server that was named does not answer."""

    def __init__(self, api: str) -> None:
        """Name the address."""
        self.api = api
        super().__init__(
            f"Prefects server svarar inte på {api}. Kontrollera PREFECT_API_URL och att servern "
            "är igång.",
        )


class NekadAvServern(Tjanstefel):
    """The server asks for a password."""

    def __init__(self, api: str) -> None:
        """Name the address and the setting."""
        self.api = api
        super().__init__(
            f"Prefects server på {api} släpper inte in dig. Sätt PREFECT_API_AUTH_STRING till "
            "samma namn:lösenord som servern har i PREFECT_SERVER_API_AUTH_STRING.",
        )


class PoolSaknas(Tjanstefel):
    """There is no work pool for the workers."""

    def __init__(self, pool: str, api: str) -> None:
        """Name the pool and the command that makes it."""
        self.pool = pool
        self.api = api
        super().__init__(
            f"Arbetspoolen {pool} finns inte på {api}. Skapa den med `prefect work-pool create "
            f"{pool} --type process` och försök igen. Ingenting är ändrat.",
        )


class OfullstandigPython(Tjanstefel):
    """The workers' Python is no whole path."""

    def __init__(self, python: str) -> None:
        """Quote what was said."""
        self.python = python
        super().__init__(
            f"{python!r} är ingen hel sökväg. Arbetarna kör varje flöde i en egen mapp: ange "
            "Python som /srv/beslutsflode/.venv/bin/python. Ingenting är ändrat.",
        )


class DriftsattningNekad(Tjanstefel):
    """Prefect's own command refused."""

    def __init__(self, svar: str) -> None:
        """Quote what it said."""
        self.svar = svar
        super().__init__(f"`prefect deploy` gick inte igenom. Prefect säger:\n{svar.strip()}")
