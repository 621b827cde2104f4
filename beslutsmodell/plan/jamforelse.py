"""What a moved deadline or meeting changes, and for whom."""

from beslutsmodell.plan.bedomning import Bedomning, Plan
from beslutsmodell.varde import Varde


class Omplanering(Varde):
    """A participant that stands otherwise in a new plan."""

    huvudman: str
    namn: str
    fore: Bedomning
    efter: Bedomning

    def __str__(self) -> str:
        """Say it: "Åmål (1492): hinner inte, förut hinner"."""
        return f"{self.namn} ({self.huvudman}): {self.efter.etikett}, förut {self.fore.etikett}"


def jamfor(fore: Plan, efter: Plan) -> tuple[Omplanering, ...]:
    """Give those who stand otherwise, the worst first; both plans are of the same round."""
    forut = {man.kod: man.bedomning for man in fore.huvudman}
    andrade = [
        Omplanering(huvudman=man.kod, namn=man.namn, fore=forut[man.kod], efter=man.bedomning)
        for man in efter.huvudman
        if forut[man.kod] is not man.bedomning
    ]
    ordning = list(Bedomning)
    return tuple(sorted(andrade, key=lambda ett: -ordning.index(ett.efter)))
