"""What is wrong with a message, as values."""

from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde


class Fyndslag(Etikett):
    """What a finding is about."""

    AGARE = "agare", "vem som frågar"
    """The owner of the round is missing, or not told."""
    TITEL = "titel", "vilken omgång"
    """The title of the round is missing, or not told."""
    DNR = "dnr", "diarienummer"
    """The round's dnr is missing, is none, or is not told."""
    ARENDE = "arende", "vad det gäller"
    """The body, the point or the huvudman is missing, or not told."""
    EGEN_FRIST = "egen_frist", "egen sista dag"
    """A day that the recipient has to know is not told in the house's form."""
    MOTPARTENS_FRIST = "motpartens_frist", "motpartens frist"
    """The counterparty's deadline is not told."""
    NASTA_STEG = "nasta_steg", "vad som ska göras"
    """The next act is missing, or not told."""
    KONTAKT = "kontakt", "vart man svarar"
    """The address for answers is missing, not told, or cannot answer."""
    MOTTAGARE = "mottagare", "mottagarens adress"
    """The recipient's own address is one that nobody reads."""
    OLIKA_DELAR = "olika_delar", "delarna säger olika"
    """The text and the HTML of a letter tell different days, dnr or addresses."""
    LANK = "lank", "länk"
    """A link leads nowhere, or where it should not."""
    MALLREST = "mallrest", "rest av en mall"
    """A mark of a template, or a value that was never set, is left in the text."""
    DATUMFORM = "datumform", "datum i annan form"
    """A date or a time is not written as the house writes it, or does not exist."""
    VECKODAG = "veckodag", "fel veckodag"
    """The weekday is not that of the date."""
    PASSERAD = "passerad", "passerad dag"
    """A day that has passed is told as if it were to come."""


class Fynd(Varde):
    """One thing that is wrong with a message, where it is, and what to do."""

    slag: Fyndslag
    var: str
    """Which part of the message: "texten", "HTML-delen", "kortet"; "uppgifterna" = its facts."""
    motivering: str
    """Swedish: what is wrong, beginning with a capital letter."""
    atgard: str
    """Swedish: what to do."""

    def __str__(self) -> str:
        """Give the place, the reason and the remedy on one line."""
        return f"{self.var[:1].upper()}{self.var[1:]}: {self.motivering} {self.atgard}"
