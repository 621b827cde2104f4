"""The mail server of everybody: it keeps every letter, and may be told that an address is gone."""

from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from app.mottagare.smtp import Smtpmottagare


class Brevlada(Smtpmottagare):
    """A real mail server over TCP."""

    def __init__(self, mapp: Path) -> None:
        """Begin with every address in use."""
        super().__init__(mapp)
        self.borta: set[str] = set()
        """Addresses that nobody answers at: they are refused for good."""

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a recipient, unless nobody is there."""
        del server, session, options
        if address in self.borta:
            return "550 5.1.1 Adressen finns inte"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"
