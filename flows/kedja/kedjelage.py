"""How a stage of the chain stands, in one word."""

from typing import Final

from beslutsmodell.utfall import Etikett


class Kedjelage(Etikett):
    """The state of a stage, or of the whole chain."""

    VANTAR = "vantar", "Väntar"
    """Something is still owed, and nobody is late."""
    REKOMMENDERAT = "rekommenderat", "Rekommenderat"
    """Those who speak to others have spoken."""
    KLART = "klart", "Klart"
    """Nothing is owed."""
    FORSENAT = "forsenat", "Försenat"
    """A last day has passed, and something is owed."""
    KRAVER_ATGARD = "kraver_atgard", "Kräver åtgärd"
    """A human must look at something."""


KLARA: Final = frozenset({Kedjelage.KLART, Kedjelage.REKOMMENDERAT})
"""States in which a stage has nothing left to do."""
RODA: Final = frozenset({Kedjelage.FORSENAT, Kedjelage.KRAVER_ATGARD})
"""States that the picture colours."""
