"""Who is written to on behalf of a body."""

from datetime import date

from pydantic import ValidationInfo, field_validator

from beslutsmodell.enrad import Enrad
from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde, ar_ur_diariet


class Kontaktroll(Etikett):
    """What a contact is to its body."""

    REGISTRATOR = "registrator", "registrator"
    """The function mailbox of the body: always first."""
    HANDLAGGARE = "handlaggare", "handläggare"
    """The person who prepares the matter."""
    SAMORDNARE = "samordnare", "förbundets samordnare"
    """The coordinator of the förbund, to whom a late matter escalates."""
    AGARE = "agare", "omgångens ägare"
    """The owner of the round."""

    @property
    def svarar(self) -> bool:
        """Tell whether it answers for its body; a coordinator and the owner stand beside it."""
        return self in {Kontaktroll.REGISTRATOR, Kontaktroll.HANDLAGGARE}


class Kanal(Etikett):
    """The way a message travels."""

    EPOST = "epost", "e-post"
    """Mail by our own SMTP transport."""
    TEAMS = "teams", "Teams"
    """An Adaptive Card to a `workflows://` address."""
    APPRISE = "apprise", "annan kanal"
    """Any other address that apprise knows."""
    FIL = "fil", "fil"
    """A text file in a folder."""


class Kontakt(Varde):
    """One address of a body, in force between two days."""

    organ: str
    roll: Kontaktroll
    kanal: Kanal
    adress: str
    namn: Enrad
    galler_fran: date | None = None
    galler_till: date | None = None

    @field_validator("adress")
    @classmethod
    def _en_brevlada(cls, adress: str, info: ValidationInfo) -> str:
        """Read a mail address in small letters: capitals make no other mailbox.

        What has been recorded stays as it was written then.
        """
        if info.data.get("kanal") is not Kanal.EPOST or ar_ur_diariet(info):
            return adress
        namn, vinkel, bar = adress.rpartition("<")
        return f"{namn}{vinkel}{bar.lower()}"

    def galler(self, dag: date) -> bool:
        """Tell whether it is in force on a day."""
        return self.har_borjat(dag) and not self.har_slutat(dag)

    def har_borjat(self, dag: date) -> bool:
        """Tell whether its first day has come on a day."""
        return self.galler_fran is None or self.galler_fran <= dag

    def har_slutat(self, dag: date) -> bool:
        """Tell whether its last day has passed on a day."""
        return self.galler_till is not None and self.galler_till < dag

    @property
    def vem(self) -> tuple[str, Kontaktroll, Kanal, str, str]:
        """Give all that it is but its days."""
        return self.organ, self.roll, self.kanal, self.adress, self.namn

    @property
    def plats(self) -> tuple[str, Kontaktroll, Kanal, str]:
        """Give the mailbox, and for what: capitals that were recorded make no other one."""
        adress = self.adress.lower() if self.kanal is Kanal.EPOST else self.adress
        return self.organ, self.roll, self.kanal, adress


class NumreradKontakt(Varde):
    """A contact of a round that has started, by the number that messages refer to."""

    nummer: int
    kontakt: Kontakt
