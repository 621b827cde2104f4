"""The script of an example: what happens in a round, post by post in time order."""

from datetime import date, time
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from beslutsmodell.avtal.handling import Undertecknare
from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.varde import Varde
from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.filer import Mapp
from diarium.inlasning.stockholmstid import Stockholmstid
from diarium.inlasning.validering import las_modell
from diarium.inlasning.yamltrad import Trad


def _lang_form(punkter: object) -> object:
    """Write `{"1": bifall}` out as the core's rows of point and outcome."""
    if not isinstance(punkter, dict):
        return punkter
    return [
        {"punkt": kod, **(rad if isinstance(rad, dict) else {"utfall": rad})}
        for kod, rad in punkter.items()
    ]


class _Post(Varde):
    """What every post of a script has."""

    nar: Stockholmstid
    kommentar: str | None = None
    """One Swedish line that the demo shows."""


class _Beslutsfalt(_Post, Beslut):
    """The fields of a decision, flat in the post."""

    steg: str
    punkter: Annotated[tuple[Punktbeslut, ...], Field(min_length=1), BeforeValidator(_lang_form)]

    @property
    def beslut(self) -> Beslut:
        """Give the decision that the post tells of."""
        return Beslut.model_validate({namn: getattr(self, namn) for namn in Beslut.model_fields})


class Beslutspost(_Beslutsfalt):
    """A body decides, and the decision is recorded."""

    gor: Literal["beslut"] = "beslut"


class Korrigeringspost(_Beslutsfalt):
    """A recorded decision is replaced by the right one."""

    gor: Literal["korrigering"] = "korrigering"
    nummer: int = Field(ge=1)
    """The number in its case of the event that is superseded."""
    motivering: str


class Justeringspost(_Post):
    """The minutes of the last decision of a case are justerade, and announced."""

    gor: Literal["justering"] = "justering"
    steg: str
    organ: str
    justerat: date
    anslaget: date | None = None


class Villkorspost(_Post):
    """A human clears a condition."""

    gor: Literal["villkor"] = "villkor"
    steg: str
    organ: str
    punkter: tuple[str, ...] = Field(min_length=1)
    motivering: str
    av: str


class Fristpost(_Post):
    """A milestone gets a new version of its deadline."""

    gor: Literal["frist"] = "frist"
    milstolpe: str
    datum: date
    klockslag: time | None = None
    motivering: str


class Avtalspost(_Post):
    """An agreement comes in."""

    gor: Literal["avtal"] = "avtal"
    huvudman: str
    slag: str
    version: str
    punkter: tuple[str, ...] = Field(min_length=1)
    undertecknare: tuple[Undertecknare, ...] = Field(min_length=1)
    innehall: str
    """The text that stands for the bytes of the file."""
    filnamn: str
    inkommet: Stockholmstid | None = None
    """Null = when the post happens."""
    skickat: Stockholmstid | None = None
    """When the huvudman sent it; null = not stated."""


class Inlamningspost(_Post):
    """The agreements of one huvudman are handed to the receiver."""

    gor: Literal["lamna_in"] = "lamna_in"
    huvudman: str
    vantas: Literal["inlamnat", "nekad"] = "inlamnat"


class Kvittenspost(_Post):
    """The receiver acknowledges."""

    gor: Literal["kvittens"] = "kvittens"
    huvudman: str
    referens: str
    mottaget: Stockholmstid | None = None
    """Null = when the post happens."""


class Provningspost(_Post):
    """A human at the receiver rules on what came after the deadline."""

    gor: Literal["prova_sent"] = "prova_sent"
    huvudman: str
    godtas: bool
    motivering: str
    av: str


Post = Annotated[
    Beslutspost
    | Justeringspost
    | Villkorspost
    | Korrigeringspost
    | Fristpost
    | Avtalspost
    | Inlamningspost
    | Kvittenspost
    | Provningspost,
    Field(discriminator="gor"),
]


class Manus(Varde):
    """A script: when the round starts, and its posts in time order."""

    start: Stockholmstid
    poster: tuple[Post, ...] = Field(min_length=1)


def las_manus(vag: Path) -> Manus:
    """Read a script, or raise Inlasningsfel for the first fault."""
    trad = Mapp(vag=vag.parent).yaml(vag.name)
    manus = las_modell(Manus, trad.varde, kalla=trad)
    _granska_ordningen(manus, trad)
    return manus


def _granska_ordningen(manus: Manus, trad: Trad) -> None:
    """Refuse a post that comes before the one above it."""
    senast = manus.start
    for nummer, post in enumerate(manus.poster):
        if post.nar < senast:
            raise Inlasningsfel(
                trad.fil,
                trad.rad(("poster", nummer, "nar")),
                f"poster[{nummer + 1}].nar",
                f"posten ligger före den som står ovanför ({senast:%Y-%m-%d %H:%M})",
                atgard="Flytta posten eller rätta tiden",
            )
        senast = post.nar
