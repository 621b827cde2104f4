"""Notice of a meeting, and what may still be added to it.

Terms that are counted back from a meeting are not moved by lag 1930:173: what must be done at
least a week before is done on that day or earlier, also when it is a Sunday.
"""

from datetime import date, timedelta

from beslutsmodell.huvudman import Organslag
from beslutsmodell.kalender import ar_vardag

_VECKA = timedelta(weeks=1)


def sista_tillkannagivande(mote: date, slag: Organslag) -> date | None:
    """Give the last day to announce a meeting on the notice board (`KL 5:13`).

    Null for other bodies than fullmäktige: kommunallagen sets no day for them.
    """
    return mote - _VECKA if slag is Organslag.FULLMAKTIGE else None


def sista_kallelse(mote: date, slag: Organslag) -> date | None:
    """Give the last day for the summons to reach the members (`KL 5:15`).

    Null for other bodies than fullmäktige: the reglemente decides (`KL 6:23`, `KL 6:44`).
    """
    return mote - _VECKA if slag is Organslag.FULLMAKTIGE else None


def sista_bradskande(mote: date) -> date:
    """Give the last day to announce an urgent matter: the vardag next before (`KL 5:14`).

    After it the matter may be decided only if all who are present agree (`KL 5:52`).
    """
    dag = mote - timedelta(days=1)
    while not ar_vardag(dag):
        dag -= timedelta(days=1)
    return dag
