"""Who a message is to and from."""

from pydantic import Field

from beslutsmodell.kontakt import Kanal, Kontaktroll
from beslutsmodell.varde import Varde


class Onadd(Varde):
    """A contact whose mail comes back, so that somebody else is written to."""

    organ: str
    """The body's name as it stands inside a sentence."""
    adress: str


class Adressat(Varde):
    """One recipient on one channel."""

    kanal: Kanal
    adress: str = Field(repr=False, min_length=1)
    namn: str
    roll: Kontaktroll
    i_stallet_for: Onadd | None = None
    """Whom the message was meant for; null when it is the recipient itself."""


class Avsandare(Varde):
    """Who the notices come from, and where answers go."""

    namn: str
    adress: str
    doman: str
    svara_till: str | None
    retur: str | None = None
    """Where a program reads what comes in; null = at the address that the notices come from."""

    @property
    def las_av_program(self) -> str:
        """Give the address whose mail a program reads."""
        return self.retur or self.adress
