"""What a round plans by: what must be in place before signing, and the margins."""

from pydantic import Field

from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde


class Verkstallighet(Etikett):
    """When a decision may be carried out, that is: the agreement signed."""

    LAGA_KRAFT = "laga_kraft", "efter laga kraft"
    """Only when the time for appeal has run out (`KL 13:5`)."""
    JUSTERAT = "justerat", "före laga kraft"
    """As soon as the minutes are justerade: allowed unless special reasons speak against it
    (`KL 13:14`)."""


class Planregler(Varde):
    """The policy of a plan; days are calendar days."""

    verkstallighet: Verkstallighet = Verkstallighet.LAGA_KRAFT
    omedelbar_justering: bool = False
    """Whether the minutes are taken to be justerade at the meeting itself."""
    undertecknande_dagar: int = Field(default=0, ge=0, le=365)
    """From the day on which the decision may be carried out to the signed agreement."""
    leverans_dagar: int = Field(default=0, ge=0, le=365)
    """From the signed agreement to the receiver."""

    @property
    def i_ord(self) -> str:
        """Say what the plan takes for granted, in a sentence."""
        delar = [f"avtalen undertecknas {self.verkstallighet.etikett}"]
        if self.omedelbar_justering:
            delar.append("protokollen justeras omedelbart")
        delar.append(f"undertecknandet tar {dagar_i_ord(self.undertecknande_dagar)}")
        delar.append(f"leveransen {dagar_i_ord(self.leverans_dagar)}")
        return f"Räknat med att {', '.join(delar)}."


def dagar_i_ord(antal: int) -> str:
    """Write a number of days: "1 dag", "16 dagar"."""
    return f"{antal} dag" if abs(antal) == 1 else f"{antal} dagar"
