"""What a notice is written from: frozen facts, chosen before anything is rendered."""

import hashlib
from datetime import date
from itertools import zip_longest
from typing import Annotated, Final, Literal

from pydantic import AwareDatetime, Field, TypeAdapter, model_validator

from beslutsmodell.frist import Tidpunkt
from beslutsmodell.kalenderpost import Kalenderpost
from beslutsmodell.kontakt import Kontaktroll
from beslutsmodell.process import Stegsort
from beslutsmodell.varde import Varde
from notiser.forsandelse import Innehall

STAMMER: Final = "Stämmer"
"""What the subject of an answer begins with that says that a contact is right."""


class Omgangsfakta(Varde):
    """What every notice of a round tells about the round."""

    kod: str
    titel: str
    agare: str
    dnr: str
    motpart: str | None
    motpartens_frist: Tidpunkt
    fristversion: int = Field(ge=1)
    """The version of the counterparty's deadline that the notice was planned on."""
    fiktivt: tuple[str, ...]
    """What in the round is made up; shown in every notice."""
    sandlada: bool
    avtalstid: str | None = None
    """The term of the agreements, in Swedish; null where none is stated."""
    kontakt: str
    """Whom to ask: the address of the owner."""


class Uppgift(Varde):
    """What one body still owes in one step."""

    huvudman: str
    organ: str
    steg: str
    sort: Stegsort
    punkter: tuple[str, ...] = Field(min_length=1)
    """Labels such as "1 Informationsutbyte mellan vårdgivare"."""
    egen_frist: date
    atgard: str
    """The next possible act, a Swedish sentence from `sammantrade.nasta_atgard`."""
    lage: str | None
    """What happened before, such as "återremitterad"; null when nothing has."""
    noteringar: tuple[str, ...] = ()
    """What the body should know before it decides, such as points outside its fullmakt."""
    organ_i_mening: str = ""
    """The body's name as it stands inside a sentence; empty = as in `organ`."""
    fraga: str | None = None
    """What the rung of a reminder asks for, before the next possible act; null = the act alone."""
    kalenderpost: Kalenderpost | None = None
    """Its own last day as an entry of a calendar; the same entry as in the body's feed."""

    @property
    def i_mening(self) -> str:
        """Give the body's name for the inside of a sentence."""
        return self.organ_i_mening or self.organ


class Paminnelse(Varde):
    """A rung of the ladder has come and something is still owed."""

    sort: Literal["paminnelse"] = "paminnelse"
    omgang: Omgangsfakta
    uppgifter: tuple[Uppgift, ...] = Field(min_length=1)
    dagar: int = Field(ge=0)
    """The rung: days before the body's own last day."""
    ovriga: tuple[Uppgift, ...] = ()
    """What the mailbox owes beside them, whose rung has not come or has gone."""
    fler: int = Field(default=0, ge=0)
    """How many more it owes than are told."""


class Oppning(Varde):
    """A step has opened: the body can take up the matter."""

    sort: Literal["oppning"] = "oppning"
    omgang: Omgangsfakta
    uppgifter: tuple[Uppgift, ...] = Field(min_length=1)
    rekommendation: tuple[str, ...]
    """One line per point that an earlier body has spoken for; may be empty."""
    ovriga: tuple[Uppgift, ...] = ()
    """What the mailbox owes beside them, and was told of before."""
    fler: int = Field(default=0, ge=0)
    """How many more it owes than are told."""


class Fristandring(Varde):
    """A milestone has got a new version of its deadline."""

    sort: Literal["fristandring"] = "fristandring"
    omgang: Omgangsfakta
    milstolpe: str
    tidigare: Tidpunkt
    ny: Tidpunkt
    motivering: str
    uppgifter: tuple[Uppgift, ...]
    """What the recipient's bodies still owe, by the new deadline; may be empty."""


class Berort(Varde):
    """What a body has decided, or not, on points that a change concerns."""

    organ: str
    organ_i_mening: str
    punkter: tuple[str, ...] = Field(min_length=1)
    beslut: tuple[str, ...] = ()
    """What was decided and when, in Swedish; empty = nothing."""


class Underlagsandring(Varde):
    """A document has got a new version after bodies had decided on an older one."""

    sort: Literal["underlagsandring"] = "underlagsandring"
    omgang: Omgangsfakta
    namn: str
    tidigare: str
    """The version before."""
    ny: str
    fran: date
    """The day from which it holds."""
    motivering: str
    berorda: tuple[Berort, ...] = Field(min_length=1)


