"""The result of a round of powers of attorney is the scope that another round checks."""

from datetime import datetime

from beslutsmodell.beslutsvag import Fullmakt
from beslutsmodell.utfall import Utfall
from diarium.lage import las_lage
from diarium.session import Session


def fullmakter_ur(session: Session, kod: str, *, nu: datetime) -> tuple[Fullmakt, ...]:
    """Give, per principal of the round, the points that it has finally approved.

    Every participant gets a row: one that gave nothing has no points. OkandOmgang when the
    round does not exist.
    """
    lage = las_lage(session, kod, nu=nu)
    return tuple(
        Fullmakt(
            huvudman=man.kod,
            punkter=tuple(
                punkt for punkt, utfall in man.slutliga.items() if utfall is Utfall.BIFALL
            ),
        )
        for man in lage.kommuner
    )
