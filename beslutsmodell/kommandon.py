"""What may be asked of a case: imperatives."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from beslutsmodell.beslut import Beslut
from beslutsmodell.fritext import Fritext
from beslutsmodell.varde import Varde

Punktkoder = Annotated[tuple[str, ...], Field(min_length=1)]


def _krav_motivering(text: str) -> str:
    """Refuse an empty reason: whoever asks why a body was not reminded reads it."""
    if not text.strip():
        raise ValueError(
            "ange varför påminnelserna pausas eller går igen: det visas för den som undrar varför "
            "organet inte har påmints"
        )
    return text


_Pausmotivering = Annotated[Fritext, AfterValidator(_krav_motivering)]


class Oppna(Varde):
    """Open points that have been waiting."""

    typ: Literal["oppna"] = "oppna"
    punkter: Punktkoder


class RegistreraBeslut(Varde):
    """Record a decision that a body has taken."""

    typ: Literal["registrera_beslut"] = "registrera_beslut"
    beslut: Beslut


class Justera(Varde):
    """Record that the minutes of a decision are justerade, and perhaps announced."""

    typ: Literal["justera"] = "justera"
    nummer: int
    justerat: date
    anslaget: date | None = None


class Ansla(Varde):
    """Record that the justering of a decision is announced on the notice board."""

    typ: Literal["ansla"] = "ansla"
    nummer: int
    anslaget: date
    nedtaget: date | None = None
    """The day on which the announcement came down, when that is known (`KL 8:9-12`)."""
    angiven_sista_dag: date | None = None
    """The last day to appeal that the kommun itself states; kept beside the one by the law."""


class UppfyllVillkor(Varde):
    """Clear the condition of points: a human has seen that it is met."""

    typ: Literal["uppfyll_villkor"] = "uppfyll_villkor"
    punkter: Punktkoder
    motivering: Fritext
    av: Fritext


class Korrigera(Varde):
    """Replace a recorded decision by a right one, for the same points."""

    typ: Literal["korrigera"] = "korrigera"
    nummer: int
    beslut: Beslut
    motivering: Fritext


class Bekrafta(Varde):
    """Let a flagged report hold: a human has seen that it is the right one."""

    typ: Literal["bekrafta"] = "bekrafta"
    nummer: int
    motivering: Fritext
    av: Fritext


class Overklaga(Varde):
    """Record that a decision has been appealed."""

    typ: Literal["overklaga"] = "overklaga"
    nummer: int
    datum: date


class Inhibera(Varde):
    """Record that a court has stopped an appealed decision until further notice."""

    typ: Literal["inhibera"] = "inhibera"
    nummer: int
    datum: date


class HavInhibition(Varde):
    """Record that the court's inhibition is lifted."""

    typ: Literal["hav_inhibition"] = "hav_inhibition"
    nummer: int
    datum: date


class AvslaOverklagande(Varde):
    """Record that an appeal came to nothing: dismissed, not taken up, or taken back."""

    typ: Literal["avsla_overklagande"] = "avsla_overklagande"
    nummer: int
    datum: date
    laga_kraft: date
    """The first day of laga kraft, as the court's answer gives it."""
    motivering: Fritext
    av: Fritext


class Upphav(Varde):
    """Record that a court has annulled a decision."""

    typ: Literal["upphav"] = "upphav"
    nummer: int
    datum: date
    motivering: Fritext
    av: Fritext


class Anmal(Varde):
    """Record that a decision by a chair has been reported at a meeting of the body."""

    typ: Literal["anmal"] = "anmal"
    nummer: int
    datum: date


class Avbryt(Varde):
    """Withdraw points that are not decided."""

    typ: Literal["avbryt"] = "avbryt"
    punkter: Punktkoder
    motivering: Fritext
    av: Fritext | None = None
    """Who did it, as stated."""


class Stang(Varde):
    """Close points that are still owed, as utan svar."""

    typ: Literal["stang"] = "stang"
    punkter: Punktkoder
    motivering: Fritext
    av: Fritext | None = None
    """Who did it, as stated."""


class Pausa(Varde):
    """Suspend the reminders of a body: its matter rests, and its last day stays."""

    typ: Literal["pausa"] = "pausa"
    till: date
    """The day on which they go on."""
    motivering: _Pausmotivering
    av: Fritext | None = None
    """Who did it, as stated."""


class Ateruppta(Varde):
    """Let the reminders of a body go on before their day."""

    typ: Literal["ateruppta"] = "ateruppta"
    motivering: _Pausmotivering
    av: Fritext | None = None
    """Who did it, as stated."""


Kommando = Annotated[
    Oppna
    | RegistreraBeslut
    | Justera
    | Ansla
    | UppfyllVillkor
    | Korrigera
    | Bekrafta
    | Overklaga
    | Inhibera
    | HavInhibition
    | AvslaOverklagande
    | Upphav
    | Anmal
    | Avbryt
    | Stang
    | Pausa
    | Ateruppta,
    Field(discriminator="typ"),
]
