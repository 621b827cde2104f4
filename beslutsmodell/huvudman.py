"""Who takes part in a round: principals and their bodies."""

from beslutsmodell.enrad import Enrad
from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde


class Huvudmansslag(Etikett):
    """The legal kind of a principal."""

    KOMMUN = "kommun", "kommun"
    """A municipality."""
    FORBUND = "forbund", "kommunalförbund"
    """A kommunalförbund (`KL 3:8, 9 kap.`)."""
    REGION = "region", "region"
    """A region."""
    FORENING = "forening", "förening"
    """An association: its board's decisions are not decisions by kommunallagen."""


class Organslag(Etikett):
    """The kind of body, which decides what law its meetings follow."""

    FULLMAKTIGE = "fullmaktige", "fullmäktige"
    """Kommun- or regionfullmäktige (`KL 5 kap.`)."""
    STYRELSE = "styrelse", "styrelse"
    """Kommunstyrelse or another styrelse (`KL 6 kap.`)."""
    NAMND = "namnd", "nämnd"
    """A nämnd (`KL 6 kap.`)."""
    UTSKOTT = "utskott", "utskott"
    """A committee of a styrelse or nämnd, such as a KSAU."""
    DIREKTION = "direktion", "direktion"
    """The direktion of a kommunalförbund (`KL 9:3`)."""
    FORENINGSSTYRELSE = "foreningsstyrelse", "föreningsstyrelse"
    """The board of an association, outside kommunallagen."""
    TJANSTEPERSON = "tjansteperson", "tjänsteperson"
    """An officer who decides for a party, such as a director."""


class Huvudman(Varde):
    """A principal: kommun, kommunalförbund, region or association."""

    kod: str
    namn: Enrad
    slag: Huvudmansslag
    forbund: str | None = None
    """The code of the förbund that a kommun belongs to."""
    kortnamn: Enrad | None = None
    """What it is called in a narrow column, when its name is long."""

    @property
    def visningsnamn(self) -> str:
        """Give the short name, or the name when there is none."""
        return self.kortnamn or self.namn


class Organ(Varde):
    """A body with its own diarium, calendar and function mailbox."""

    kod: str
    namn: Enrad
    huvudman: str
    slag: Organslag
