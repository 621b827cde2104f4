"""A body's meetings, and the next act that it can take."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

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


_LANGT: Final = timedelta(weeks=6)
_NYSS: Final = timedelta(days=14)
_EXTRA: Final = {
    Organslag.FULLMAKTIGE: "extra sammanträde (KL 5:12)",
    Organslag.STYRELSE: "extra sammanträde (KL 6:23)",
    Organslag.NAMND: "extra sammanträde (KL 6:23)",
}
_BRADSKANDE: Final = {Organslag.FULLMAKTIGE: " som brådskande ärende (KL 5:14, 5:52)"}


def uppehall(sammantraden: Iterable[Sammantrade]) -> tuple[tuple[date, date], ...]:
    """Give the gaps of more than six weeks between a body's meetings, as the days around them.

    A summer without meetings is seen in the plan as it is: nothing is guessed in between.
    """
    dagar = sorted(mote.datum for mote in sammantraden)
    return tuple((fore, efter) for fore, efter in pairwise(dagar) if efter - fore > _LANGT)


def nasta_atgard(
    sammantraden: Iterable[Sammantrade],
    *,
    organ: str,
    slag: Organslag,
    frist: date,
    idag: date,
    behandlat: date | None = None,
    bordlagt: bool = False,
) -> Atgard:
    """Find the body's next possible act before its own last day `frist`.

    The first meeting whose documents can still be handed in; else the first meeting that is
    left, with the remedy that the law gives; else an extra meeting (`KL 5:12`, `KL 6:23`). A
    meeting of the last two weeks, whose minutes may not be justerade yet (`KL 5:69`), is asked
    about first: the answer may be on its way.

    `behandlat` is the day of the body's last decision that is known, so that nothing is asked
    about that meeting or those before it. What was put off needs no new documents: it is taken
    up at the next meeting (`KL 5:51`).
    """
    moten = [
        mote
        for mote in sorted(sammantraden, key=lambda mote: mote.datum)
        if behandlat is None or mote.datum > behandlat
    ]
    kvar = [mote for mote in moten if idag <= mote.datum <= frist]
    if bordlagt and kvar and behandlat:
        return _bordlagt(kvar[0], organ=organ, slag=slag, behandlat=behandlat)
    nasta = _nasta(kvar, organ=organ, slag=slag, frist=frist, idag=idag)
    nyss = [mote for mote in moten if idag - _NYSS <= mote.datum < idag]
    if not nyss:
        return nasta
    return nasta.model_copy(
        update={
            "text": f"Togs ärendet upp på {organ} {datum_i_text(nyss[-1].datum)}? Skicka då in "
            f"protokollsutdraget. Annars: {nasta.text[:1].lower()}{nasta.text[1:]}",
        },
    )


def _bordlagt(mote: Sammantrade, *, organ: str, slag: Organslag, behandlat: date) -> Atgard:
    """Say when what was put off is taken up again."""
    stod = " (KL 5:51)" if slag is Organslag.FULLMAKTIGE else ""
    return Atgard(
        text=f"Ärendet bordlades {datum_i_text(behandlat)}. Det tas upp på {organ} "
        f"{datum_i_text(mote.datum)}, om inget annat har beslutats{stod}. Meddela om det blir en "
        "annan dag.",
        sammantrade=mote,
    )


def _nasta(
    kvar: Sequence[Sammantrade],
    *,
    organ: str,
    slag: Organslag,
    frist: date,
    idag: date,
) -> Atgard:
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
            text=f"Handlingarna till {organ} {datum_i_text(mote.datum)} skulle ha varit inne "
            f"senast {datum_i_text(mote.handlingar_senast)}. Ligger ärendet inte på dagordningen, "
            f"begär att det läggs till där{_BRADSKANDE.get(slag, '')}.",
            sammantrade=mote,
        )
    extra = _EXTRA.get(slag, "extra sammanträde")
    return Atgard(
        text=f"Inget sammanträde med {organ} är känt till och med {datum_i_text(frist)}. Begär "
        f"{extra} eller meddela vilket datum som gäller.",
    )
