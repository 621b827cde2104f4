"""The survey: what a kommun believes that it will decide, never a decision."""

from datetime import date

from pydantic import Field

from beslutsmodell.fel import OgiltigtEnkatsvar
from beslutsmodell.huvudman import Organslag
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde


class Trolighet(Etikett):
    """How likely a kommun says that it is that a point is approved."""

    JA = "ja", "ja"
    TROLIGEN = "troligen", "troligen"
    OKLART = "oklart", "oklart"
    TROLIGEN_INTE = "troligen_inte", "troligen inte"
    NEJ = "nej", "nej"


class Enkatpunkt(Varde):
    """What is believed of one point."""

    punkt: str
    troligt: Trolighet


class Enkatsvar(Varde):
    """What one kommun answered; a newer answer takes the place of all of it."""

    huvudman: str
    punkter: tuple[Enkatpunkt, ...] = Field(min_length=1)
    organslag: Organslag | None = None
    """The kind of body that is expected to decide; null = not stated."""
    datum: date | None = None
    """The day on which it is expected to decide; null = not stated."""

    def annan_niva(self, omgang: Beslutsomgang) -> bool:
        """Tell whether the stated kind is another than those that decide in the round."""
        return self.organslag is not None and self.organslag not in beslutande_slag(
            omgang, self.huvudman
        )


def beslutande_slag(omgang: Beslutsomgang, huvudman: str) -> tuple[Organslag, ...]:
    """Give the kinds of body that decide for a participant in the round."""
    steg = {ett.kod for ett in omgang.process.steg if ett.sort == "beslutar"}
    organ = (
        vag.organ for vag in omgang.beslutsvagar if vag.steg in steg and vag.huvudman == huvudman
    )
    return tuple(dict.fromkeys(omgang.finn_organ(kod).slag for kod in organ))


def kontrollera_enkatsvar(omgang: Beslutsomgang, svar: Enkatsvar) -> None:
    """Raise OgiltigtEnkatsvar when a point is not in the round, or is answered twice."""
    finns = [punkt.kod for punkt in omgang.punkter]
    koder = [ett.punkt for ett in svar.punkter]
    for kod in koder:
        if kod not in finns:
            raise OgiltigtEnkatsvar(
                f"Omgången {omgang.kod} har ingen punkt {kod!r}. Finns: {', '.join(finns)}."
            )
        if koder.count(kod) > 1:
            raise OgiltigtEnkatsvar(f"Punkt {kod} har fått två svar. Ange ett.")
