"""The composition root: settings become an open record and a sender."""

import os
import random
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from diarium.databas import Databas
from diarium.fel import IngenBrevlada
from diarium.installningar import Installningar
from diarium.schema import hoj_schema
from diarium.svep.miljo import Sandmiljo
from diarium.svep.takt import Takt
from notiser.kanaler.kanaler import Kanaler, Kanalinstallningar
from notiser.kanaler.smtpinstallning import Smtpinstallning
from notiser.kanaler.tillit import tls_kontext
from notiser.parter import Avsandare
from notiser.returer.brevlada import Brevlada
from notiser.returer.brevladeinstallning import Brevladeinstallning


@contextmanager
def oppna_diarium(installningar: Installningar, *, skapa: bool = True) -> Iterator[Databas]:
    """Open the record at its newest schema, and close it when the block ends.

    OgiltigDatabas when there is none, unless one may be made.
    """
    databas = Databas(installningar.databas_url)
    try:
        hoj_schema(databas, skapa=skapa)
        yield databas
    finally:
        databas.stang()


@contextmanager
def oppna_sandmiljo(installningar: Installningar) -> Iterator[Sandmiljo]:
    """Open what a sender needs; the transports connect at their first message.

    ValidationError or Cafilfel, before anything is claimed, when the settings cannot work.
    """
    ca_fil = str(installningar.ca_fil) if installningar.ca_fil else None
    if ca_fil is not None:
        tls_kontext(ca_fil)
    smtp = Smtpinstallning(
        host=installningar.smtp_host,
        port=installningar.smtp_port,
        sakerhet=installningar.smtp_sakerhet,
        anvandare=installningar.smtp_anvandare,
        losenord=installningar.smtp_losenord,
        ca_fil=ca_fil,
        avsandare=installningar.kuvertets_avsandare,
    )
    with Kanaler(Kanalinstallningar(smtp=smtp, ca_fil=ca_fil)) as kanaler:
        yield Sandmiljo(
            kanaler=kanaler,
            avsandare=avsandare_av(installningar),
            slump=random.SystemRandom().random,
            namn=f"{socket.gethostname()}/{os.getpid()}",
            hem=installningar.hem,
            sandlada_till=installningar.sandlada_till,
            takt=Takt(
                per_brevlada=installningar.tak_per_brevlada,
                per_timme=installningar.tak_per_timme,
                sparr=installningar.sparr,
            ),
        )


@contextmanager
def oppna_brevlada(installningar: Installningar) -> Iterator[Brevlada]:
    """Open the mailbox where bounces arrive.

    IngenBrevlada when none is set, ValidationError when the settings cannot work, Brevladefel
    when it cannot be reached.
    """
    if not installningar.imap_vard:
        raise IngenBrevlada
    installning = Brevladeinstallning(
        vard=installningar.imap_vard,
        port=installningar.imap_port,
        sakerhet=installningar.imap_sakerhet,
        anvandare=installningar.imap_anvandare,
        losenord=installningar.imap_losenord,
        mapp=installningar.imap_mapp,
        ca_fil=str(installningar.ca_fil) if installningar.ca_fil else None,
    )
    with Brevlada.oppen(installning) as brevlada:
        yield brevlada


def avsandare_av(installningar: Installningar) -> Avsandare:
    """Give who the notices come from."""
    return Avsandare(
        namn=installningar.avsandare_namn,
        adress=installningar.avsandare_adress,
        doman=installningar.avsandare_adress.rpartition("@")[2],
        svara_till=installningar.svara_till,
        retur=installningar.kuvertets_avsandare,
    )
