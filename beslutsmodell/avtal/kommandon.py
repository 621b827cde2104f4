"""What may be asked about the agreements of one huvudman."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from beslutsmodell.avtal.handling import Avtalshandling
from beslutsmodell.fritext import Fritext
from beslutsmodell.varde import Varde


class RegistreraAvtal(Varde):
    """Register an agreement that has come."""

    typ: Literal["registrera_avtal"] = "registrera_avtal"
    handling: Avtalshandling
    av: Fritext | None = None
    """Who did it, as stated."""


class LamnaIn(Varde):
    """Record that the package was delivered to the receiver."""

    typ: Literal["lamna_in"] = "lamna_in"
    huvudman: str
    paket: str = Field(pattern=r"^[0-9a-f]{64}$")
    av: Fritext | None = None
    """Who did it, as stated."""


class Kvittera(Varde):
    """Record the receiver's acknowledgement."""

    typ: Literal["kvittera"] = "kvittera"
    huvudman: str
    referens: str = Field(min_length=1)
    mottaget: datetime
    av: Fritext | None = None
    """Who did it, as stated."""


class ProvaSent(Varde):
    """Record the receiver's ruling on what came after the deadline."""

    typ: Literal["prova_sent"] = "prova_sent"
    huvudman: str
    godtas: bool
    motivering: Fritext
    av: Fritext


Avtalskommando = Annotated[
    RegistreraAvtal | LamnaIn | Kvittera | ProvaSent,
    Field(discriminator="typ"),
]
