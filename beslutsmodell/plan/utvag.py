"""What the law offers a kommun that will not make it the ordinary way."""

from beslutsmodell.huvudman import Organslag
from beslutsmodell.regler.protokoll import justeringens_stod
from beslutsmodell.utfall import Etikett


class Utvag(Etikett):
    """A way out, the least troublesome first."""

    UTAN_REKOMMENDATION = "utan_rekommendation", "besluta utan att vänta på rekommendationen"
    """VästKom and the förbund only recommend: a kommun may decide before them."""
    BRADSKANDE = "bradskande", "ta upp ärendet fast handlingarna är sena"
    OMEDELBAR_JUSTERING = "omedelbar_justering", "justera protokollet omedelbart"
    FORE_LAGA_KRAFT = "fore_laga_kraft", "underteckna före laga kraft"
    EXTRA_SAMMANTRADE = "extra_sammantrade", "håll ett extra sammanträde"

    def stod(self, slag: Organslag) -> str | None:
        """Give the paragraph for a body of the kind; null where practice alone carries it."""
        if slag is Organslag.FORENINGSSTYRELSE:
            return "stadgarna"
        if slag is Organslag.TJANSTEPERSON:
            return None
        kf = slag is Organslag.FULLMAKTIGE
        match self:
            case Utvag.BRADSKANDE:
                return "KL 5:14, 5:52" if kf else "reglementet"
            case Utvag.OMEDELBAR_JUSTERING:
                return justeringens_stod(slag)
            case Utvag.FORE_LAGA_KRAFT:
                return "KL 13:14"
            case Utvag.EXTRA_SAMMANTRADE:
                return "KL 5:12" if kf else "KL 6:23"
            case _:
                return None
