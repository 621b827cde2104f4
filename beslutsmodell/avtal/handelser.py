"""What has happened to the agreements of one huvudman."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from beslutsmodell.avtal.handling import Avtalshandling
from beslutsmodell.avtal.lage import Inlamning, Kvittens
from beslutsmodell.fritext import Fritext
from beslutsmodell.varde import Varde


class AvtalRegistrerat(Varde):
    """An agreement came; a later one of the same kind takes the place of the earlier."""

    typ: Literal["avtal_registrerat"] = "avtal_registrerat"
    huvudman: str
    handling: Avtalshandling
    efter_frist: bool
    """It came after the deadline that held then."""
    av: Fritext | None = None
    """Who registered it, as stated."""


class AvtalInlamnat(Varde):
    """The package was delivered: sent is not arrived."""

    typ: Literal["avtal_inlamnat"] = "avtal_inlamnat"
    huvudman: str
    inlamning: Inlamning
    av: Fritext | None = None
    """Who handed it over, as stated."""


class AvtalKvitterat(Varde):
    """The receiver acknowledged the package."""

    typ: Literal["avtal_kvitterat"] = "avtal_kvitterat"
    huvudman: str
    kvittens: Kvittens
    av: Fritext | None = None
    """Who recorded it, as stated."""


class SentAvtalProvat(Varde):
    """The receiver ruled on what came late."""

    typ: Literal["sent_avtal_provat"] = "sent_avtal_provat"
    huvudman: str
    godtas: bool
    motivering: Fritext
    av: Fritext
    provat: datetime


Avtalshandelse = Annotated[
    AvtalRegistrerat | AvtalInlamnat | AvtalKvitterat | SentAvtalProvat,
    Field(discriminator="typ"),
]
