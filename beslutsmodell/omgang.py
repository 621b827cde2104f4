"""A round as data: everything that a coordinator states before it starts."""

from datetime import date

from pydantic import Field, ValidationInfo, model_validator

from beslutsmodell.avtal.krav import Avtalskrav, Avtalstid, Mottagare
from beslutsmodell.beslutsvag import Beslutsvag, Fullmakt
from beslutsmodell.enrad import Enrad
from beslutsmodell.frist import Milstolpe
from beslutsmodell.granskning import kontrollera_omgang
from beslutsmodell.huvudman import Huvudman, Organ
from beslutsmodell.motpart import inlamningens_milstolpe, motpartens_milstolpe
from beslutsmodell.plan.planregler import Planregler
from beslutsmodell.process import Processmall
from beslutsmodell.punkt import Beslutspunkt
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.trappa import STANDARDTRAPPA, Trappa
from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde, ar_ur_diariet


class Skarpa(Etikett):
    """Whether a round writes to its real recipients."""

    SKARP = "skarp", "skarp"
    """Messages go to the contacts of the round."""
    SANDLADA = "sandlada", "sandlåda"
    """Messages all go to one address of the owner."""


class Underlag(Varde):
    """A document that decisions rest on: version and SHA-256 of its bytes."""

    namn: Enrad
    version: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Plats(Varde):
    """A seat that a letter of intent gives a party in a joint organ."""

    forum: str
    part: str
    antal: int | None = Field(default=None, ge=1)
    """Null when the number is settled later."""
    innehavare: str
    """The office, never a person."""


class Period(Varde):
    """From a first to a last day, both included."""

    fran: date
    till: date

    @model_validator(mode="after")
    def _framat(self) -> "Period":
        """Refuse a period that ends before it begins."""
        if self.till < self.fran:
            raise ValueError(f"perioden slutar {self.till}, före sin början {self.fran}")
        return self


class Beslutsomgang(Varde):
    """A round: owner, process, points, participants, milestones, ladder, receiver."""

    kod: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    titel: Enrad
    agare: Enrad
    dnr: Enrad
    skarpa: Skarpa = Skarpa.SKARP
    process: Processmall
    punkter: tuple[Beslutspunkt, ...] = Field(min_length=1)
    huvudman: tuple[Huvudman, ...] = Field(min_length=1)
    organ: tuple[Organ, ...] = Field(min_length=1)
    beslutsvagar: tuple[Beslutsvag, ...] = Field(min_length=1)
    milstolpar: tuple[Milstolpe, ...] = Field(min_length=1)
    trappa: Trappa = STANDARDTRAPPA
    kalender: tuple[Sammantrade, ...] = ()
    fullmakter: tuple[Fullmakt, ...] | None = None
    """Null = the round asks for no power of attorney."""
    mottagare: Mottagare | None = None
    avtal: tuple[Avtalskrav, ...] = ()
    avtalstid: Avtalstid | None = None
    plan: Planregler = Planregler()
    """What the round plans by."""
    underlag: tuple[Underlag, ...] = ()
    period: Period | None = None
    """For a letter of intent: the time it is in force."""
    platser: tuple[Plats, ...] = ()
    andrar: str | None = None
    """The code of the round whose result this one changes, by decision of each party."""
    fiktivt: tuple[str, ...] = ()
    """What in the round is made up, in Swedish, shown wherever the round is shown."""

    @model_validator(mode="after")
    def _hanger_ihop(self, info: ValidationInfo) -> "Beslutsomgang":
        """Refuse a round whose parts contradict each other."""
        if not ar_ur_diariet(info):
            kontrollera_omgang(self)
        return self

    @property
    def inlamningens_milstolpe(self) -> str | None:
        """Give the code of the milestone that submission counts from, null when there is none."""
        return inlamningens_milstolpe(self.process.steg)

    @property
    def motpartens_milstolpe(self) -> Milstolpe:
        """Give the counterparty's deadline as the round was stated."""
        return motpartens_milstolpe(self.process.steg, self.milstolpar)

    def som_sandlada(self) -> "Beslutsomgang":
        """Give the round as a sandbox beside the sharp one, with a code of its own."""
        if self.skarpa is Skarpa.SANDLADA:
            return self
        andrat = {"skarpa": Skarpa.SANDLADA, "kod": f"{self.kod}-{Skarpa.SANDLADA.value}"}
        return Beslutsomgang.model_validate(dict(self) | andrat)

    def finn_huvudman(self, kod: str) -> Huvudman:
        """Give the principal with this code; KeyError when there is none."""
        for man in self.huvudman:
            if man.kod == kod:
                return man
        raise KeyError(kod)

    def finn_organ(self, kod: str) -> Organ:
        """Give the body with this code; KeyError when there is none."""
        for organ in self.organ:
            if organ.kod == kod:
                return organ
        raise KeyError(kod)

    @property
    def deltagare(self) -> tuple[Huvudman, ...]:
        """Give the principals whose bodies decide, in order of code: "49 kommuner"."""
        beslutar = {steg.kod for steg in self.process.steg if steg.sort == "beslutar"}
        koder = {vag.huvudman for vag in self.beslutsvagar if vag.steg in beslutar}
        return tuple(
            sorted((man for man in self.huvudman if man.kod in koder), key=lambda man: man.kod),
        )
