"""What a command on agreements leads to, and the state after it."""

from datetime import datetime
from typing import assert_never

from beslutsmodell.avtal.handelser import (
    AvtalInlamnat,
    AvtalKvitterat,
    AvtalRegistrerat,
    Avtalshandelse,
    SentAvtalProvat,
)
from beslutsmodell.avtal.handling import Avtalshandling
from beslutsmodell.avtal.kommandon import (
    Avtalskommando,
    Kvittera,
    LamnaIn,
    ProvaSent,
    RegistreraAvtal,
)
from beslutsmodell.avtal.lage import Huvudmansavtal, Inlamning, Kvittens
from beslutsmodell.avtal.tider import sent_i_ord
from beslutsmodell.fel import InlamningNekad, OgiltigtBeslut
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.regler.brist import Brist


def hantera_avtal(
    avtal: Huvudmansavtal,
    kommando: Avtalskommando,
    *,
    brister: tuple[Brist, ...],
    frist: datetime,
    nu: datetime,
) -> tuple[Avtalshandelse, ...]:
    """Give the events that the command leads to, or raise a Modellfel and change nothing.

    `brister` is what `granska` says of the agreements as they stand; `frist` the receiver's
    deadline that holds now, which is not statutory and never rolls.
    """
    match kommando:
        case RegistreraAvtal():
            return (_registrera(kommando, frist=frist, nu=nu),)
        case LamnaIn():
            kontrollera_inlamning(avtal, brister, frist=frist, nu=nu)
            inlamning = Inlamning(paket=kommando.paket, skickat=nu)
            return (AvtalInlamnat(huvudman=avtal.huvudman, inlamning=inlamning, av=kommando.av),)
        case Kvittera():
            return (_kvittera(avtal, kommando, frist=frist, nu=nu),)
        case ProvaSent():
            return (_prova(avtal, kommando, frist=frist, nu=nu),)
        case _:
            assert_never(kommando)


def efter_avtal(avtal: Huvudmansavtal, handelse: Avtalshandelse) -> Huvudmansavtal:
    """Give the agreements after the event."""
    andrat: dict[str, object]
    match handelse:
        case AvtalRegistrerat() if _samma_avtal(avtal, handelse):
            andrat = _kand_tid(avtal, handelse.handling)
        case AvtalRegistrerat():
            andrat = {
                "handlingar": {**avtal.handlingar, handelse.handling.slag: handelse.handling},
                "sent": avtal.sent or handelse.efter_frist,
                # A ruling holds for what it ruled on, not for what comes late after it.
                "sent_godtas": None if handelse.efter_frist else avtal.sent_godtas,
                "inlamning": None,
                "kvittens": None,
                "tidigare_inlamning": avtal.inlamning or avtal.tidigare_inlamning,
                "tidigare_kvittens": avtal.kvittens or avtal.tidigare_kvittens,
            }
        case AvtalInlamnat():
            andrat = {"inlamning": handelse.inlamning}
        case AvtalKvitterat():
            andrat = {"kvittens": handelse.kvittens}
        case SentAvtalProvat():
            andrat = {"sent_godtas": handelse.godtas}
        case _:
            assert_never(handelse)
    return avtal.model_copy(update={**andrat, "version": avtal.version + 1})


def _samma_avtal(avtal: Huvudmansavtal, handelse: AvtalRegistrerat) -> bool:
    """Tell whether the same agreement has come before: a copy changes nothing that has been done.

    The same file read in another way is no copy: a misreading can be put right.
    """
    forra = avtal.handlingar.get(handelse.handling.slag)
    return forra is not None and forra == handelse.handling.model_copy(
        update={"inkommet": forra.inkommet, "skickat": forra.skickat},
    )


def _kand_tid(avtal: Huvudmansavtal, kopia: Avtalshandling) -> dict[str, object]:
    """Give what a copy adds: when it was sent, until it has been handed over as it was."""
    forra = avtal.handlingar[kopia.slag]
    if kopia.skickat is None or avtal.inlamning or kopia.skickat > forra.inkommet:
        return {}
    med_tid = forra.model_copy(update={"skickat": kopia.skickat})
    return {"handlingar": {**avtal.handlingar, kopia.slag: med_tid}}


