"""A round is tried in a record in memory: what it would do is read there, and nothing is kept."""

from collections.abc import Sequence
from datetime import datetime

from beslutsmodell.kontakt import Kontakt
from beslutsmodell.omgang import Beslutsomgang
from diarium.databas import Databas
from diarium.databaslage import stall_in
from diarium.simulering.tomt import tomt_diarium
from diarium.starta import starta


def provstarta(
    omgang: Beslutsomgang, kontakter: Sequence[Kontakt], *, nu: datetime, allt_oppet: bool = False
) -> Databas:
    """Start a round at an instant in the one record in memory; what the last one held is gone.

    With `allt_oppet` no step waits for another: it is every body's turn at once. A round that
    changes another is tried without it. PasseradFrist when the counterparty's deadline has passed
    at `nu`.
    """
    databas = tomt_diarium()
    ensam = omgang.model_copy(update={"andrar": None})
    stall_in(databas, simulerad=True, nu=nu)
    with databas.skriv() as session:
        starta(session, _utan_vantan(ensam) if allt_oppet else ensam, kontakter, nu=nu)
    return databas


def _utan_vantan(omgang: Beslutsomgang) -> Beslutsomgang:
    """Give the round with steps that wait for nothing."""
    steg = tuple(ett.model_copy(update={"vantar_pa": ()}) for ett in omgang.process.steg)
    process = omgang.process.model_copy(update={"steg": steg})
    return omgang.model_copy(update={"process": process})
