"""The form that starts a round: a process with its underlag, made to measure where needed."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from pydantic import Field

import exempel
from beslutsmodell.frist import Tidpunkt
from beslutsmodell.omgang import Skarpa
from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde
from flows.formular.blankett import KRAVS, Blankett, las_blankett
from flows.formular.falt import Faltfel, las_datum_eller_inget, las_frist, las_koder, las_text
from flows.formular.ifyllning import Ifyllning

_EXEMPEL: Final = Path(exempel.__file__).parent
ALLA: Final = "alla"
"""What stands for every point, or every participant, of the underlag."""
_MAPP: Final = "Egen mapp"
_KOD: Final = "Omgångens kod"
_FRIST: Final = "Motpartens frist"
PUNKTER: Final = "Punkter"
DELTAGARE: Final = "Deltagare"
_TRAPPA: Final = "Påminnelsetrappa"
_OPPNAR: Final = "Öppnar"
_AV: Final = "Startad av"


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
        title="Process och underlag",
        description=(
            "Vilken kedja som ska köras, med dess punkter, organ och kontakter: ett exempel som "
            "följer med, eller egen-mapp. Svaren i exemplen är fiktiva."
        ),
        json_schema_extra=KRAVS,
    )
    mapp: str = Field(
        default="",
        title=_MAPP,
        description=(
            "Sökvägen till mappen med omgang.yaml på den dator som kör flödena. Fylls bara i när "
            "underlaget är egen-mapp."
        ),
        examples=["/srv/beslut/omgangar/avrop-2027"],
    )
    kod: str = Field(
        default="",
        title=_KOD,
        description="Små bokstäver, siffror och bindestreck. Lämna tomt för underlagets egen kod.",
        examples=["avrop-2027"],
    )
    titel: str = Field(
        default="",
        title="Titel",
        description="Vad omgången heter i brev och bilder. Lämna tomt för underlagets titel.",
        examples=["Avrop av optioner 2027"],
    )
    dnr: str = Field(
        default="",
        title="Diarienummer",
        description="Ägarens diarienummer. Lämna tomt för underlagets eget.",
        examples=["VK 2027/17"],
    )
    frist: str = Field(
        default="",
        title=_FRIST,
        description=(
            "Sista dag och klockslag hos motparten. Anger källan inget klockslag skriver du dagen "
            "och ordet antaget. Lämna tomt för underlagets frist."
        ),
        examples=["2027-11-26 16:00", "2027-11-26 antaget"],
    )
    punkter: str = Field(
        default=ALLA,
        title=PUNKTER,
        description="Punkterna att besluta om, med komma emellan, eller alla.",
        examples=["1, 3"],
        json_schema_extra=KRAVS,
    )
    deltagare: str = Field(
        default=ALLA,
        title=DELTAGARE,
        description="Förbund eller enstaka kommuner, med komma emellan, eller alla.",
        examples=["Fyrbodal, GR", "Åmål, Partille"],
        json_schema_extra=KRAVS,
    )
    trappa: str = Field(
        default="",
        title=_TRAPPA,
        description=(
            "Hur många dagar före den egna sista dagen som organen påminns, med komma emellan. "
            "Lämna tomt för underlagets trappa."
        ),
        examples=["60, 30, 14, 7, 3, 1"],
    )
    oppnar: str = Field(
        default="",
        title=_OPPNAR,
        description=(
            "Dagen då organen får veta att det är deras tur. Fram till dess tillfrågas "
            "kontakterna om de är rätt mottagare. Lämna tomt för att öppna genast, eller den dag "
            "som underlaget anger."
        ),
        examples=["2027-08-16"],
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
        title=_AV,
        description=(
            "Vem du är. Uppgiften sparas som du anger den: inloggningen är gemensam och kan inte "
            "intyga den."
        ),
        examples=["Samordnare, VästKom"],
        json_schema_extra=KRAVS,
    )


class Startval(Varde):
    """What was chosen: where the round lies, how it is made to measure, and who starts it."""

    mapp: Path
    kod: str | None
    titel: str | None
    dnr: str | None
    frist: Tidpunkt | None
    punkter: tuple[str, ...] | None
    deltagare: tuple[str, ...] | None
    """As they were written: förbund or kommuner, by code or name. Null = all."""
    trappdagar: tuple[int, ...] | None
    oppnar: date | None
    """The day on which the round opens. Null = what the round says itself."""
    skarpa: Skarpa | None
    """Null = what the round says itself."""
    startad_av: str


def las_start(ifylld: Startblankett | Mapping[str, Any]) -> Startval:
    """Read the form strictly; raise Formularfel with every fault."""
    form = las_blankett(Startblankett, ifylld)
    ifyllning = Ifyllning()
    falt = {
        "mapp": ifyllning.las(_las_mapp, form),
        "kod": ifyllning.las(_las_kod, form.kod),
        "titel": form.titel or None,
        "dnr": form.dnr or None,
        "frist": ifyllning.las(las_frist, _FRIST, form.frist) if form.frist else None,
        "punkter": ifyllning.las(_las_urval, PUNKTER, form.punkter, exempel="alla, eller 1, 3"),
        "deltagare": ifyllning.las(_las_deltagare, form.deltagare),
        "trappdagar": ifyllning.las(_las_trappa, form.trappa),
        "oppnar": ifyllning.las(las_datum_eller_inget, _OPPNAR, form.oppnar),
        "skarpa": _SKARPA[form.utskick],
        "startad_av": ifyllning.las(las_text, _AV, form.startad_av, exempel="Samordnare, VästKom"),
    }
    ifyllning.krav_hel()
    return Startval.model_validate(falt)


def _las_mapp(form: Startblankett) -> Path:
    egen = form.kalla is Kalla.EGEN_MAPP
    if egen and not form.mapp:
        raise Faltfel(f"{_MAPP}: uppgiften saknas. Skriv sökvägen till mappen med omgang.yaml.")
    if form.mapp and not egen:
        raise Faltfel(
            f"{_MAPP}: fältet är ifyllt, men underlaget är {form.kalla.value}. Töm fältet eller "
            "välj egen-mapp.",
        )
    return Path(form.mapp) if egen else _EXEMPEL / form.kalla.value


def _las_kod(varde: str) -> str | None:
    if varde and not re.fullmatch(r"[a-z0-9][a-z0-9-]*", varde):
        raise Faltfel(
            f"{_KOD}: {varde!r} går inte att använda. Skriv små bokstäver a–z, siffror och "
            "bindestreck, till exempel avrop-2027.",
        )
    return varde or None


def _las_urval(rubrik: str, varde: str, *, exempel: str) -> tuple[str, ...] | None:
    """Give the codes, or null for all; nothing at all is refused."""
    if varde.casefold() == ALLA:
        return None
    koder = las_koder(rubrik, varde, exempel=exempel)
    if not koder:
        raise Faltfel(f"{rubrik}: {varde!r} anger ingen. Skriv {exempel}.")
    return koder


def _las_deltagare(varde: str) -> tuple[str, ...] | None:
    """Give the names, which may hold blanks: only commas and line ends part them."""
    exempel = "alla, eller Fyrbodal, GR"
    if las_text(DELTAGARE, varde, exempel=exempel).casefold() == ALLA:
        return None
    namn = tuple(filter(None, (del_.strip() for del_ in re.split(r"[,;\n]", varde))))
    if not namn:
        raise Faltfel(f"{DELTAGARE}: {varde!r} anger ingen. Skriv {exempel}.")
    return namn


def _las_trappa(varde: str) -> tuple[int, ...] | None:
    if not varde:
        return None
    dagar = las_koder(_TRAPPA, varde, exempel="60, 30, 14, 7, 3, 1")
    for dag in dagar:
        if not dag.isdecimal():
            raise Faltfel(
                f"{_TRAPPA}: {dag!r} är inget antal dagar. Skriv till exempel 60, 30, 14, 7, 3, 1.",
            )
    return tuple(map(int, dagar)) or None


_SKARPA: Final[dict[Utskickssatt, Skarpa | None]] = {
    Utskickssatt.SOM_I_OMGANGEN: None,
    Utskickssatt.SKARP: Skarpa.SKARP,
    Utskickssatt.SANDLADA: Skarpa.SANDLADA,
}
