"""What one incoming mail is, as plain values."""

from pydantic import Field

from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde


class Returslag(Etikett):
    """What kind of mail came in."""

    BESTAENDE = "bestaende", "kom i retur"
    """A report that the message was given up: it has reached nobody."""
    TILLFALLIG = "tillfallig", "fördröjt"
    """A report that delivery is late and still tried."""
    LEVERERAD = "levererad", "framme"
    """A report that the message was delivered or passed on."""
    OKAND = "okand", "oklar retur"
    """Something that looks like a bounce and follows no standard: for a human."""
    AUTOSVAR = "autosvar", "autosvar"
    """Sent by a program: an answer to nothing."""
    BEKRAFTELSE = "bekraftelse", "kontakten stämmer"
    """A human sent the answer that was written beforehand: the contact is the right one."""
    BREV = "brev", "brev från en människa"
    """An ordinary letter: to be read by a human, and never a decision by itself."""
    OLASLIGT = "olasligt", "går inte att läsa"
    """Bytes that are no mail, or one that is made to be hard to read."""


class Inkommet(Varde):
    """One mail that came in, and which message of ours it may be about."""

    slag: Returslag
    nyckel: str = Field(pattern=r"^[0-9a-f]{64}$")
    """The same mail read twice has the same key, whatever its line ends."""
    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of the bytes as they were read."""
    om: tuple[str, ...] = ()
    """Message-IDs without their brackets, the surest first."""
    statuskod: str | None = Field(default=None, pattern=r"^[245]\.\d{1,3}\.\d{1,3}$")
    """The enhanced status code of RFC 3463, such as 5.1.1."""
    diagnos: str | None = None
    """What the mail server said, short and without addresses."""
    mottagare: tuple[str, ...] = Field(default=(), repr=False)
    """Whom a report says that it is about; empty when it does not say."""
    fran: str | None = Field(default=None, repr=False)
    """Who says that a contact is right; null when the address cannot be read."""
    sager_mer: bool = False
    """An answer that says yes has more to it than what was written beforehand: for a human."""
    motivering: str | None = None
    """Why it cannot be read, in Swedish."""
