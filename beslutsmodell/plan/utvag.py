"""What the law offers a kommun that will not make it the ordinary way."""

from collections.abc import Iterator
from itertools import combinations

from beslutsmodell.huvudman import Organslag
from beslutsmodell.plan.planregler import Planregler, Verkstallighet
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
        kf = slag is Organslag.FULLMAKTIGE
        match self:
            case Utvag.BRADSKANDE:
                return "KL 5:14, 5:52" if kf else "reglementet"
            case Utvag.OMEDELBAR_JUSTERING:
                return "KL 5:69" if kf else "KL 6:35"
            case Utvag.FORE_LAGA_KRAFT:
                return "KL 13:14"
            case Utvag.EXTRA_SAMMANTRADE:
                return "KL 5:12" if kf else "KL 6:23"
            case _:
                return None


def andrade_regler(regler: Planregler, utvagar: frozenset[Utvag]) -> Planregler:
    """Give the rules of a plan that takes the ways out."""
    andrat: dict[str, object] = {}
    if Utvag.OMEDELBAR_JUSTERING in utvagar:
        andrat["omedelbar_justering"] = True
    if Utvag.FORE_LAGA_KRAFT in utvagar:
        andrat["verkstallighet"] = Verkstallighet.JUSTERAT
    return regler.model_copy(update=andrat)


def forsok(regler: Planregler) -> Iterator[frozenset[Utvag]]:
    """Yield every set of ways out that may help, the least troublesome first: none at all.

    Several small ones come before an extra meeting, which asks most of people.
    """
    redan = {
        Utvag.OMEDELBAR_JUSTERING: regler.omedelbar_justering,
        Utvag.FORE_LAGA_KRAFT: regler.verkstallighet is Verkstallighet.JUSTERAT,
    }
    valbara = [utvag for utvag in Utvag if not redan.get(utvag, False)]
    alla = (
        frozenset(val) for antal in range(len(valbara) + 1) for val in combinations(valbara, antal)
    )
    yield from sorted(alla, key=_besvar)


def _besvar(utvagar: frozenset[Utvag]) -> tuple[int, int]:
    ordning = list(Utvag)
    return (
        Utvag.EXTRA_SAMMANTRADE in utvagar,
        sum(2 ** ordning.index(utvag) for utvag in utvagar),
    )
