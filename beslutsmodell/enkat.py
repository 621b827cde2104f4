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


def annan_niva(omgang: Beslutsomgang, svar: Enkatsvar) -> str | None:
    """Say that another kind of body is expected to decide than in the round; null if not.

    The round is not changed by it: a human does that, or asks again.
    """
    slagen = beslutande_slag(omgang, svar.huvudman)
    if svar.organslag is None or svar.organslag in slagen:
        return None
    man = omgang.finn_huvudman(svar.huvudman)
    return (
        f"{man.namn} ({man.kod}) uppger att {svar.organslag.etikett} beslutar. I omgången beslutar "
        f"{' och '.join(slag.etikett for slag in slagen)}. Omgången är inte ändrad."
    )