def kontrollera_inlamning(
    avtal: Huvudmansavtal,
    brister: tuple[Brist, ...],
    *,
    frist: datetime,
    nu: datetime,
) -> None:
    """Raise InlamningNekad with everything that stands in the way, in one go."""
    hinder = [str(brist) for brist in brister]
    if not (avtal.handlingar or hinder):
        hinder.append(
            "Det finns inget avtal att lämna in, och inget väntas: ingen punkt är godkänd, eller "
            "omgången har inga avtal. Finns det ändå ett, registrera det med `beslut avtal "
            "registrera`.",
        )
    if avtal.kvittens:
        hinder.append("Avtalen är redan kvitterade av mottagaren. Inget mer behöver lämnas in.")
    if avtal.sent_godtas is False:
        hinder.append("Mottagaren har avvisat avtalen som för sena. Vänd dig till mottagaren.")
    elif avtal.sent_godtas is None and avtal.handlingar and (avtal.sent or nu > frist):
        hinder.append(
            "Fristen har passerat. Mottagaren avgör om avtalen godtas: registrera beskedet med "
            f"`beslut avtal prova-sent`. {sent_i_ord(avtal)}",
        )
    if hinder:
        raise InlamningNekad(huvudman=avtal.huvudman, brister=tuple(hinder))


def _registrera(
    kommando: RegistreraAvtal,
    *,
    frist: datetime,
    nu: datetime,
) -> AvtalRegistrerat:
    if kommando.handling.inkommet > nu:
        raise OgiltigtBeslut(
            f"Avtalet för {kommando.handling.huvudman} sägs ha kommit in i framtiden "
            f"({kommando.handling.inkommet:%Y-%m-%d %H:%M}). Rätta tidpunkten.",
        )
    _krav_ordning(kommando.handling, nu=nu)
    return AvtalRegistrerat(
        huvudman=kommando.handling.huvudman,
        handling=kommando.handling,
        efter_frist=kommando.handling.inkommet > frist,
        av=kommando.av,
    )


def _krav_ordning(handling: Avtalshandling, *, nu: datetime) -> None:
    """Raise OgiltigtBeslut when it was sent after it came, or has not been sent yet."""
    if handling.skickat is None or handling.skickat <= handling.inkommet:
        return
    nar = f"{handling.skickat.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"
    if handling.skickat > nu:
        raise OgiltigtBeslut(
            f"Avtalet för {handling.huvudman} sägs ha skickats i framtiden ({nar}). Rätta "
            "tidpunkten.",
        )
    raise OgiltigtBeslut(
        f"Avtalet för {handling.huvudman} sägs ha skickats {nar}, efter att det kom in "
        f"({handling.inkommet.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}). Rätta den tidpunkt som är "
        "fel.",
    )


def _kvittera(
    avtal: Huvudmansavtal,
    kommando: Kvittera,
    *,
    frist: datetime,
    nu: datetime,
) -> AvtalKvitterat:
    if avtal.inlamning is None:
        raise OgiltigtBeslut(
            f"{avtal.huvudman} har inte lämnat in något att kvittera. Lämna in först med "
            "`beslut lamna-in`.",
        )
    if avtal.kvittens:
        raise OgiltigtBeslut(
            f"{avtal.huvudman} är redan kvitterad med referens {avtal.kvittens.referens}. "
            "Inget mer behövs.",
        )
    if kommando.mottaget > nu:
        raise OgiltigtBeslut("Kvittensen är daterad i framtiden. Rätta tidpunkten.")
    kvittens = Kvittens(
        referens=kommando.referens,
        mottaget=kommando.mottaget,
        efter_frist=kommando.mottaget > frist,
    )
    return AvtalKvitterat(huvudman=avtal.huvudman, kvittens=kvittens, av=kommando.av)


def _prova(
    avtal: Huvudmansavtal,
    kommando: ProvaSent,
    *,
    frist: datetime,
    nu: datetime,
) -> SentAvtalProvat:
    # What was sent in time may arrive late: until it is acknowledged the receiver may rule.
    if not avtal.handlingar or avtal.kvittens or not (avtal.sent or nu > frist):
        raise OgiltigtBeslut(
            f"{avtal.huvudman} har inget avtal som kommit efter fristen och väntar på besked. Det "
            "finns inget att pröva.",
        )
    return SentAvtalProvat(
        huvudman=avtal.huvudman,
        godtas=kommando.godtas,
        motivering=kommando.motivering,
        av=kommando.av,
        provat=nu,
    )
