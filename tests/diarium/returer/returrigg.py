"""A round whose letters come back, as the mail servers of their recipients write it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

from app.mottagare.smtp import Smtpmottagare
from diarium.returer.bokfor import Bokfort, bokfor
from diarium.returer.lista import Returrapport, lista_returer
from diarium.verifiera import verifiera
from notiser.returer.tyda import tyd
from tests.diarium.svep.rigg import Rigg, tolka
from tests.notiser.returer import post

Form = Callable[[str, str], bytes]


@dataclass(frozen=True)
class Returrigg:
    """A round with its mail server."""

    grund: Rigg
    smtp: Smtpmottagare

    def svep(self, nu: datetime | None = None) -> list[EmailMessage]:
        """Sweeps, and gives the letters that arrived by it."""
        forut = len(self.smtp.mottagna)
        self.grund.svep(nu)
        return [tolka(ett.innehall) for ett in self.smtp.mottagna[forut:]]

    def brev_till(self, adress: str) -> list[EmailMessage]:
        """Gives all letters that an address has got."""
        return [tolka(ett.innehall) for ett in self.smtp.mottagna if adress in ett.mottagare]

    def studsa(self, brev: EmailMessage, form: Form = post.postfix) -> Bokfort:
        """Reads the bounce of a letter."""
        return self.las(form(message_id(brev), adressen(brev)))

    def las(self, innehall: bytes) -> Bokfort:
        """Reads a mail that came in."""
        with self.grund.databas.skriv() as session:
            (svar,) = bokfor(session, [tyd(innehall)], nu=self.grund.klocka.nu())
        return svar

    def returer(self) -> list[Returrapport]:
        with self.grund.databas.las() as session:
            return lista_returer(session)

    def fynd(self) -> list[str]:
        """Gives what a verification finds."""
        with self.grund.databas.las() as session:
            return [str(ett) for ett in verifiera(session)]


def message_id(brev: EmailMessage) -> str:
    return str(brev["Message-ID"]).strip("<>")


def adressen(brev: EmailMessage) -> str:
    """Gives the bare address of a letter's recipient."""
    (ensam,) = brev["To"].addresses
    return str(ensam.addr_spec)
