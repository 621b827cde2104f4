"""How it stands with a case, a kommun and a round in the plan."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from beslutsmodell.datum import kort_datum
from beslutsmodell.huvudman import Organslag
from beslutsmodell.plan.planregler import Planregler, dagar_i_ord
from beslutsmodell.plan.utvag import Utvag
from beslutsmodell.plan.vagen import Led
from beslutsmodell.process import Stegsort
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde


class Bedomning(Etikett):
    """Whether a kommun makes it, the worst last."""

    AVSLUTAT = "avslutat", "är avslutade"
    """Every point was withdrawn, or closed by a human."""
    BESLUTAT = "beslutat", "har beslutat"
    HINNER = "hinner", "hinner"
    ATGARD = "atgard", "hinner med en åtgärd"
    """With ways out that ask for no extra meeting."""
    EXTRA = "extra", "behöver extra sammanträde"
    OKAND = "okand", "saknar kalender"
    """The deciding body has no meeting in the calendar: nothing is guessed."""
    KAN_INTE = "kan_inte", "hinner inte"


class Arendeplan(Varde):
    """The plan of one body in one step."""

    nyckel: str
    huvudman: str
    organ: str
    organslag: Organslag
    sort: Stegsort
    punkter: tuple[str, ...]
    senast: date | None
    """The last day on which the body can meet if all that waits for it is to be in time."""
    sakert_mote: Sammantrade | None
    """The last meeting in the calendar, from today on, that is no later than that."""
    nasta_mote: Sammantrade | None
    """The first meeting that the matter can reach, with the ways out of the kommun.

    One that has been may have taken it up, though nothing has been reported yet.
    """
    beslutat: date | None
    """The day of the meeting at which the body answered on every point."""
    har_kalender: bool
    behovs: bool = True
    """Whether the body still has something to do in the matter."""
    marginal_dagar: int | None = None
    """Days between the planned meeting and the last possible day; negative = too late."""
    marginal_moten: int | None = None
    """How many meetings in the calendar can be missed after the planned one."""

    @property
    def marginal_i_ord(self) -> str | None:
        """Say how much can go wrong: "16 dagar, 1 möte"; null where nothing is planned."""
        if self.marginal_dagar is None or self.marginal_moten is None:
            return None
        moten = "1 möte" if self.marginal_moten == 1 else f"{self.marginal_moten or 'inga'} möten"
        return f"{dagar_i_ord(self.marginal_dagar)}, {moten}"


class Organatgard(Varde):
    """A way out that one body takes, and when."""

    utvag: Utvag
    organ: str
    """The name of the body."""
    stod: str | None
    datum: date

    def __str__(self) -> str:
        """Say it: "extra sammanträde med kommunstyrelsen … 8 oktober 2019 (KL 6:23)"."""
        stod = f" ({self.stod})" if self.stod else ""
        return f"{self.utvag.etikett}: {self.organ} {kort_datum(self.datum)}{stod}"


class Beslutsplan(Varde):
    """Whether the points that a body decides make it, and how."""

    arende: Arendeplan
    bedomning: Bedomning
    utvagar: tuple[Utvag, ...] = ()
    """The least troublesome ways out that are enough, together."""
    organatgarder: tuple[Organatgard, ...] = ()
    """Which bodies meet extra, or take up the matter with late documents."""
    mote: date | None = None
    """The day of the decision in the plan: in the calendar, or the first for an extra meeting."""
    vagen: tuple[Led, ...] = ()
    """Every day from the summons of that meeting to the receiver.

    Of a decision that has been taken: from its meeting on, until nothing is left.
    """

    @property
    def atgarder(self) -> tuple[str, ...]:
        """Say each way out with the law behind it: "justera protokollet omedelbart (KL 5:69)"."""
        egna = {ett.utvag for ett in self.organatgarder}
        hela = (ett for ett in self.utvagar if ett not in egna)
        stod = ((ett.etikett, ett.stod(self.arende.organslag)) for ett in hela)
        allmanna = (f"{vad} ({lag})" if lag else vad for vad, lag in stod)
        return (*allmanna, *map(str, self.organatgarder))

    @property
    def i_ord(self) -> str:
        """Say how it stands and what is to be done: "hinner med en åtgärd: …"."""
        if not self.utvagar:
            return self.bedomning.etikett
        return f"{self.bedomning.etikett}: {'; '.join(self.atgarder)}"


class Huvudmansplan(Varde):
    """The plan of one kommun or other party."""

    kod: str
    namn: str
    forbund: str | None
    beslut: tuple[Beslutsplan, ...]
    bereder: tuple[Arendeplan, ...]
    """Its preparing bodies, in the order of the chain."""

    @property
    def bedomning(self) -> Bedomning:
        """Give the worst of its decisions."""
        ordning = list(Bedomning)
        return max((ett.bedomning for ett in self.beslut), key=ordning.index)

    @property
    def beslutat(self) -> date | None:
        """Give the day on which its last body decided; null while any has not, or none has."""
        dagar = [ett.arende.beslutat for ett in self.beslut if ett.arende.beslutat]
        klara = len(dagar) + sum(ett.bedomning is Bedomning.AVSLUTAT for ett in self.beslut)
        return max(dagar) if dagar and klara == len(self.beslut) else None


class Plan(Varde):
    """A whole round, seen from one day."""

    idag: date
    frist: date
    """The counterparty's deadline, which is never rolled."""
    regler: Planregler
    gemensamt: tuple[Arendeplan, ...]
    """The bodies of VästKom and the förbund, in the order of the chain."""
    huvudman: tuple[Huvudmansplan, ...]

    def rakning(self) -> Mapping[Bedomning, int]:
        """Count the participants by how it stands; the numbers add up to all of them."""
        antal = Counter(man.bedomning for man in self.huvudman)
        return {ett: antal[ett] for ett in Bedomning if antal[ett]}

    def mening(self) -> str:
        """Say it in a sentence: "41 av 49 hinner, 6 behöver extra sammanträde, 2 hinner inte"."""
        return _rakningen_i_ord(self.rakning(), len(self.huvudman))


def _rakningen_i_ord(rakning: Mapping[Bedomning, int], alla: int) -> str:
    """Say how many stand how; the first number says of how many."""
    delar: Iterable[str] = (f"{antal} {ett.etikett}" for ett, antal in rakning.items())
    forsta, *resten = delar
    antal, _, hur = forsta.partition(" ")
    return ", ".join((f"{antal} av {alla} {hur}", *resten))