class Aterkallelse(Varde):
    """Points of the round have been taken back."""

    sort: Literal["aterkallelse"] = "aterkallelse"
    omgang: Omgangsfakta
    punkter: tuple[str, ...] = Field(min_length=1)
    motivering: str
    berorda: tuple[Berort, ...] = Field(min_length=1)


class Komplettering(Varde):
    """The agreements of a huvudman lack something before they can be handed over."""

    sort: Literal["komplettering"] = "komplettering"
    omgang: Omgangsfakta
    huvudman: str
    brister: tuple[str, ...] = Field(min_length=1)
    atgarder: tuple[str, ...] = ()
    """What to send, one for each of `brister` and in their order; empty = not said."""

    @model_validator(mode="after")
    def _en_atgard_per_brist(self) -> "Komplettering":
        """Refuse a remedy that would stand under another lack."""
        if self.atgarder and len(self.atgarder) != len(self.brister):
            raise ValueError(
                f"{len(self.brister)} brister men {len(self.atgarder)} åtgärder: ange en per brist"
            )
        return self

    @property
    def rader(self) -> tuple[tuple[str, str], ...]:
        """Give each lack with its remedy, which is empty where none is given."""
        return tuple(zip_longest(self.brister, self.atgarder, fillvalue=""))


class Kvittering(Varde):
    """The receiver has acknowledged the agreements of a huvudman."""

    sort: Literal["kvittering"] = "kvittering"
    omgang: Omgangsfakta
    huvudman: str
    referens: str
    mottaget: AwareDatetime
    punkter: tuple[str, ...]
    efter_frist: bool = False
    """The receipt says that they came in after the deadline that held then."""


class Protokollsfraga(Varde):
    """A decision has been reported, but its minutes should have been justerade by now."""

    sort: Literal["protokoll"] = "protokoll"
    omgang: Omgangsfakta
    organ: str
    organ_i_mening: str
    """The body's name as it stands inside a sentence."""
    sammantrade: date
    paragraf: str | None
    punkter: tuple[str, ...] = Field(min_length=1)
    justeras_senast: date
    stod: str
    """The paragraph that sets the last day for justering."""


class Kontaktplats(Varde):
    """One body that a contact stands for, and what will be asked of it."""

    organ: str
    organ_i_mening: str
    """The body's name as it stands inside a sentence."""
    roll: Kontaktroll
    steg: tuple[str, ...] = Field(min_length=1)
    """What the steps are called that the body has in the round."""
    egen_frist: date
    """The first of its own last days."""


class Kontaktfraga(Varde):
    """Before the round opens its contacts are asked whether they are the right ones."""

    sort: Literal["kontaktfraga"] = "kontaktfraga"
    omgang: Omgangsfakta
    oppnar: date
    platser: tuple[Kontaktplats, ...] = Field(min_length=1)
    fler: int = Field(default=0, ge=0)
    """How many bodies more it stands for than are told."""
    svar_till: str
    """Where an answer that says yes is read, by a program."""
    svarskod: str = Field(min_length=1)
    """Stands in the subject of an answer that says yes, so that it is known."""

    @property
    def svarsamne(self) -> str:
        """Give the subject of an answer that says yes."""
        return f"{STAMMER} [{self.svarskod}]"


class Paketleverans(Varde):
    """The signed agreements of a huvudman, packed for the receiver."""

    sort: Literal["paketleverans"] = "paketleverans"
    omgang: Omgangsfakta
    huvudman: str
    filnamn: str = Field(min_length=1)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    innehall: Innehall = Field(repr=False)

    @model_validator(mode="after")
    def _hel(self) -> "Paketleverans":
        """Refuse content that is not what the sum says."""
        if hashlib.sha256(self.innehall).hexdigest() != self.sha256:
            raise ValueError(
                "paketets innehåll stämmer inte med sin SHA-256-summa: bygg om paketet"
            )
        return self


Underlag = Annotated[
    Paminnelse
    | Oppning
    | Fristandring
    | Underlagsandring
    | Aterkallelse
    | Komplettering
    | Kvittering
    | Protokollsfraga
    | Kontaktfraga
    | Paketleverans,
    Field(discriminator="sort"),
]
Underlagssort = Literal[
    "paminnelse",
    "oppning",
    "fristandring",
    "underlagsandring",
    "aterkallelse",
    "komplettering",
    "kvittering",
    "protokoll",
    "kontaktfraga",
    "paketleverans",
]

_adapter: TypeAdapter[Underlag] = TypeAdapter(Underlag)


def las_underlag(text: str | bytes) -> Underlag:
    """Read the facts of a notice back from their JSON text."""
    return _adapter.validate_json(text)
