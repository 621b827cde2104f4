"""The errors of the notices.

Notisfel
├── Adressfel
│   └── Miljoadressfel
├── Brevladefel
└── Cafilfel
"""


class Notisfel(Exception):
    """Something about a notice is wrong, told in Swedish with what to do next."""


class Adressfel(Notisfel):
    """An address cannot be used on its channel; the text never quotes the address."""


class Miljoadressfel(Adressfel):
    """An address points at an environment variable that is not set in this process."""

    def __init__(self, variabel: str) -> None:
        """Name the variable that is missing."""
        self.variabel = variabel
        super().__init__(
            f"Miljövariabeln {variabel} saknas eller är tom. "
            "Sätt den där tjänsten körs och starta om tjänsten."
        )


class Brevladefel(Notisfel):
    """The mailbox cannot be read; the text names no user, password or answer of the server."""


class Cafilfel(Notisfel):
    """The file of an extra certificate authority cannot be used."""

    def __init__(self, fil: str) -> None:
        """Name the file."""
        self.fil = fil
        super().__init__(
            f"Filen {fil} i BESLUT_CA_FIL finns inte eller är inget certifikat. Ange en PEM-fil "
            "med utfärdarens certifikat."
        )
