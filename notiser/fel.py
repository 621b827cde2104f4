"""The errors of the notices.

Notisfel
└── Adressfel
    └── Miljoadressfel
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
