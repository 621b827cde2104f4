"""Mail and Teams: our transports against smtplib and httpx on a connection that is kept."""

import smtplib
import ssl
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Final

import httpx

from bench.kvot import Krav, Matning
from bench.mottagare import Mottagna, oppna_mottagare
from bench.rundan import ta_tid
from notiser.forsandelse import Brev, Kort
from notiser.kanaler.epost import Epostkanal
from notiser.kanaler.kortstorlek import kuvert
from notiser.kanaler.mime import bygg_brev
from notiser.kanaler.smtpinstallning import Sakerhet, Smtpinstallning
from notiser.kanaler.teams import Teamskanal
from notiser.kanaler.workflows import las_workflows
from notiser.svar import Skickat

SANDNING: Final = Krav(0.7, minst=True)
UPPLYSNING: Final = Krav(minst=True)
_FRAN: Final = "beslut@vastkom.example"
_STYCKE: Final = "Åmåls kommunfullmäktige har ärendet § 12 kvar att besluta. " * 12
_BREV: Final = Brev(
    message_id="<bench.1@beslut.example>",
    fran=f"Beslutsflöde Åmål <{_FRAN}>",
    till="Registrator Öckerö <registrator@ockero.example>",
    amne="Påminnelse: Öckerö beslutar om avrop enligt § 12",
    text=_STYCKE,
    html=f"<html><body><p>{_STYCKE}</p></body></html>",
    datum=datetime(2019, 9, 3, 8, tzinfo=UTC),
)


def mat_sandning(mapp: Path, *, omgangar: int, antal: int) -> list[Matning]:
    """Send `antal` of each kind per arm and run, in turn; every one must have come."""
    with oppna_mottagare(mapp) as dar, ExitStack() as stapel:
        matningar = [
            *_mat_brev(dar, stapel, omgangar=omgangar, antal=antal),
            _mat_kort(dar, stapel, omgangar=omgangar, antal=antal),
        ]
        brev, kort = dar.antal()
        assert (brev, kort) == (4 * (omgangar * antal + 1), 2 * (omgangar * antal + 1))
    return matningar


def _mat_brev(dar: Mottagna, stapel: ExitStack, *, omgangar: int, antal: int) -> list[Matning]:
    installning = Smtpinstallning(
        host="127.0.0.1",
        port=dar.smtp_port,
        sakerhet=Sakerhet.INGEN,
        avsandare=_FRAN,
    )
    kanal = stapel.enter_context(Epostkanal(installning))
    ra = stapel.enter_context(
        smtplib.SMTP("127.0.0.1", dar.smtp_port, local_hostname="bench.invalid"),
    )
    fardigt = bygg_brev(_BREV)

    def motor() -> None:
        assert isinstance(kanal.skicka(_BREV), Skickat)

    return [
        _varvat("e-post", SANDNING, lambda: _skicka(ra, _enkelt_brev()), motor, omgangar, antal),
        _varvat(
            "e-post, rå sänder färdiga byte",
            UPPLYSNING,
            lambda: _skicka(ra, fardigt),
            motor,
            omgangar,
            antal,
        ),
    ]


def _skicka(smtp: smtplib.SMTP, innehall: bytes) -> None:
    assert smtp.sendmail(_FRAN, ["registrator@ockero.example"], innehall) == {}


def _enkelt_brev() -> bytes:
    """Build the same letter as anybody would, by the standard library."""
    brev = EmailMessage(policy=SMTP)
    for namn, varde in (
        ("From", _BREV.fran),
        ("To", _BREV.till),
        ("Subject", _BREV.amne),
        ("Message-ID", _BREV.message_id),
        ("Auto-Submitted", "auto-generated"),
    ):
        brev[namn] = varde
    brev.set_content(_BREV.text)
    brev.add_alternative(_BREV.html, subtype="html")
    return brev.as_bytes()


def _mat_kort(dar: Mottagna, stapel: ExitStack, *, omgangar: int, antal: int) -> Matning:
    kort = Kort(
        kort_id="bench",
        till=dar.teams_adress,
        rubrik="Öckerö beslutar",
        kort={
            "type": "AdaptiveCard",
            "version": "1.4",
            "body": [{"type": "TextBlock", "text": _STYCKE, "wrap": True}],
        },
        text=_STYCKE,
    )
    mal, fardigt = las_workflows(dar.teams_adress), kuvert(kort.kort)
    kanal = stapel.enter_context(Teamskanal(ca_fil=dar.ca_fil))
    session = stapel.enter_context(
        httpx.Client(verify=ssl.create_default_context(cafile=dar.ca_fil)),
    )

    def ra() -> None:
        svar = session.post(mal.url, params=mal.fraga, content=fardigt)
        assert svar.is_success

    def motor() -> None:
        svar = kanal.skicka(kort, adress=dar.teams_adress, nu=_BREV.datum)
        assert isinstance(svar, Skickat)

    return _varvat("Teams, rå sänder färdiga byte", SANDNING, ra, motor, omgangar, antal)


def _varvat(
    vad: str,
    krav: Krav,
    ra: Callable[[], None],
    motor: Callable[[], None],
    omgangar: int,
    antal: int,
) -> Matning:
    """Send one of each in turn; the first of each opens its connection and is not counted."""
    ra()
    motor()
    ra_tider, motor_tider = [], []
    for _ in range(omgangar):
        par = [(ta_tid(ra)[0], ta_tid(motor)[0]) for _ in range(antal)]
        ra_tider.append(sum(ett for ett, _ in par) / antal)
        motor_tider.append(sum(ett for _, ett in par) / antal)
    return Matning(vad, antal, tuple(ra_tider), tuple(motor_tider), krav)
