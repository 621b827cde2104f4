"""What the command line itself refuses.

Klifel
├── Anvandningsfel   what was written cannot be understood (exit code 2)
└── Nekad            what was asked for does not do as things stand (exit code 1)
"""


class Klifel(Exception):
    """The base: a Swedish sentence and an exit code."""

    kod = 1


class Anvandningsfel(Klifel):
    """What was written cannot be understood."""

    kod = 2


class Nekad(Klifel):
    """What was asked for does not do as things stand."""
