"""A case: one step of a round in one body, with the points that the body handles."""

from collections.abc import Mapping
from datetime import date

from pydantic import Field

from beslutsmodell.beslut import Beslut
from beslutsmodell.flagga import Flagga
from beslutsmodell.handelser import Domstolshandelse, OverklagandeAvslaget
from beslutsmodell.huvudman import Organslag
from beslutsmodell.process import Protokollsregler, Stegsort
from beslutsmodell.punktlage import AVSLUTADE, BESLUTADE, UTESTAENDE, Oppen, Punktlage, Vilande
from beslutsmodell.regler.overklagandetid import overklagandetid
from beslutsmodell.utfall import Etikett, Utfall
from beslutsmodell.varde import Varde


class RegistreratBeslut(Varde):
    """A decision in a case, by the number of the event that recorded it."""

    nummer: int
    beslut: Beslut
    ersatt: bool = False
    bortvalda: tuple[str, ...] = ()
    """Points on which a human has let another report hold."""
    upphavda: tuple[str, ...] = ()
    """Points that are owed anew, since a court has annulled what was decided on them."""
    anmalt: date | None = None
    """The day on which a decision by a chair was reported (`KL 6:40`)."""
    i_domstol: tuple[Domstolshandelse, ...] = ()
    """What has happened to it in court, in order."""

    def galler_for(self, punkt: str) -> bool:
        """Tell whether it names the point and nothing has taken its place there."""
        namnd = any(rad.punkt == punkt for rad in self.beslut.punkter)
        borta = self.ersatt or punkt in self.bortvalda or punkt in self.upphavda
        return namnd and not borta

    @property
    def star_kvar(self) -> bool:
        """Tell whether it holds for any point: not superseded, and not annulled."""
        return any(self.galler_for(rad.punkt) for rad in self.beslut.punkter)

    @property
    def ar_provat(self) -> bool:
        """Tell whether an appeal of it has come to nothing, so that a court has made it plain."""
        return bool(self.i_domstol) and isinstance(self.i_domstol[-1], OverklagandeAvslaget)

    @property
    def laga_kraft(self) -> date | None:
        """Give the first day of laga kraft; null while it is not announced, or is in court.

        After an appeal that came to nothing it is the day that a human has stated.
        """
        if not self.i_domstol:
            tid = overklagandetid(self.beslut)
            return tid.laga_kraft if tid else None
        sist = self.i_domstol[-1]
        return sist.laga_kraft if isinstance(sist, OverklagandeAvslaget) else None


class Punkt(Varde):
    """A point of a case: its state, and what stands beside it."""

    lage: Punktlage
    flaggor: tuple[Flagga, ...] = ()


class Arendelage(Etikett):
    """The state of a whole case, derived from its points."""

    VILANDE = "vilande", "vilande"
    """No point has opened."""
    PAGAR = "pagar", "pågår"
    """The body owes an outcome on every point."""
    DELVIS = "delvis", "delvis besvarat"
    """Some points have an outcome, others do not."""
    BESLUTAT = "beslutat", "beslutat"
    """Every point has an outcome, some still preliminary or conditional."""
    AVGJORT = "avgjort", "avgjort"
    """Every point is final."""


class Arende(Varde):
    """One step of a round in one body: what `efter` has folded together so far."""

    nyckel: str
    """`steg/organ`, unique in the round."""
    sort: Stegsort
    huvudman: str
    organ: str
    organslag: Organslag
    protokoll: Protokollsregler = Protokollsregler()
    fullmakt: tuple[str, ...] | None = None
    """The points inside the power of attorney; null = none is asked for."""
    punkter: Mapping[str, Punkt] = Field(min_length=1)
    beslut: tuple[RegistreratBeslut, ...] = ()
    """In the order in which they came; a correction stands right after what it replaces."""
    pausad_till: date | None = None
    """The day on which its reminders go on; null when they are not suspended."""
    version: int = 0
    """The number of the last event; 0 = none yet."""

    def finn_beslut(self, nummer: int) -> RegistreratBeslut | None:
        """Give the decision with this number, if there is one."""
        return next((ett for ett in self.beslut if ett.nummer == nummer), None)

    def senaste_beslut(self, punkt: str) -> RegistreratBeslut | None:
        """Give the last decision on the point that is not superseded."""
        for ett in reversed(self.beslut):
            if ett.galler_for(punkt):
                return ett
        return None

    def senaste_utfall(self, punkt: str) -> Utfall | None:
        """Give the outcome of the last decision on the point that is not superseded."""
        ett = self.senaste_beslut(punkt)
        return ett.beslut.for_punkt(punkt).utfall if ett else None

    def barande_beslut(self, punkt: str) -> int | None:
        """Give the number of the decision that the state and marks of the point come from."""
        barare: int | None = getattr(self.punkter[punkt].lage, "beslut", None)
        if barare is None and (senaste := self.senaste_beslut(punkt)) is not None:
            return senaste.nummer
        return barare

    def har_svarat(self) -> bool:
        """Tell whether nothing more is awaited here, so that the next step may open.

        A point that was closed or withdrawn holds nobody back; nor does one that a preparing
        body has only taken note of, for its word is not awaited by law.
        """
        return all(map(self._ar_klar, self.punkter.values()))

    def _ar_klar(self, punkt: Punkt) -> bool:
        noterad = isinstance(punkt.lage, Vilande | Oppen) and punkt.lage.fortydliga is not None
        return punkt.lage.kod in BESLUTADE | AVSLUTADE or (
            noterad and self.sort is Stegsort.BEREDER
        )

    def utestaende(self) -> tuple[str, ...]:
        """Give the points on which the body owes an act."""
        return tuple(kod for kod, punkt in self.punkter.items() if punkt.lage.kod in UTESTAENDE)
