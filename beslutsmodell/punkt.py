"""The numbered points that a round decides."""

from pydantic import Field

from beslutsmodell.enrad import Enrad
from beslutsmodell.varde import Varde


class Beslutspunkt(Varde):
    """One numbered point to decide: the unit of outcome."""

    kod: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")
    namn: Enrad

    @property
    def etikett(self) -> str:
        """Give the point as it is written in a list: number, then name."""
        return f"{self.kod} {self.namn}"
