"""The next state of a case after an event, and the fold over all events."""

from collections.abc import Iterable
from functools import reduce

from beslutsmodell.arende import Arende, Punkt, RegistreratBeslut
from beslutsmodell.handelser import (
    Anslaget,
    BeslutBekraftat,
    BeslutRegistrerat,
    Handelse,
    Justerat,
)
from beslutsmodell.utfall import EJ_BESLUT, ORDNINGSUTFALL


def efter(arende: Arende, handelse: Handelse) -> Arende:
    """Give the case after the event: copies what the event carries, reckons nothing."""
    nummer = arende.version + 1
    punkter = dict(arende.punkter)
    for foljd in handelse.foljder:
        punkter[foljd.punkt] = Punkt(lage=foljd.lage, flaggor=foljd.flaggor)
    return arende.model_copy(
        update={
            "punkter": punkter,
            "beslut": _beslut_efter(arende, handelse, nummer),
            "version": nummer,
        },
    )


def spela_upp(arende: Arende, handelser: Iterable[Handelse]) -> Arende:
    """Fold the events of a case, in order of number, over the case as it began."""
    return reduce(efter, handelser, arende)


def _beslut_efter(
    arende: Arende,
    handelse: Handelse,
    nummer: int,
) -> tuple[RegistreratBeslut, ...]:
    match handelse:
        case BeslutRegistrerat():
            kvar = tuple(
                ett.model_copy(update={"ersatt": True}) if ett.nummer == handelse.ersatter else ett
                for ett in arende.beslut
            )
            return (*kvar, RegistreratBeslut(nummer=nummer, beslut=handelse.beslut))
        case BeslutBekraftat():
            return _ersatt_andra(arende, handelse)
        case Justerat() | Anslaget():
            andrat = {"anslaget": handelse.anslaget}
            if isinstance(handelse, Justerat):
                andrat["justerat"] = handelse.justerat
            return tuple(
                ett.model_copy(update={"beslut": ett.beslut.model_copy(update=andrat)})
                if ett.nummer == handelse.nummer
                else ett
                for ett in arende.beslut
            )
        case _:
            return arende.beslut


def _ersatt_andra(arende: Arende, handelse: BeslutBekraftat) -> tuple[RegistreratBeslut, ...]:
    """Put the confirmed report in the place of every other, on the points that it confirms."""
    bekraftade = {foljd.punkt for foljd in handelse.foljder}
    return tuple(
        ett if ett.nummer == handelse.nummer else _bortvald(ett, bekraftade, handelse.nummer)
        for ett in arende.beslut
    )


def _bortvald(ett: RegistreratBeslut, bekraftade: set[str], nummer: int) -> RegistreratBeslut:
    """Leave an earlier återremiss, bordläggning or note alone: it led up to what was confirmed."""
    nya = {
        rad.punkt
        for rad in ett.beslut.punkter
        if rad.punkt in bekraftade
        and (ett.nummer > nummer or rad.utfall not in ORDNINGSUTFALL | EJ_BESLUT)
    }
    bort = nya.union(ett.bortvalda)
    alla = bort.issuperset(rad.punkt for rad in ett.beslut.punkter)
    return ett.model_copy(
        update={"bortvalda": tuple(sorted(bort)), "ersatt": ett.ersatt or alla},
    )
