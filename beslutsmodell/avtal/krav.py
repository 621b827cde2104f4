"""What the receiver asks for."""

from pydantic import Field

from beslutsmodell.enrad import Enrad
from beslutsmodell.kontakt import Kanal
from beslutsmodell.varde import Varde


class Avtalskrav(Varde):
    """A kind of agreement that each huvudman must hand in."""

    slag: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    namn: Enrad
    undertecknare: int = Field(default=1, ge=1)
    """How many must sign for the huvudman."""
    version: str | None = None
    """The version of the template that is to be signed; null = any."""

    @property
    def i_mening(self) -> str:
        """Name the agreement inside a sentence, whatever form its name has."""
        return f"avtalet ”{self.namn}”"

    @property
    def forst(self) -> str:
        """Name the agreement first in a sentence."""
        return f"Avtalet ”{self.namn}”"


class Avtalstid(Varde):
    """The term: years from an event, and how far it may be prolonged."""

    ar: int = Field(ge=0)
    fran: str
    """Swedish: from when the years count."""
    forlangning_ar: int = Field(default=0, ge=0)

    @property
    def i_text(self) -> str:
        """Write the term out."""
        return f"{self.ar} år {self.fran}, med möjlighet till {self.forlangning_ar} års förlängning"


class Mottagare(Varde):
    """Who receives the signed agreements, and where they are delivered."""

    kod: str
    namn: Enrad
    kanal: Kanal
    """`fil` (a folder) or `epost`."""
    adress: str
