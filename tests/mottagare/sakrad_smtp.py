"""A real mail server that demands a login, over STARTTLS or TLS from the first byte."""

import ssl
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from app.mottagare.smtp import HOST, STORSTA_BREV, Smtpmottagare

ANVANDARE = "beslut@vastkom.example"
LOSENORD = "hemligt-losenord-7"


class SakradSmtp(Smtpmottagare):
    """Takes mail only from who has logged in, and never a login in plain text.

    Exactly one of `starttls` and `tls` is given; `forsok` are the logins that were tried.
    """

    def __init__(
        self,
        mapp: Path,
        *,
        starttls: ssl.SSLContext | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        super().__init__(mapp, starttls=starttls)
        self._tls = tls
        self.forsok: list[bool] = []

    def authenticator(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        """Takes the one user with the one password."""
        del server, session, envelope, mechanism
        ratt = data == LoginPassword(ANVANDARE.encode(), LOSENORD.encode())
        self.forsok.append(ratt)
        return AuthResult(success=ratt, handled=False)

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Takes no letter from who has not logged in."""
        del server
        if not session.authenticated:
            return "530 5.7.0 Inloggning saknas"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Ok"

    def protokoll(self) -> SMTP:
        """Makes the conversation of one connection."""
        self.anslutningar += 1
        return SMTP(
            self,
            hostname="sakrad.invalid",
            ident="Beslutsflode prov",
            data_size_limit=STORSTA_BREV,
            tls_context=self._starttls,
            require_starttls=self._starttls is not None,
            authenticator=self.authenticator,
            auth_require_tls=self._tls is None,  # aiosmtpd sees no TLS that the socket does itself
            loop=self._slinga,
        )

    async def _lyssna(self) -> None:
        """Opens the port, with TLS where it is the whole connection's."""
        self._server = await self._slinga.create_server(
            self.protokoll, HOST, self.port, ssl=self._tls
        )
        self.port = self._server.sockets[0].getsockname()[1]
