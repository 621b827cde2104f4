"""The time for appeal of one announcement, as it is reckoned and as the kommun has stated it."""

from datetime import date

from beslutsmodell.beslut import Beslut
from beslutsmodell.datum import kort_datum
from beslutsmodell.regler.brist import Brist
from beslutsmodell.regler.protokoll import laga_kraft, sista_overklagandedag
from beslutsmodell.varde import Varde


class Overklagandetid(Varde):
    """From an announcement to laga kraft; what the kommun states is kept, never overwritten."""

    anslaget: date
    nedtaget: date | None = None
    """The day on which the announcement came down, when that is known."""
    angiven_sista_dag: date | None = None
    """The last day to appeal that the kommun itself has stated."""

    @property
    def sista_dag(self) -> date:
        """Give the last day to appeal by the law (`KL 13:5`, lag 1930:173)."""
        return sista_overklagandedag(self.anslaget)

    @property
    def laga_kraft(self) -> date | None:
        """Give the first day of laga kraft; null when the announcement came down too early.

        The time does not run out unless the announcement has been up for all of it (`KL 13:5`).
        An appeal is not reckoned with here.
        """
        if self.for_tidigt_nedtaget() is not None:
            return None
        return laga_kraft(self.anslaget)

    def for_tidigt_nedtaget(self) -> Brist | None:
        """Give what to ask for when the announcement came down too early; null otherwise."""
        if self.nedtaget is None or self.nedtaget > self.sista_dag:
            return None
        return Brist(
            motivering=f"Anslaget togs ned {kort_datum(self.nedtaget)}, innan "
            f"överklagandetiden hade gått ut {kort_datum(self.sista_dag)}: den löper då "
            "inte ut.",
            atgard="Be kommunen tillkännage justeringen på nytt.",
            kalla="KL 8:9-12, 13:5",
        )

    def brister(self) -> tuple[Brist, ...]:
        """Give what a human should look at."""
        alla = (self._annan_sista_dag(), self.for_tidigt_nedtaget())
        return tuple(ett for ett in alla if ett is not None)

    def _annan_sista_dag(self) -> Brist | None:
        angiven = self.angiven_sista_dag
        if angiven is None or angiven == self.sista_dag:
            return None
        return Brist(
            motivering=f"Kommunen anger {kort_datum(angiven)} som sista dag "
            f"att överklaga, men tre veckor från anslaget {kort_datum(self.anslaget)} "
            f"slutar {kort_datum(self.sista_dag)}.",
            atgard="Kommunens uppgift står kvar: fråga vilken dag som gäller.",
            kalla="KL 13:5",
        )


def overklagandetid(beslut: Beslut) -> Overklagandetid | None:
    """Give the time for appeal of a decision; null when it has not been announced."""
    if beslut.anslaget is None:
        return None
    return Overklagandetid(
        anslaget=beslut.anslaget,
        nedtaget=beslut.nedtaget,
        angiven_sista_dag=beslut.angiven_sista_dag,
    )
