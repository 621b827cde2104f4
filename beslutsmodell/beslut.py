"""A decision as it is reported: outcome per point, when, where, in what form."""

from datetime import date

from pydantic import Field, model_validator

from beslutsmodell.fritext import Fritext
from beslutsmodell.utfall import Beslutsslag, Stod, Styrka, Utfall
from beslutsmodell.varde import Varde


class Punktbeslut(Varde):
    """The outcome of one point in a decision."""

    punkt: str
    utfall: Utfall
    villkor: Fritext | None = None
    stod: Stod | None = None
    """For återremiss and bordläggning in a fullmäktige: by minority or majority (`KL 5:50`)."""
    styrka: Styrka | None = None
    """For a recommending body: how strongly it speaks for the point."""
    motivering: Fritext | None = None

    @model_validator(mode="after")
    def _villkor_hor_till_bifall(self) -> "Punktbeslut":
        """Keep condition and outcome together."""
        if self.utfall is Utfall.BIFALL_MED_VILLKOR and not self.villkor:
            raise ValueError(f"punkt {self.punkt}: ange villkoret vid bifall med villkor")
        if self.villkor and self.utfall is not Utfall.BIFALL_MED_VILLKOR:
            raise ValueError(
                f"punkt {self.punkt}: ett villkor hör till utfallet bifall_med_villkor",
            )
        return self


class Beslut(Varde):
    """One decision by one body, which may give different outcomes to different points."""

    organ: str
    datum: date
    """The day of the meeting, or of the delegate's or chair's decision."""
    punkter: tuple[Punktbeslut, ...] = Field(min_length=1)
    slag: Beslutsslag = Beslutsslag.SAMMANTRADE
    paragraf: str | None = None
    dnr: str | None = None
    delegation: str | None = None
    """The reference to the delegation (`KL 6:37-38, 7:5-6`)."""
    justerat: date | None = None
    anslaget: date | None = None
    nedtaget: date | None = None
    """The day on which the announcement came down, when that is known (`KL 8:9-12`)."""
    angiven_sista_dag: date | None = None
    """The last day to appeal that the kommun itself states; kept beside the one by the law."""
    underlagsversion: str | None = None
    reservation: Fritext | None = None
    votering: Fritext | None = None
    protokoll: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of the protokollsutdrag."""
    registrerat_av: Fritext = Field(min_length=1)
    """Who recorded it, as stated."""

    @model_validator(mode="after")
    def _hanger_ihop(self) -> "Beslut":
        """Refuse duplicate points, a missing reference and dates out of order."""
        koder = [punkt.punkt for punkt in self.punkter]
        if len(set(koder)) != len(koder):
            raise ValueError("samma punkt har fått två utfall: ange ett utfall per punkt")
        if self.slag is Beslutsslag.DELEGATION and not self.delegation:
            raise ValueError("ett delegationsbeslut ska hänvisa till delegationen (KL 6:37)")
        if self.justerat and self.justerat < self.datum:
            raise ValueError(f"justerat {self.justerat} ligger före beslutet {self.datum}")
        if self.anslaget and (not self.justerat or self.anslaget < self.justerat):
            raise ValueError("anslaget förutsätter en justering samma dag eller tidigare (KL 8:12)")
        if self.nedtaget and (not self.anslaget or self.nedtaget < self.anslaget):
            raise ValueError("nedtaget förutsätter ett anslag samma dag eller tidigare (KL 8:12)")
        return self

    def for_punkt(self, kod: str) -> Punktbeslut:
        """Give the outcome of the point; KeyError when the decision does not name it."""
        for punkt in self.punkter:
            if punkt.punkt == kod:
                return punkt
        raise KeyError(kod)

    def samma_sammantrade(self, annat: "Beslut") -> bool:
        """Tell whether another report is of the same meeting of the same body."""
        return (self.organ, self.datum) == (annat.organ, annat.datum)
