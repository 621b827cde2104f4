"""The form that starts a round: a shipped example or a folder, sharp or in a sandbox."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import Field

import exempel
from beslutsmodell.omgang import Skarpa
from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde
from flows.formular.blankett import KRAVS, Blankett, las_blankett
from flows.formular.fel import Formularfel

_EXEMPEL: Final = Path(exempel.__file__).parent


class Kalla(Etikett):
    """Varifrån omgångens uppgifter hämtas."""

    EGEN_MAPP = "egen-mapp", "en egen mapp"
    """A folder on the machine that runs the flows."""
    FVM_AVROP_2019 = "fvm-avrop-2019", "Avrop av optioner 2019"
    """The shipped round of 2019; its answers are fictitious."""
    FULLMAKT_2016 = "fullmakt-2016", "Fullmakter 2016"
    """The shipped round of powers of attorney."""
    AVSIKTSFORKLARING_2017 = "avsiktsforklaring-2017", "Avsiktsförklaring 2017"
    """The shipped letter of intent."""
    AVSIKTSFORKLARING_2018_ANDRING = (
        "avsiktsforklaring-2018-andring",
        "Ändrad avsiktsförklaring 2018",
    )
    """The shipped change of that letter, by decision of each party."""


class Utskickssatt(Etikett):
    """Vart omgångens utskick går."""

    SOM_I_OMGANGEN = "som_i_omgangen", "som omgången anger"
    """What omgang.yaml says."""
    SKARP = "skarp", "skarpt"
    """To the real recipients."""
    SANDLADA = "sandlada", "sandlåda"
    """All to one address; the round gets a code of its own and may stand beside the sharp one."""


class Startblankett(Blankett):
    """En omgång att starta."""

    kalla: Kalla = Field(
        default=Kalla.FVM_AVROP_2019,
        title="Underlag",
        description="Ett exempel som följer med, eller egen-mapp. Svaren i exemplen är fiktiva.",
        json_schema_extra=KRAVS,
    )
    mapp: str = Field(
        default="",
        title="Egen mapp",
        description=(
            "Sökvägen till mappen med omgang.yaml på den dator som kör flödena. Fylls bara i när "
            "underlaget är egen-mapp."
        ),
        examples=["/srv/beslut/omgangar/avrop-2027"],
    )
    utskick: Utskickssatt = Field(
        default=Utskickssatt.SOM_I_OMGANGEN,
        title="Utskick",
        description=(
            "Skarpt: till mottagarna i kontaktlistan. Sandlåda: allt till en enda adress, och "
            "omgången får en egen kod som slutar på -sandlada."
        ),
    )
    startad_av: str = Field(
        default="",
        title="Startad av",
        description=(
            "Vem du är. Visas på körningen så som du anger det: inloggningen är gemensam och kan "
            "inte intyga det."
        ),
        examples=["Samordnare, VästKom"],
        json_schema_extra=KRAVS,
    )


class Startval(Varde):
    """What was chosen: where the round lies, how sharp it is, and who says to start it."""

    mapp: Path
    skarpa: Skarpa | None
    """Null = what the round says itself."""
    startad_av: str


def las_start(ifylld: Startblankett | Mapping[str, Any]) -> Startval:
    """Read the form strictly; raise Formularfel with every fault."""
    form = las_blankett(Startblankett, ifylld)
    brister = []
    egen = form.kalla is Kalla.EGEN_MAPP
    if egen and not form.mapp:
        brister.append("Egen mapp: uppgiften saknas. Skriv sökvägen till mappen med omgang.yaml.")
    if form.mapp and not egen:
        brister.append(
            f"Egen mapp: fältet är ifyllt, men underlaget är {form.kalla.value}. Töm fältet eller "
            "välj egen-mapp.",
        )
    if not form.startad_av:
        brister.append("Startad av: uppgiften saknas. Skriv till exempel Samordnare, VästKom.")
    if brister:
        raise Formularfel(brister)
    return Startval(
        mapp=Path(form.mapp) if egen else _EXEMPEL / form.kalla.value,
        skarpa=_SKARPA[form.utskick],
        startad_av=form.startad_av,
    )


_SKARPA: Final[dict[Utskickssatt, Skarpa | None]] = {
    Utskickssatt.SOM_I_OMGANGEN: None,
    Utskickssatt.SKARP: Skarpa.SKARP,
    Utskickssatt.SANDLADA: Skarpa.SANDLADA,
}
