"""The chain as data: which steps there are and what each waits for."""

from collections.abc import Iterator

from pydantic import Field, model_validator

from beslutsmodell.enrad import Enrad
from beslutsmodell.graf import cykel
from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde


class Stegsort(Etikett):
    """What a step does with the matter."""

    BEREDER = "bereder", "bereder"
    """Proposes to the next body: an AU, a KSAU, a nämnd before fullmäktige."""
    REKOMMENDERAR = "rekommenderar", "rekommenderar"
    """Speaks to others, who decide for themselves."""
    BESLUTAR = "beslutar", "beslutar"
    """Gives the outcome of its principal."""
    UNDERTECKNAR = "undertecknar", "undertecknar"
    """Agreements are signed and registered."""
    LAMNAR_IN = "lamnar_in", "lämnar in"
    """Signed agreements are handed to the receiver, who acknowledges."""


class Niva(Etikett):
    """How many cases a step becomes in a round."""

    GEMENSAM = "gemensam", "gemensam"
    """One case for the whole round."""
    FORBUND = "forbund", "förbund"
    """One case per förbund."""
    HUVUDMAN = "huvudman", "huvudman"
    """One or more cases per kommun or other party."""


class Protokollsregler(Varde):
    """When the minutes of a step must be justerade and announced."""

    justering_dagar: int | None = Field(default=None, ge=0, le=60)
    """Days from the meeting, 14 by `KL 5:69` and `KL 6:35`; null = no justering applies."""
    anslag_dagar: int | None = Field(default=None, ge=0, le=30)
    """Days from the justering, 2 by `KL 8:12`; null = nothing is announced."""


class Stegfrist(Varde):
    """A step's own last day, counted back from a milestone."""

    milstolpe: str
    dagar_fore: int = Field(ge=0, le=3650)


class Steg(Varde):
    """One step of the chain."""

    kod: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    namn: Enrad
    sort: Stegsort
    niva: Niva
    vantar_pa: tuple[str, ...] = ()
    """Codes of the steps that govern opening, picture and reminders, never acceptance."""
    galler: tuple[str, ...] | None = None
    """Codes of the förbund whose chain has this step; null = all."""
    frist: Stegfrist | None = None
    protokoll: Protokollsregler = Protokollsregler()
    underlag: tuple[str, ...] = ()
    """Documents that the step needs, by name."""

    @property
    def har_arenden(self) -> bool:
        """Tell whether bodies handle this step; signing and submission live in the agreements."""
        return self.sort in {Stegsort.BEREDER, Stegsort.REKOMMENDERAR, Stegsort.BESLUTAR}


class Processmall(Varde):
    """A chain of steps for a kind of round."""

    kod: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    namn: Enrad
    version: int = Field(default=1, ge=1)
    steg: tuple[Steg, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _hanger_ihop(self) -> "Processmall":
        """Refuse duplicate codes, unknown predecessors and cycles."""
        koder = [steg.kod for steg in self.steg]
        for kod in koder:
            if koder.count(kod) > 1:
                raise ValueError(f"steget {kod!r} finns mer än en gång: ge varje steg en egen kod")
        for steg in self.steg:
            for kod in steg.vantar_pa:
                if kod not in koder:
                    raise ValueError(
                        f"steget {steg.kod!r} väntar på {kod!r}, som inte finns i processen",
                    )
        if ring := cykel({steg.kod: steg.vantar_pa for steg in self.steg}):
            raise ValueError(
                f"stegen väntar på varandra i ring: {' → '.join(ring)}. Ta bort en av väntningarna",
            )
        return self

    def finn(self, kod: str) -> Steg:
        """Give the step with this code; KeyError when there is none."""
        for steg in self.steg:
            if steg.kod == kod:
                return steg
        raise KeyError(kod)

    @property
    def ar_oordnad(self) -> bool:
        """Tell whether no step waits for another: so is a round tried with every turn at once."""
        return not any(steg.vantar_pa for steg in self.steg)

    def i_ordning(self) -> Iterator[Steg]:
        """Yield the steps so that each comes after all that it waits for."""
        klara: set[str] = set()
        kvar = list(self.steg)
        while kvar:
            nasta = next(steg for steg in kvar if klara.issuperset(steg.vantar_pa))
            kvar.remove(nasta)
            klara.add(nasta.kod)
            yield nasta
