"""A letter as its recipient finds it in the mailbox."""

import email
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage

from app.mottagare.smtp import Mottaget


@dataclass(frozen=True)
class Brev:
    """One letter: when it was written, to whom, and what it says."""

    dag: str
    """The day in its Date header, 2019-10-09."""
    till: str
    amne: str
    text: str
    """The plain text, with every run of white space as one space."""
    id: str
    """Its Message-ID."""

    @property
    def ar_paminnelse(self) -> bool:
        """Tell whether it reminds the body itself."""
        return self.amne.startswith(("[Fiktivt] Påminnelse", "Påminnelse"))

    @property
    def ar_eskalering(self) -> bool:
        """Tell whether it asks the förbund's coordinator for help."""
        return "Eskalering: " in self.amne


def las_brev(mottaget: Mottaget) -> Brev:
    """Read a letter that the mail server has taken."""
    brev = email.message_from_bytes(mottaget.innehall, policy=policy.default)
    assert isinstance(brev, EmailMessage)
    del_ = brev.get_body(("plain",))
    assert del_ is not None
    return Brev(
        dag=brev["Date"].datetime.date().isoformat(),
        till=mottaget.mottagare[0],
        amne=str(brev["Subject"]),
        text=" ".join(str(del_.get_content()).split()),
        id=str(brev["Message-ID"]),
    )
