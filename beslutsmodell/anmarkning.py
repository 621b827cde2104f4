"""A remark on a round: something that is allowed but may be a mistake."""

from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde


class Anmarkningsslag(Etikett):
    """What a remark on a round is about."""

    OBESLUTAD_PUNKT = "obeslutad_punkt", "punkt som ingen beslutar om"
    """A participant has no body for a point of the round."""
    UTANFOR_FULLMAKT = "utanfor_fullmakt", "punkt utanför fullmakten"
    """A participant is asked for a point that it has given no power of attorney for."""
    UTAN_KONTAKT = "utan_kontakt", "organ utan kontakt"
    """Nobody is written to on behalf of a body that has a case."""
    EN_KONTAKT = "en_kontakt", "organ med bara en kontakt"
    """Bodies that have a case are written to at one address alone."""
    UTAN_REGISTRATOR = "utan_registrator", "organ utan registrator"
    """A body that has a case has contacts, and none that is told when it is its turn."""
    PERSON_FORST = "person_forst", "personlig adress i stället för funktionsbrevlåda"
    """The registrator of a body that has a case is reached at a person's own address only."""
    TRAPPSTEG_UTAN_MOTTAGARE = "trappsteg_utan_mottagare", "trappsteg som inte når någon"
    """A rung of the ladder is for roles or channels that no contact has."""
    UTAN_SAMMANTRADE = "utan_sammantrade", "inget sammanträde före sista dagen"
    """The calendar has no meeting of a deciding body until its last day."""
    UTAN_BEREDNING = "utan_beredning", "fullmäktige utan beredning i omgången"
    """Fullmäktige decide, and nothing in the round prepares for them (`KL 5:26-28`)."""
    MANDATSKIFTE = "mandatskifte", "nya förtroendevalda under omgången"
    """Deciding bodies begin a new term before the counterparty's deadline."""
    SISTA_DAG_FORE_OPPNING = "sista_dag_fore_oppning", "sista dagen ligger före öppningen"
    """A body's own last day comes before the day on which the round opens."""
    SISTA_DAG_PASSERAD = "sista_dag_passerad", "sista dagen har passerat"
    """A body's own last day has passed at the start, though the counterparty's has not."""


class Anmarkning(Varde):
    """One thing to look over, with its reason and what to do."""

    slag: Anmarkningsslag
    huvudman: str | None = None
    """Null when it is about the round as a whole."""
    organ: str | None = None
    """Null when it is about the principal as a whole."""
    punkter: tuple[str, ...] = ()
    motivering: str
    """Swedish: who, and what looks odd. "Härryda (1401): ingen beslutar om punkt 3."."""
    atgard: str
    """Swedish: what follows, and what to do if it is a mistake."""

    def __str__(self) -> str:
        """Give the reason and the remedy on one line."""
        return f"{self.motivering} {self.atgard}"
