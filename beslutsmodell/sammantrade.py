"""A body's meetings, and the next act that it can take."""

from collections.abc import Iterable
from datetime import date

from pydantic import model_validator

from beslutsmodell.datum import datum_i_text
from beslutsmodell.huvudman import Organslag
from beslutsmodell.varde import Varde


class Sammantrade(Varde):
    """A meeting of a body, and the last day for documents to reach it."""

    organ: str
    datum: date
    handlingar_senast: date

    @model_validator(mode="after")
    def _i_ordning(self) -> "Sammantrade":
        """Refuse documents that are due after the meeting."""
        if self.handlingar_senast > self.datum:
            raise ValueError(
                f"handlingar_senast {self.handlingar_senast} ligger efter "
                f"sammanträdet {self.datum}",
            )
        return self


class Atgard(Varde):
    """The next act that a body can take, in Swedish, with the meeting that it aims at."""

    text: str
    sammantrade: Sammantrade | None = None


_EXTRA = {
    Organslag.FULLMAKTIGE: "extra sammanträde (KL 5:12)",
    Organslag.STYRELSE: "extra sammanträde (KL 6:23)",
    Organslag.NAMND: "extra sammanträde (KL 6:23)",
}
_BRADSKANDE = {Organslag.FULLMAKTIGE: " som brådskande ärende (KL 5:14, 5:52)"}


def nasta_atgard(
    sammantraden: Iterable[Sammantrade],
    *,
    organ: str,
    slag: Organslag,
    frist: date,
    idag: date,
) -> Atgard:
    """Find the body's next possible act before its own last day `frist`.

    The first meeting whose documents can still be handed in; else the first meeting that is
    left, with the remedy that the law gives; else an extra meeting (`KL 5:12`, `KL 6:23`).
    """
    kvar = sorted(
        (mote for mote in sammantraden if idag <= mote.datum <= frist),
        key=lambda mote: mote.datum,
    )
    for mote in kvar:
        if mote.handlingar_senast >= idag:
            return Atgard(
                text=f"Ta upp ärendet på {organ} {datum_i_text(mote.datum)}; handlingarna ska "
                f"vara inne senast {datum_i_text(mote.handlingar_senast)}.",
                sammantrade=mote,
            )
    if kvar:
        mote = kvar[0]
        return Atgard(
            text=f"Stoppdagen för {organ} {datum_i_text(mote.datum)} har passerat. Begär att "
            f"ärendet läggs till där{_BRADSKANDE.get(slag, '')}.",
            sammantrade=mote,
        )
    extra = _EXTRA.get(slag, "extra sammanträde")
    return Atgard(
        text=f"Inget sammanträde med {organ} är känt före {datum_i_text(frist)}. Begär {extra} "
        "eller meddela vilket datum som gäller.",
    )
