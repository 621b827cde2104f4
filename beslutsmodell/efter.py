"""The next state of a case after an event, and the fold over all events."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import reduce

from beslutsmodell.arende import Arende, Punkt, RegistreratBeslut
from beslutsmodell.beslut import Beslut
from beslutsmodell.handelser import (
    Anmalt,
    Anslaget,
    BeslutBekraftat,
    BeslutRegistrerat,
    Handelse,
    Inhiberat,
    InhibitionHavd,
    Justerat,
    OverklagandeAvslaget,
    Overklagat,
    PaminnelserAterupptagna,
    PaminnelserPausade,
    Upphavt,
)
from beslutsmodell.punktlage import BESLUTADE
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
            "pausad_till": _paus_efter(arende, handelse),
            "version": nummer,
        },
    )


def spela_upp(arende: Arende, handelser: Iterable[Handelse]) -> Arende:
    """Fold the events of a case, in order of number, over the case as it began."""
    return reduce(efter, handelser, arende)


def med_protokoll(beslut: Beslut, handelse: Justerat | Anslaget) -> Beslut:
    """Give a decision with what the event tells of its minutes."""
    falt = {"justerat", "anslaget", "nedtaget", "angiven_sista_dag"}
    return beslut.model_copy(update=handelse.model_dump(include=falt))


def _paus_efter(arende: Arende, handelse: Handelse) -> date | None:
    match handelse:
        case PaminnelserPausade(till=till):
            return till
        case PaminnelserAterupptagna():
            return None
        case _:
            return arende.pausad_till


def _beslut_efter(
    arende: Arende,
    handelse: Handelse,
    nummer: int,
) -> tuple[RegistreratBeslut, ...]:
    match handelse:
        case BeslutRegistrerat():
            nytt = _nytt_beslut(arende, handelse, nummer)
            return _med_beslut(arende.beslut, nytt, ersatter=handelse.ersatter)
        case BeslutBekraftat():
            return _ersatt_andra(arende, handelse)
        case Justerat() | Anslaget():
            return _andrat(
                arende, handelse.nummer, lambda b: {"beslut": med_protokoll(b.beslut, handelse)}
            )
        case Anmalt():
            return _andrat(arende, handelse.nummer, lambda _: {"anmalt": handelse.datum})
        case Overklagat() | Inhiberat() | InhibitionHavd() | OverklagandeAvslaget():
            return _andrat(
                arende, handelse.nummer, lambda b: {"i_domstol": (*b.i_domstol, handelse)}
            )
        case Upphavt():
            return _utan_upphavt(arende, handelse)
        case _:
            return arende.beslut


def _andrat(
    arende: Arende,
    nummer: int,
    hur: Callable[[RegistreratBeslut], Mapping[str, object]],
) -> tuple[RegistreratBeslut, ...]:
    """Give the decisions with one of them changed."""
    return tuple(
        ett.model_copy(update=hur(ett)) if ett.nummer == nummer else ett for ett in arende.beslut
    )


def _nytt_beslut(arende: Arende, handelse: BeslutRegistrerat, nummer: int) -> RegistreratBeslut:
    """Give the decision as recorded; what tells once more of the same meeting keeps its fate.

    That is a correction, or the same report again: an appeal of it has still been made.
    """
    nytt = RegistreratBeslut(nummer=nummer, beslut=handelse.beslut)
    fore = handelse.ersatter or _upprepar(arende, handelse, nummer)
    gammalt = None if fore is None else arende.finn_beslut(fore)
    if gammalt is None:
        return nytt
    falt = ("upphavda", "anmalt", "i_domstol")
    return nytt.model_copy(update={namn: getattr(gammalt, namn) for namn in falt})


def _upprepar(arende: Arende, handelse: BeslutRegistrerat, nummer: int) -> int | None:
    """Give the number of the decision that is only told again, so that a later report bears it."""
    for foljd in handelse.foljder:
        fore = _barare_fran_samma_mote(arende, foljd.punkt, handelse.beslut)
        if fore is not None and getattr(foljd.lage, "beslut", None) == nummer:
            return fore.nummer
    return None


def _barare_fran_samma_mote(arende: Arende, punkt: str, beslut: Beslut) -> RegistreratBeslut | None:
    """Give the decision that a decided point rests on, when the report is of its meeting."""
    if arende.punkter[punkt].lage.kod not in BESLUTADE:
        return None
    ett = arende.finn_beslut(arende.barande_beslut(punkt) or 0)
    return ett if ett is not None and ett.beslut.samma_sammantrade(beslut) else None


def _utan_upphavt(arende: Arende, handelse: Upphavt) -> tuple[RegistreratBeslut, ...]:
    """Let neither what was annulled, nor what led up to it, hold for its points any more."""
    borta = {foljd.punkt for foljd in handelse.foljder}
    return tuple(
        ett.model_copy(
            update={
                "upphavda": tuple(
                    rad.punkt
                    for rad in ett.beslut.punkter
                    if rad.punkt in borta or rad.punkt in ett.upphavda
                ),
                "i_domstol": (*ett.i_domstol, handelse)
                if ett.nummer == handelse.nummer
                else ett.i_domstol,
            }
        )
        for ett in arende.beslut
    )


def _med_beslut(
    beslut: tuple[RegistreratBeslut, ...],
    nytt: RegistreratBeslut,
    *,
    ersatter: int | None,
) -> tuple[RegistreratBeslut, ...]:
    """Put a correction in the place of what it replaces, since it tells of the same meeting."""
    for plats, ett in enumerate(beslut):
        if ett.nummer == ersatter:
            gammalt = ett.model_copy(update={"ersatt": True})
            return (*beslut[:plats], gammalt, nytt, *beslut[plats + 1 :])
    return (*beslut, nytt)


def _ersatt_andra(arende: Arende, handelse: BeslutBekraftat) -> tuple[RegistreratBeslut, ...]:
    """Put the confirmed report in the place of every other, on the points that it confirms."""
    bekraftade = {foljd.punkt for foljd in handelse.foljder}
    plats = [ett.nummer for ett in arende.beslut].index(handelse.nummer)
    return (
        *(_bortvald(ett, bekraftade, senare=False) for ett in arende.beslut[:plats]),
        _med_domstolens(arende, arende.beslut[plats], bekraftade),
        *(_bortvald(ett, bekraftade, senare=True) for ett in arende.beslut[plats + 1 :]),
    )


def _med_domstolens(
    arende: Arende, ett: RegistreratBeslut, bekraftade: Iterable[str]
) -> RegistreratBeslut:
    """Let the confirmed report keep what has happened in court to the one that it displaces."""
    for punkt in bekraftade:
        fore = _barare_fran_samma_mote(arende, punkt, ett.beslut)
        if fore is not None and fore.nummer != ett.nummer:
            return ett.model_copy(update={"i_domstol": fore.i_domstol})
    return ett


def _bortvald(
    ett: RegistreratBeslut,
    bekraftade: set[str],
    *,
    senare: bool,
) -> RegistreratBeslut:
    """Leave an earlier återremiss, bordläggning or note alone: it led up to what was confirmed."""
    nya = {
        rad.punkt
        for rad in ett.beslut.punkter
        if rad.punkt in bekraftade and (senare or rad.utfall not in ORDNINGSUTFALL | EJ_BESLUT)
    }
    bort = nya.union(ett.bortvalda)
    alla = bort.issuperset(rad.punkt for rad in ett.beslut.punkter)
    return ett.model_copy(
        update={"bortvalda": tuple(sorted(bort)), "ersatt": ett.ersatt or alla},
    )
