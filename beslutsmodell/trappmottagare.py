"""A rung of the ladder that no contact answers to: it is allowed, and nobody is reminded by it."""

from collections.abc import Collection, Iterable
from datetime import date

from beslutsmodell.anmarkning import Anmarkning, Anmarkningsslag
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.trappsteg import Trappsteg


def tomma_trappsteg(
    omgang: Beslutsomgang, kontakter: Iterable[Kontakt], *, idag: date
) -> tuple[Anmarkning, ...]:
    """Give a remark on each rung that reaches no contact that holds now or later.

    Of bodies that nobody is written to at all nothing is said: that is a remark of its own.
    """
    vilka = {(ett.organ, ett.roll, ett.kanal) for ett in kontakter if not ett.har_slutat(idag)}
    tomma = []
    for nummer, steg in omgang.trappa.numrerade:
        organ = {vag.organ for vag in omgang.beslutsvagar if steg.galler_steget(vag.steg)}
        finns = {(roll, kanal) for kod, roll, kanal in vilka if kod in organ}
        if finns and not any(steg.nar(roll, kanal) for roll, kanal in finns):
            tomma.append(_anmarkning(nummer, steg, finns))
    return tuple(tomma)


def _anmarkning(
    nummer: int, steg: Trappsteg, finns: Collection[tuple[Kontaktroll, Kanal]]
) -> Anmarkning:
    i_steg = f" i {_eller(steg.steg)}" if steg.steg else ""
    return Anmarkning(
        slag=Anmarkningsslag.TRAPPSTEG_UTAN_MOTTAGARE,
        motivering=f"Trappans steg {nummer} ({steg.i_ord}) når ingen: ingen kontakt{i_steg} har "
        f"{_saknat(steg, finns)}.",
        atgard="Lägg till en sådan kontakt, eller ändra stegets roller och kanaler i omgang.yaml. "
        "Efter starten går trappan inte att ändra.",
    )


def _saknat(steg: Trappsteg, finns: Collection[tuple[Kontaktroll, Kanal]]) -> str:
    """Name what no contact has, by the words of the ladder: the role, the channel, or both."""
    roll = f"rollen {_eller(ett.value for ett in steg.roller)}"
    if not any(har in steg.roller for har, _ in finns):
        return roll
    kanal = f"kanalen {_eller(ett.value for ett in steg.kanaler)}"
    if not any(har in steg.kanaler for _, har in finns):
        return kanal
    return f"både {roll} och {kanal}"


def _eller(ord_: Iterable[str]) -> str:
    """Write a choice: "a, b eller c"."""
    *forsta, sista = ord_
    return f"{', '.join(forsta)} eller {sista}" if forsta else sista
