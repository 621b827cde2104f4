"""The local receivers of the demo, and the settings that lead there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.mottagare.ca import Lokalca
from app.mottagare.smtp import Smtpmottagare
from app.mottagare.teams import Teamsmottagare


@dataclass(frozen=True, slots=True)
class Mottagarna:
    """Where the messages of the demo come in."""

    brev: Smtpmottagare
    kort: Teamsmottagare
    brevmapp: Path
    kortmapp: Path


@contextmanager
def oppna_mottagarna(hem: Path) -> Iterator[Mottagarna]:
    """Start a mail server and a Teams workflow on this machine, and point the settings at them."""
    brevmapp, kortmapp = hem / "brev", hem / "kort"
    ca = Lokalca(hem)
    with Smtpmottagare(brevmapp) as brev, Teamsmottagare(kortmapp, tls=ca.serverkontext()) as kort:
        os.environ |= {
            "BESLUT_HEM": str(hem),
            "BESLUT_AVSANDARE_ADRESS": "beslutsflode@vastkom.example",
            "BESLUT_SMTP_HOST": "127.0.0.1",
            "BESLUT_SMTP_PORT": str(brev.port),
            "BESLUT_SMTP_SAKERHET": "ingen",
            "BESLUT_CA_FIL": str(ca.ca_fil),
            "BESLUT_DEMO_TEAMS": kort.adress(),
            "BESLUT_SANDLADA_TILL": "sandlada@vastkom.example",
        }
        os.environ.pop("BESLUT_DATABAS", None)
        yield Mottagarna(brev, kort, brevmapp, kortmapp)
